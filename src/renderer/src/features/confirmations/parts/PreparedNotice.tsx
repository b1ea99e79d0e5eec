import type { PreparedState } from '../../../../../domain/prepared-payment.ts'
import { formatWon } from '../../../text/format.ts'
import { confirmations, preparedNotice as words } from '../../../text/ko/confirmations.ts'
import { Notice } from '../../../ui/Notice.tsx'
import type { Prepared } from '../prepared.ts'

interface PreparedNoticeOptions {
  readonly prepared: Prepared
  readonly state: PreparedState
}

/** What a prepared payment's state means and what can be done. Nothing to say of one that waits for its first confirm. */
export function PreparedNotice({ prepared, state }: PreparedNoticeOptions) {
  const { answer, won, transactionId } = prepared
  switch (state) {
    case 'waiting':
      return prepared.earlier === 0 ? null : (
        <Notice
          kind="info"
          title={words.waitingAgain}
          text={<Lines of={[earlierAnswer(prepared), words.waitingAgainNext]} />}
        />
      )
    case 'confirming':
      return <Notice kind="info" title={words.confirming} text={words.confirmingNext} />
    case 'unknown':
      return (
        <Notice
          kind="warn"
          title={words.unknown}
          text={<Lines of={[answer, words.unknownNext, words.unknownBuyer]} />}
        />
      )
    case 'confirmed':
      return transactionId === null ? (
        <Notice kind="good" title={words.confirmed(formatWon(won))} text={words.confirmedElsewhere} />
      ) : (
        <Notice kind="good" title={words.confirmed(formatWon(won))} text={answer} />
      )
    case 'refused':
      return <Notice kind="bad" title={words.refused} text={<Lines of={[answer, words.payAgain]} />} />
    case 'expired':
      return (
        <Notice
          kind="info"
          title={words.expired}
          text={<Lines of={[earlierAnswer(prepared), words.payAgain, words.expiredElsewhere]} />}
        />
      )
  }
}

/** Several sentences one under the other; what is null is left out. */
const Lines = ({ of }: { readonly of: readonly (string | null)[] }) => (
  <>
    {of
      .filter((line) => line !== null)
      .map((line) => (
        <p key={line}>{line}</p>
      ))}
  </>
)

const earlierAnswer = ({ answer }: Prepared): string | null =>
  answer === null ? null : confirmations.earlierAnswer(answer)
