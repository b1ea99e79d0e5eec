import { useState } from 'react'
import type { SeatVerdict } from '../../../../../../domain/seat.ts'
import { formatWon } from '../../../../text/format.ts'
import { seatRequest as words } from '../../../../text/ko/seats.ts'
import { ui } from '../../../../text/ko/ui.ts'
import { reasonNames } from '../../../../text/words.ts'
import { Button } from '../../../../ui/Button.tsx'
import { TimeText } from '../../../../ui/DayText.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { FailureNotice } from '../../../../ui/FailureNotice.tsx'
import { KeyValueList } from '../../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../../ui/MoneyText.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { Section } from '../../../../ui/Section.tsx'
import { TextField } from '../../../../ui/TextField.tsx'
import styles from './RequestDialog.module.css'
import type { SeatDesk, SeatRequest } from './store.ts'

/** Another seat's request with all that was shown there; what is answered is saved as a file. */
export function RequestDialog({
  request,
  desk,
  onReply,
}: {
  readonly request: SeatRequest
  readonly desk: Pick<SeatDesk, 'isActing' | 'refusal' | 'close'>
  readonly onReply: (verdict: SeatVerdict, note: string) => void
}) {
  const [note, setNote] = useState('')
  const { amount, reason, bar } = request
  const said = note.trim()
  const barred = bar === null ? null : words.bar[bar]
  const needReason = bar === 'own-request' ? barred : said === '' ? words.needReason : null
  return (
    <Dialog
      title={words.title(request.seatName)}
      isOpen
      onClose={desk.close}
      isBusy={desk.isActing}
      footer={
        <>
          <Button onPress={desk.close} isDisabled={desk.isActing} autoFocus>
            {ui.cancel}
          </Button>
          <Button
            onPress={() => onReply('refused', said)}
            isDisabled={desk.isActing || needReason !== null}
            because={needReason}
          >
            {words.refuse}
          </Button>
          <Button
            variant="danger"
            onPress={() => onReply('approved', said)}
            isDisabled={desk.isActing || barred !== null}
            because={barred}
          >
            {desk.isActing ? words.saving : words.approve(formatWon(amount))}
          </Button>
        </>
      }
    >
      <div className={styles['request']}>
        <div className={styles['figure']}>
          <MoneyText won={amount} size="figure" />
          <span className={styles['order']}>{request.orderNumber}</span>
          <span className={styles['quiet']}>
            <TimeText at={request.askedAt} /> · {words.by(request.askedBy)}
          </span>
        </div>
        {barred === null ? null : <Notice kind="warn" title={barred} />}
        {desk.refusal === null ? null : <FailureNotice failure={desk.refusal} />}
        <p className={styles['quiet']}>{words.sentence}</p>
        <Section title={words.why}>
          {request.because.map((because) => (
            <p key={because}>{because}</p>
          ))}
        </Section>
        <Section title={words.reason}>
          <p>
            {reasonNames[reason.code]}
            {reason.note === '' ? null : <span className={styles['quiet']}> · {reason.note}</span>}
          </p>
        </Section>
        <Section title={words.shown}>
          <KeyValueList items={request.facts.map(({ name, text }) => ({ key: name, name, value: text }))} />
        </Section>
        <TextField
          label={words.note}
          description={words.noteHint}
          value={note}
          onChange={setNote}
          maxLength={200}
          isDisabled={desk.isActing}
        />
      </div>
    </Dialog>
  )
}
