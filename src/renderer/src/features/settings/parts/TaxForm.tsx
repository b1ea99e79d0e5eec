import { type DirectIssue, easyPayServices, type WalletId, walletNames } from '../../../../../domain/easy-pay.ts'
import type { GatewayId } from '../../../../../domain/gateway.ts'
import type { TaxSettings } from '../../../../../domain/shop.ts'
import { tax as words } from '../../../text/ko/settings.ts'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { DayField } from '../../../ui/DayField.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import type { Day } from '../../../../../domain/day.ts'
import { type ShopDraft, takeOverWallets } from '../shop-draft.ts'
import styles from './TaxForm.module.css'

interface TaxFormOptions {
  readonly gateway: GatewayId
  readonly today: Day
  readonly draft: ShopDraft
  readonly onDraft: (draft: ShopDraft) => void
}

const mandatory = (['ALL', 'BY_CATEGORY', 'NONE'] as const).map((id) => ({
  id,
  name: words.mandatoryChoices[id],
  hint: words.mandatoryHints[id],
}))
const mixedThreshold = (['TRANSACTION', 'CASH_PART'] as const).map((id) => ({
  id,
  name: words.mixedThresholdChoices[id],
  hint: words.mixedThresholdHints[id],
}))
const exemptShare = (['PROPORTION', 'CASH_FIRST', 'CARD_FIRST'] as const).map((id) => ({
  id,
  name: words.exemptShareChoices[id],
  hint: words.exemptShareHints[id],
}))

/** What law and gateways leave to the merchant; each choice says what it changes. */
export function TaxForm({ gateway, today, draft, onDraft }: TaxFormOptions) {
  const set = (change: Partial<Omit<TaxSettings, 'directIssue'>>) =>
    onDraft({ ...draft, tax: { ...draft.tax, ...change } })
  return (
    <div className={styles['form']}>
      <p className={styles['quiet']}>{words.sentence}</p>
      <RadioGroup
        label={words.mandatory}
        value={draft.tax.mandatory}
        onChange={(id) => set({ mandatory: id })}
        choices={mandatory}
      />
      <RadioGroup
        label={words.mixedThreshold}
        value={draft.tax.mixedThreshold}
        onChange={(id) => set({ mixedThreshold: id })}
        choices={mixedThreshold}
      />
      <RadioGroup
        label={words.exemptShare}
        value={draft.tax.exemptShare}
        onChange={(id) => set({ exemptShare: id })}
        choices={exemptShare}
      />
      <div className={styles['direct']} role="group" aria-label={words.direct}>
        <h4 className={styles['label']}>{words.direct}</h4>
        <p className={styles['quiet']}>{gateway === 'kcp' ? words.directSentence : words.directKcpOnly}</p>
        {gateway === 'kcp' ? (
          <>
            {takeOverWallets.map((id) => (
              <TakeOver key={id} wallet={id} today={today} draft={draft} onDraft={onDraft} />
            ))}
            <p className={styles['quiet']}>{words.directAlways}</p>
          </>
        ) : null}
      </div>
    </div>
  )
}

function TakeOver({ wallet, today, draft, onDraft }: Omit<TaxFormOptions, 'gateway'> & { readonly wallet: WalletId }) {
  const { balanceName, directIssue } = easyPayServices[wallet]
  const direct: DirectIssue = directIssue
  const taken = draft.direct[wallet]
  const { [wallet]: _, ...others } = draft.direct
  return (
    <div className={styles['wallet']}>
      <Checkbox
        isSelected={taken !== undefined}
        onChange={(on) => onDraft({ ...draft, direct: on ? { ...draft.direct, [wallet]: { since: today } } : others })}
      >
        {balanceName ?? walletNames[wallet]}
      </Checkbox>
      {taken === undefined ? null : (
        <DayField
          label={words.directSince(walletNames[wallet])}
          value={taken.since}
          onChange={(since) => onDraft({ ...draft, direct: { ...draft.direct, [wallet]: { since } } })}
          description={words.directSinceHint[direct === 'when-needed' ? 'when-needed' : 'after-telling-kcp']}
          problem={taken.since === null ? words.needDay : null}
        />
      )}
    </div>
  )
}
