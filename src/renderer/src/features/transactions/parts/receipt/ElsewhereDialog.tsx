import { useState } from 'react'
import {
  type ReceiptActKind,
  type ReceiptPurpose,
  receiptPurposes,
} from '../../../../../../domain/receipt/receipt-act.ts'
import { formatWon } from '../../../../text/format.ts'
import {
  receiptAct as actWords,
  receiptCancel,
  receiptElsewhere as words,
  receiptIssue,
} from '../../../../text/ko/receipt-desk.ts'
import { receiptPurposeNames } from '../../../../text/words.ts'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { KeyValueList } from '../../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../../ui/MoneyText.tsx'
import { RadioGroup } from '../../../../ui/RadioGroup.tsx'
import { TextField } from '../../../../ui/TextField.tsx'
import type { CancelExtent } from './act-desk.ts'
import { ActFooter } from './ActFooter.tsx'
import styles from './ActForm.module.css'
import { ActNotices } from './ActNotices.tsx'
import { ActOutcome } from './ActOutcome.tsx'
import { type ActDialogOptions, useActDesk } from './use-act-desk.ts'

/** Writes down a receipt that was issued or cancelled outside this desk: nothing is sent, the evidence stays. */
export function ElsewhereDialog({ kind, ...options }: ActDialogOptions & { readonly kind: ReceiptActKind }) {
  const desk = useActDesk(kind, options)
  const { receiptDesk, row } = desk.detail
  const [purpose, setPurpose] = useState<ReceiptPurpose>('income-deduction')
  const [approvalNumber, setApprovalNumber] = useState('')
  const [note, setNote] = useState('')
  const [picked, setPicked] = useState<CancelExtent>('excess')
  const part =
    kind === 'cancel' && receiptDesk.excess !== null && receiptDesk.excess.left > 0 ? receiptDesk.excess : null
  const extent = part === null ? 'whole' : picked
  const isIssue = kind === 'issue'
  const blocked =
    desk.step === 'form' ? (isIssue ? receiptDesk.recordIssueBlocked : receiptDesk.recordCancelBlocked) : null
  const whole = isIssue ? receiptDesk.issueAmount : receiptDesk.cancelAmount
  const won = part !== null && extent === 'excess' ? part.won : whole
  const missing =
    blocked?.because ??
    (isIssue && approvalNumber.trim() === '' ? words.needApproval : note.trim() === '' ? words.needEvidence : null)
  const isSending = desk.step === 'sending'
  return (
    <Dialog
      title={words.title[kind](row.orderNumber)}
      isOpen
      onClose={options.onClose}
      shop={options.shop}
      isBusy={isSending}
      footer={
        <ActFooter
          desk={desk}
          confirm={words.confirm[kind](formatWon(won))}
          variant="primary"
          missing={missing}
          onConfirm={() => {
            if (missing === null) void desk.record({ purpose, extent, approvalNumber, note })
          }}
          onClose={options.onClose}
        />
      }
    >
      {desk.step === 'ended' && desk.outcome !== null ? (
        <ActOutcome
          act={desk.outcome}
          inquiry={desk.inquiry}
          said={words.written[kind](formatWon(desk.outcome.amount))}
        />
      ) : (
        <div className={styles['form']}>
          <ActNotices desk={desk} kind={kind} blocked={blocked} />
          <p>{words.sentence[kind]}</p>
          {part === null ? null : (
            <RadioGroup
              label={receiptCancel.range}
              value={extent}
              onChange={setPicked}
              isDisabled={isSending}
              choices={(['excess', 'whole'] as const).map((id) => ({
                id,
                name: words.extents[id](formatWon(id === 'excess' ? part.won : whole)),
              }))}
            />
          )}
          <div className={styles['figures']}>
            <KeyValueList
              isMoney
              items={[{ key: 'amount', name: words.amount[kind], value: <MoneyText won={won} /> }]}
            />
          </div>
          {isIssue ? (
            <RadioGroup
              label={receiptIssue.purpose}
              value={purpose}
              onChange={setPurpose}
              isDisabled={isSending}
              isInRow
              choices={receiptPurposes.map((id) => ({ id, name: receiptPurposeNames[id] }))}
            />
          ) : null}
          <TextField
            label={isIssue ? actWords.approval : words.cancelApproval}
            value={approvalNumber}
            onChange={setApprovalNumber}
            description={words.approvalHint[kind]}
            maxLength={40}
            isRequired={isIssue}
            isDisabled={isSending}
            autoFocus
          />
          <TextField
            label={words.evidence}
            kind="area"
            value={note}
            onChange={setNote}
            description={words.evidenceHint}
            maxLength={500}
            isRequired
            isDisabled={isSending}
          />
        </div>
      )}
    </Dialog>
  )
}
