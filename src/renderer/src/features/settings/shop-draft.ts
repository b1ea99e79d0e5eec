import type { Day } from '../../../../domain/day.ts'
import { type DirectIssue, easyPayServices, type WalletId, walletIds } from '../../../../domain/easy-pay.ts'
import type { GatewayChoices, Shop, ShopColour, TaxSettings } from '../../../../domain/shop.ts'

/** The wallets whose receipts a merchant may take over (R22). */
export const takeOverWallets: readonly WalletId[] = walletIds.filter((id) => {
  const direct: DirectIssue = easyPayServices[id].directIssue
  return direct === 'after-telling-kcp' || direct === 'when-needed'
})

/** A shop's settings while they are being changed. A wallet taken over may have no day yet. */
export interface ShopDraft {
  readonly name: string
  readonly colour: ShopColour
  readonly tax: Omit<TaxSettings, 'directIssue'>
  readonly direct: Readonly<Partial<Record<WalletId, { readonly since: Day | null }>>>
  readonly choices: GatewayChoices
}

/** The draft of a shop as it is. */
export function draftOf({
  name,
  colour,
  tax: { directIssue, ...tax },
  choices,
}: Pick<Shop, 'name' | 'colour' | 'tax' | 'choices'>): ShopDraft {
  const direct: Partial<Record<WalletId, { readonly since: Day | null }>> = {}
  for (const id of walletIds) {
    const since = directIssue[id]
    if (since !== undefined) direct[id] = { since }
  }
  return { name, colour, tax, direct, choices }
}

/** The settings a draft stands for; null while a wallet taken over has no day or the name is empty. */
export function settingsOf(draft: ShopDraft): Pick<Shop, 'name' | 'colour' | 'tax' | 'choices'> | null {
  const directIssue: Partial<Record<WalletId, Day>> = {}
  for (const id of walletIds) {
    const taken = draft.direct[id]
    if (taken === undefined) continue
    if (taken.since === null) return null
    directIssue[id] = taken.since
  }
  const name = draft.name.trim()
  return name === '' ? null : { name, colour: draft.colour, tax: { ...draft.tax, directIssue }, choices: draft.choices }
}

/** Do two drafts stand for the same settings? */
export const sameDraft = (a: ShopDraft, b: ShopDraft): boolean => textOf(a) === textOf(b)

const textOf = ({ name, colour, tax, direct, choices }: ShopDraft): string =>
  JSON.stringify([
    name,
    colour,
    tax.mandatory,
    tax.mixedThreshold,
    tax.exemptShare,
    walletIds.map((id) => direct[id]?.since ?? (direct[id] === undefined ? 'off' : 'on')),
    Object.entries(choices).sort(([a], [b]) => a.localeCompare(b)),
  ])
