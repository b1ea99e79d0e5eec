import type { Day } from '../../../../domain/day.ts'
import { type DirectIssue, easyPayServices, type WalletId, walletIds } from '../../../../domain/easy-pay.ts'
import {
  type GatewayChoices,
  settledIssuers,
  type Shop,
  type ShopColour,
  type TaxSettings,
} from '../../../../domain/shop.ts'
import { lastTax } from '../../../../domain/tax-history.ts'

/** The wallets whose receipts a merchant may take over (R22). */
export const takeOverWallets: readonly WalletId[] = walletIds.filter((id) => {
  const direct: DirectIssue = easyPayServices[id].directIssue
  return direct === 'after-telling-kcp' || direct === 'when-needed'
})

/** Whose receipts can be waited for at each gateway, the gateway's own first. */
export const gatewayIssuers = {
  kcp: ['kcp', 'merchant', 'wallet'],
  payple: ['payple', 'merchant'],
} as const

/**
 * A shop's settings while they are being changed. A wallet taken over may have no day yet. `taxFrom` is the day from which payments are to
 * be judged by the changed settings of law; null while it is being typed.
 */
export interface ShopDraft {
  readonly name: string
  readonly colour: ShopColour
  readonly tax: Omit<TaxSettings, 'directIssue'>
  readonly taxFrom: Day | null
  readonly direct: Readonly<Partial<Record<WalletId, { readonly since: Day | null }>>>
  readonly choices: GatewayChoices
}

type Drafted = Pick<Shop, 'name' | 'colour' | 'taxHistory' | 'choices'>

/** The draft of a shop as it is: with the settings recorded last, to be changed from today on, or from their own day where that is to come. */
export function draftOf({ name, colour, taxHistory, choices }: Drafted, today: Day): ShopDraft {
  const last = lastTax(taxHistory)
  const { directIssue, ...tax } = last.tax
  const direct: Partial<Record<WalletId, { readonly since: Day | null }>> = {}
  for (const id of walletIds) {
    const since = directIssue[id]
    if (since !== undefined) direct[id] = { since }
  }
  return { name, colour, tax, taxFrom: last.appliesFrom > today ? last.appliesFrom : today, direct, choices }
}

/** What a draft would be saved as; `tax` null where the settings of law are not touched. */
export interface ShopSettingsInput extends Pick<Shop, 'name' | 'colour' | 'choices'> {
  readonly tax: { readonly settings: TaxSettings; readonly appliesFrom: Day } | null
}

/** The settings a draft stands for beside `saved`; null while a day or the name is missing. */
export function settingsOf(draft: ShopDraft, saved: ShopDraft): ShopSettingsInput | null {
  const name = draft.name.trim()
  const settings = taxOf(draft)
  if (name === '' || settings === null) return null
  const common = { name, colour: draft.colour, choices: draft.choices }
  if (!isTaxChanged(draft, saved)) return { ...common, tax: null }
  if (draft.taxFrom === null || walletsBeforeIt(draft, saved).length > 0) return null
  return { ...common, tax: { settings, appliesFrom: draft.taxFrom } }
}

function taxOf(draft: ShopDraft): TaxSettings | null {
  const directIssue: Partial<Record<WalletId, Day>> = {}
  for (const id of walletIds) {
    const taken = draft.direct[id]
    if (taken === undefined) continue
    if (taken.since === null) return null
    directIssue[id] = taken.since
  }
  return { ...draft.tax, directIssue }
}

/** Wallets newly taken over from a day before the settings are to apply: payments between the two would keep their old issuer. */
export const walletsBeforeIt = (draft: ShopDraft, saved: ShopDraft): readonly WalletId[] =>
  walletIds.filter((id) => {
    const since = draft.direct[id]?.since ?? null
    const isNew = since !== (saved.direct[id]?.since ?? null)
    return isNew && since !== null && draft.taxFrom !== null && since < draft.taxFrom
  })

/** Are the settings of law other ones? */
export const isTaxChanged = (a: ShopDraft, b: ShopDraft): boolean => taxText(a) !== taxText(b)

/** Do two drafts stand for the same settings? */
export const sameDraft = (a: ShopDraft, b: ShopDraft): boolean => textOf(a) === textOf(b)

const textOf = (draft: ShopDraft): string =>
  JSON.stringify([
    draft.name,
    draft.colour,
    taxText(draft),
    Object.entries(draft.choices).sort(([a], [b]) => a.localeCompare(b)),
  ])

const taxText = ({ tax, direct }: ShopDraft): string =>
  JSON.stringify([
    tax.mandatory,
    tax.mixedThreshold,
    tax.exemptShare,
    tax.travel,
    tax.walletMiss,
    tax.outsidePart,
    settledIssuers.map((id) => [tax.cancelWindow[id], tax.graceDays[id]]),
    walletIds.map((id) => direct[id]?.since ?? (direct[id] === undefined ? 'off' : 'on')),
  ])
