import { formatCount, formatWon } from '../../../text/format.ts'
import { bulkCancel as words } from '../../../text/ko/bulk-cancel.ts'
import { Notice } from '../../../ui/Notice.tsx'
import type { CancelPlan } from '../bulk/run-desk.ts'

/** What a plan of cancels leaves: cash that is due anew (R54) or wants a look, and receipts that may be too old (R35). */
export function PlanWarnings({ plan }: { readonly plan: CancelPlan }) {
  const { due, late, toCheck, aged } = plan
  return (
    <>
      {due.count === 0 ? null : (
        <Notice
          kind="warn"
          title={words.due(formatCount(due.count), formatWon(due.won))}
          text={
            <>
              <p>{words.dueSentence}</p>
              {late.count === 0 ? null : (
                <p>
                  {late.count === due.count ? words.allLate : words.late(formatCount(late.count), formatWon(late.won))}
                </p>
              )}
            </>
          }
        />
      )}
      {toCheck.count === 0 ? null : (
        <Notice
          kind="warn"
          title={words.toCheck(formatCount(toCheck.count), formatWon(toCheck.won))}
          text={words.toCheckSentence}
        />
      )}
      {aged.map(({ warning, count, won }) => (
        <Notice
          key={warning}
          kind="warn"
          title={words.aged(formatCount(count), formatWon(won), warning)}
          text={words.agedSentence}
        />
      ))}
    </>
  )
}
