import { useState } from 'react'
import { type ReceiptPurpose, receiptPurposes } from '../../../../../../domain/receipt/receipt-act.ts'
import type { GatewayId } from '../../../../../../domain/gateway.ts'
import { formatWon } from '../../../../text/format.ts'
import {
  receiptAct as actWords,
  receiptDouble as doubleWords,
  receiptIssue as words,
} from '../../../../text/ko/receipt-desk.ts'
import { receiptPurposeNames } from '../../../../text/words.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { KeyValueList } from '../../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../../ui/MoneyText.tsx'
import { RadioGroup } from '../../../../ui/RadioGroup.tsx'
import { TextField } from '../../../../ui/TextField.tsx'
import type { TransactionDetail } from '../../store.ts'
import { ActFooter } from './ActFooter.tsx'
import { ActNotices } from './ActNotices.tsx'
import { ActOutcome } from './ActOutcome.tsx'
import styles from './ActForm.module.css'
import { DoubleNotice } from './DoubleNotice.tsx'
import { identityMissing, identityNotice, issueSplitOf, wantsBusinessNumber } from './receipt-facts.ts'
import { type ActDialogOptions, useActDesk } from './use-act-desk.ts'

/** Issues a payment's receipt: what for, for whom, how much, and a button that says so in figures. */
export function IssueDialog(options: ActDialogOptions) {
  const desk = useActDesk('issue', options)
  const [purpose, setPurpose] = useState<ReceiptPurpose>('income-deduction')
  const [identity, setIdentity] = useState('')
  const { receiptDesk, row } = desk.detail
  const blocked = desk.step === 'form' ? receiptDesk.issueBlocked : null
  const [otherReason, setOtherReason] = useState('')
  const isDouble = desk.doubles.length > 0
  const missing =
    blocked?.because ??
    identityMissing(row.gateway, purpose, identity) ??
    (isDouble && otherReason.trim() === '' ? doubleWords.needReason : null)
  const isSending = desk.step === 'sending'
  const issue = async () => {
    if (missing !== null) return
    // What names the buyer leaves the page as soon as it is not needed.
    if (await desk.issue({ purpose, identity }, otherReason)) setIdentity('')
  }
  return (
    <Dialog
      title={words.title(row.orderNumber)}
      isOpen
      onClose={options.onClose}
      shop={options.shop}
      isBusy={isSending}
      footer={
        <ActFooter
          desk={desk}
          confirm={(isDouble ? doubleWords : words).confirm[purpose](formatWon(receiptDesk.issueAmount))}
          variant={isDouble ? 'danger' : 'primary'}
          missing={missing}
          isSaidAbove={blocked === null && identityNotice(row.gateway, purpose, identity).problem !== null}
          onConfirm={() => void issue()}
          onClose={options.onClose}
        />
      }
    >
      {desk.step === 'ended' && desk.outcome !== null ? (
        <ActOutcome act={desk.outcome} inquiry={desk.inquiry} />
      ) : (
        <div className={styles['form']}>
          <ActNotices desk={desk} kind="issue" blocked={blocked} />
          <IssueAmount detail={desk.detail} />
          <RadioGroup
            label={words.purpose}
            value={purpose}
            onChange={setPurpose}
            isDisabled={isSending}
            choices={receiptPurposes.map((id) => ({
              id,
              name: receiptPurposeNames[id],
              hint: wantsBusinessNumber(row.gateway, id) ? words.businessNumberOnly : words.purposeHints[id],
            }))}
          />
          <Identity
            gateway={row.gateway}
            purpose={purpose}
            identity={identity}
            onIdentity={(typed) => {
              setIdentity(typed)
              desk.forgetDoubles()
            }}
            isDisabled={isSending}
          />
          {isDouble ? (
            <DoubleNotice
              doubles={desk.doubles}
              reason={otherReason}
              onReason={setOtherReason}
              isDisabled={isSending}
            />
          ) : null}
        </div>
      )}
    </Dialog>
  )
}

/** The identity with what is said of it as it is typed. Enter in it sends nothing. */
function Identity({
  gateway,
  purpose,
  identity,
  onIdentity,
  isDisabled,
}: {
  readonly gateway: GatewayId
  readonly purpose: ReceiptPurpose
  readonly identity: string
  readonly onIdentity: (identity: string) => void
  readonly isDisabled: boolean
}) {
  const { problem, fits } = identityNotice(gateway, purpose, identity)
  return (
    <div className={styles['identity']}>
      <TextField
        label={wantsBusinessNumber(gateway, purpose) ? words.businessNumber : words.identity[purpose]}
        value={identity}
        onChange={onIdentity}
        description={fits === null ? words.identityHint : `${fits} ${words.identityHint}`}
        problem={problem}
        maxLength={40}
        isDisabled={isDisabled}
        autoFocus
      />
      {purpose === 'income-deduction' ? (
        <div>
          <Button size="small" isDisabled={isDisabled} onPress={() => onIdentity(words.selfNumber)}>
            {words.selfIssue}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** How much would be issued and how it divides for tax, as far as that is known here. */
function IssueAmount({ detail }: { readonly detail: TransactionDetail }) {
  const split = issueSplitOf(detail)
  const shares = (['supply', 'vat', 'taxFree', 'service'] as const).filter((share) => (split?.[share] ?? 0) > 0)
  return (
    <div className={styles['figures']}>
      <KeyValueList
        isMoney
        items={[
          {
            key: 'amount',
            name: actWords.amount.issue,
            value: (
              <strong>
                <MoneyText won={detail.receiptDesk.issueAmount} />
              </strong>
            ),
          },
          ...shares.map((share) => ({
            key: share,
            name: actWords[share],
            value: <MoneyText won={split?.[share] ?? null} />,
          })),
        ]}
      />
      {split === null ? <p className={styles['quiet']}>{actWords.splitLater}</p> : null}
    </div>
  )
}
