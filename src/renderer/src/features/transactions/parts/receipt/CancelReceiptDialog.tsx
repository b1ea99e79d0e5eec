import { useState } from 'react'
import { formatWon } from '../../../../text/format.ts'
import { receiptAct as actWords, receiptCancel as words } from '../../../../text/ko/receipt-desk.ts'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { KeyValueList } from '../../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../../ui/MoneyText.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { RadioGroup } from '../../../../ui/RadioGroup.tsx'
import type { TransactionDetail } from '../../store.ts'
import { ActFooter } from './ActFooter.tsx'
import { ActNotices } from './ActNotices.tsx'
import { ActOutcome } from './ActOutcome.tsx'
import type { CancelExtent, CancelReason } from './act-desk.ts'
import styles from './ActForm.module.css'
import { cancelBlockOf, liveApprovalOf } from './receipt-facts.ts'
import { type ActDialogOptions, useActDesk } from './use-act-desk.ts'

const reasons = ['trade-cancelled', 'issued-in-error', 'other'] as const satisfies readonly CancelReason[]

/** Cancels a payment's live receipt, whole or by what it is too much, and says what has to follow where money is left. */
export function CancelReceiptDialog(options: ActDialogOptions) {
  const desk = useActDesk('cancel', options)
  const { receiptDesk, row } = desk.detail
  const { excess } = receiptDesk
  const [picked, setPicked] = useState<CancelExtent>('excess')
  const extent = excess?.canCancelAlone === true ? picked : 'whole'
  const isRetry = receiptDesk.retryOf !== null
  // A refund that went through is a trade taken back; everything else the operator has to say.
  const [reason, setReason] = useState<CancelReason | null>(isRetry || excess !== null ? 'trade-cancelled' : null)
  const blocked = desk.step === 'form' ? cancelBlockOf(desk.detail) : null
  const missing = blocked?.because ?? (reason === null ? words.needReason : null)
  const amount = extent === 'excess' && excess !== null ? excess.won : receiptDesk.cancelAmount
  const won = formatWon(amount)
  const confirm = isRetry ? words.retryConfirm : extent === 'excess' ? words.excessConfirm : words.confirm
  const isSending = desk.step === 'sending'
  const cancel = async () => {
    if (missing === null && reason !== null) await desk.cancel(reason, extent)
  }
  return (
    <Dialog
      title={(isRetry ? words.retryTitle : words.title)(row.orderNumber)}
      isOpen
      onClose={options.onClose}
      shop={options.shop}
      isBusy={isSending}
      footer={
        <ActFooter
          desk={desk}
          confirm={confirm(won)}
          variant="danger"
          missing={missing}
          onConfirm={() => void cancel()}
          onClose={options.onClose}
        />
      }
    >
      {desk.step === 'ended' && desk.outcome !== null ? (
        <ActOutcome act={desk.outcome} inquiry={desk.inquiry} />
      ) : (
        <div className={styles['form']}>
          <ActNotices desk={desk} kind="cancel" blocked={blocked} />
          <p>{isRetry ? words.retrySentence : sentenceOf(desk.detail)}</p>
          {excess?.canCancelAlone === true ? (
            <RadioGroup
              label={words.range}
              value={extent}
              onChange={setPicked}
              isDisabled={isSending}
              choices={(['excess', 'whole'] as const).map((id) => ({
                id,
                name: words.extents[id](formatWon(id === 'excess' ? excess.won : receiptDesk.cancelAmount)),
                hint: words.extentHints[id](formatWon(excess.left)),
              }))}
            />
          ) : null}
          <div className={styles['figures']}>
            <KeyValueList
              items={[
                {
                  key: 'amount',
                  name: actWords.amount.cancel,
                  value: (
                    <strong>
                      <MoneyText won={amount} />
                    </strong>
                  ),
                },
                { key: 'range', name: words.range, value: extent === 'excess' ? words.part : words.whole },
                { key: 'approval', name: words.approval, value: liveApprovalOf(desk.detail) ?? '—' },
              ]}
            />
          </div>
          {extent === 'excess' ? null : <Aftermath detail={desk.detail} />}
          <RadioGroup
            label={words.reason}
            value={reason}
            onChange={setReason}
            isDisabled={isSending}
            isInRow
            choices={reasons.map((id) => ({ id, name: words.reasons[id] }))}
          />
        </div>
      )}
    </Dialog>
  )
}

/** What a cancel does at this payment's gateway. */
const sentenceOf = ({ row, receiptDesk }: TransactionDetail): string =>
  receiptDesk.excess !== null ? words.excessSentence : row.gateway === 'payple' ? words.sentence : words.wholeSentence

/** R54: a whole cancel takes the receipt of money that was not refunded, too, which then must be issued anew. */
function Aftermath({ detail }: { readonly detail: TransactionDetail }) {
  const { row, receiptDesk } = detail
  const left = receiptDesk.issueAmount
  if (left === 0) return null
  return row.refunded > 0 ? (
    <Notice kind="warn" title={words.partTitle} text={words.partSentence(formatWon(row.refunded), formatWon(left))} />
  ) : (
    <Notice kind="warn" title={words.unrefundedTitle} text={words.unrefunded} />
  )
}
