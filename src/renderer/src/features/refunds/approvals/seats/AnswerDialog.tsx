import type { ShopEntry } from '../../../../screen.ts'
import { formatWon } from '../../../../text/format.ts'
import { seatAnswer as words } from '../../../../text/ko/seats.ts'
import { TimeText } from '../../../../ui/DayText.tsx'
import { ConfirmDialog } from '../../../../ui/Dialog.tsx'
import { FailureNotice } from '../../../../ui/FailureNotice.tsx'
import { KeyValueList } from '../../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../../ui/MoneyText.tsx'
import styles from './AnswerDialog.module.css'
import type { SeatAnswer, SeatDesk } from './store.ts'

/** Another seat's answer: who gave it, and what will happen here when it is taken. */
export function AnswerDialog({
  answer,
  shops,
  desk,
  onTake,
}: {
  readonly answer: SeatAnswer
  readonly shops: readonly ShopEntry[]
  readonly desk: Pick<SeatDesk, 'isActing' | 'refusal' | 'close'>
  readonly onTake: () => void
}) {
  const { verdict, orderNumber, amount, note } = answer
  const isApproved = verdict === 'approved'
  const won = formatWon(amount)
  return (
    <ConfirmDialog
      title={words.title[verdict]}
      shop={shops.find((entry) => entry.shop.id === answer.shopId)?.shop ?? null}
      isOpen
      onClose={desk.close}
      isBusy={desk.isActing}
      isDangerous={isApproved}
      confirm={desk.isActing ? words.taking[verdict] : isApproved ? words.send(orderNumber, won) : words.end}
      onConfirm={onTake}
    >
      <div className={styles['answer']}>
        <KeyValueList
          items={[
            { key: 'order', name: words.order, value: orderNumber },
            { key: 'amount', name: words.amount, value: <MoneyText won={amount} /> },
            { key: 'by', name: words.by, value: answer.askedBy },
            { key: 'seat', name: words.seat, value: answer.seatName },
            { key: 'answered-by', name: words.answeredBy, value: answer.answeredBy },
            { key: 'answered-at', name: words.answeredAt, value: <TimeText at={answer.answeredAt} /> },
            ...(note === '' ? [] : [{ key: 'note', name: words.note, value: note }]),
          ]}
        />
        <p>{isApproved ? words.approvedSentence(orderNumber, won) : words.refusedSentence}</p>
        {desk.refusal === null ? null : <FailureNotice failure={desk.refusal} />}
      </div>
    </ConfirmDialog>
  )
}
