import type { ScreenProps } from '../../../../screen.ts'
import { seatAnswer, seatFiles } from '../../../../text/ko/seats.ts'
import { AnswerDialog } from './AnswerDialog.tsx'
import { RequestDialog } from './RequestDialog.tsx'
import type { SeatDesk } from './store.ts'

interface SeatDialogsOptions extends Pick<ScreenProps, 'shops' | 'say' | 'open'> {
  readonly desk: SeatDesk
}

/** What came from another seat and waits for a decision, above the page. */
export function SeatDialogs({ desk, shops, say, open }: SeatDialogsOptions) {
  const { request, answer } = desk
  const take = async () => {
    const taken = await desk.take()
    if (taken === null) return
    say({ kind: 'good', text: taken.refund === null ? seatAnswer.ended : seatAnswer.sent })
    if (taken.refund !== null) open('/refunds', taken.refund.id)
  }
  return (
    <>
      {request === null ? null : (
        <RequestDialog
          key={request.token}
          request={request}
          desk={desk}
          onReply={(verdict, note) =>
            void desk.reply(verdict, note).then((file) => {
              if (file !== null) say({ kind: 'good', text: seatFiles.answerSaved(file) })
            })
          }
        />
      )}
      {answer === null ? null : <AnswerDialog answer={answer} shops={shops} desk={desk} onTake={() => void take()} />}
    </>
  )
}
