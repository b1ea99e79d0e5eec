import { type DirectIssue, easyPayServices, type WalletId, walletNames } from '../../../../../domain/easy-pay.ts'
import type { GatewayId } from '../../../../../domain/gateway.ts'
import type { TaxSettings } from '../../../../../domain/shop.ts'
import { tax as words } from '../../../text/ko/settings.ts'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { DayField } from '../../../ui/DayField.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import type { Day } from '../../../../../domain/day.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { isTaxChanged, type ShopDraft, takeOverWallets, walletsBeforeIt } from '../shop-draft.ts'
import { IssuerForm } from './IssuerForm.tsx'
import styles from './TaxForm.module.css'

interface TaxFormOptions {
  readonly gateway: GatewayId
  readonly today: Day
  readonly draft: ShopDraft
  readonly saved: ShopDraft
  /** Days of settings that hold now and would not any more, were the draft saved. */
  readonly overruled: readonly Day[]
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

const walletMiss = (['RISK', 'CHECK'] as const).map((id) => ({
  id,
  name: words.walletMissChoices[id],
  hint: words.walletMissHints[id],
}))
const outsidePart = (['ASK', 'PART', 'WHOLE'] as const).map((id) => ({
  id,
  name: words.outsidePartChoices[id],
  hint: words.outsidePartHints[id],
}))

/** What law and gateways leave to the merchant; each choice says what it changes. */
export function TaxForm(options: TaxFormOptions) {
  const { gateway, draft, overruled, onDraft } = options
  const set = (change: Partial<Omit<TaxSettings, 'directIssue'>>) =>
    onDraft({ ...draft, tax: { ...draft.tax, ...change } })
  return (
    <div className={styles['form']}>
      <p className={styles['quiet']}>{words.sentence}</p>
      <div className={styles['from']}>
        <DayField
          label={words.from}
          value={draft.taxFrom}
          onChange={(taxFrom) => onDraft({ ...draft, taxFrom })}
          description={words.fromHint}
          problem={draft.taxFrom === null ? words.needFrom : null}
        />
      </div>
      {overruled.length > 0 && isTaxChanged(draft, options.saved) ? (
        <Notice kind="warn" title={words.overrules(overruled.join(', '))} text={words.overrulesNext} />
      ) : null}
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
              <TakeOver key={id} wallet={id} {...options} />
            ))}
            <p className={styles['quiet']}>{words.directAlways}</p>
          </>
        ) : null}
      </div>
      <div className={styles['direct']} role="group" aria-label={words.travel}>
        <h4 className={styles['label']}>{words.travel}</h4>
        <Checkbox isSelected={draft.tax.travel} onChange={(travel) => set({ travel })}>
          {words.travelYes}
        </Checkbox>
        <p className={styles['quiet']}>{words.travelHint}</p>
      </div>
      {gateway === 'kcp' ? (
        <>
          <RadioGroup
            label={words.walletMiss}
            value={draft.tax.walletMiss}
            onChange={(id) => set({ walletMiss: id })}
            choices={walletMiss}
          />
          <div className={styles['direct']}>
            <RadioGroup
              label={words.outsidePart}
              value={draft.tax.outsidePart}
              onChange={(id) => set({ outsidePart: id })}
              choices={outsidePart}
            />
            <p className={styles['quiet']}>{words.outsidePartNote}</p>
          </div>
        </>
      ) : null}
      <IssuerForm gateway={gateway} tax={draft.tax} onChange={set} />
    </div>
  )
}

function TakeOver({ wallet, today, draft, saved, onDraft }: TaxFormOptions & { readonly wallet: WalletId }) {
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
          problem={
            taken.since === null
              ? words.needDay
              : walletsBeforeIt(draft, saved).includes(wallet)
                ? words.directBefore
                : null
          }
        />
      )}
    </div>
  )
}
