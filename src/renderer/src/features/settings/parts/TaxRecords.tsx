import type { Day } from '../../../../../domain/day.ts'
import type { TaxEntry, TaxHistory } from '../../../../../domain/shop.ts'
import { taxBeginning, taxSpans } from '../../../../../domain/tax-history.ts'
import { formatMoment } from '../../../text/format.ts'
import { tax as words } from '../../../text/ko/settings.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { taxChanges } from '../tax-words.ts'
import styles from './TaxRecords.module.css'

/** Every setting of law ever recorded of a shop, newest first: from when, what it changed, who recorded it and when, and whether it holds. */
export function TaxRecords({ history, today }: { readonly history: TaxHistory; readonly today: Day }) {
  const spans = taxSpans(history)
  return (
    <div className={styles['records']} role="group" aria-label={words.history}>
      <h4 className={styles['label']}>{words.history}</h4>
      <p className={styles['quiet']}>{words.historySentence}</p>
      <ol className={styles['list']}>
        {history
          .map((entry, at) => ({ entry, before: history[at - 1] ?? null, number: at }))
          .toReversed()
          .map(({ entry, before, number }) => {
            const span = spans.find((one) => one.entry === entry)
            const standing =
              span === undefined
                ? words.historyReplaced
                : span.from > today
                  ? words.historyToCome
                  : span.until !== null && span.until < today
                    ? words.historyPast
                    : words.historyHolds
            return (
              <li key={number} className={styles['entry']}>
                <p className={styles['head']}>
                  <strong>
                    {entry.appliesFrom === taxBeginning ? words.historyAlways : words.historyFrom(entry.appliesFrom)}
                  </strong>
                  <Badge tone={standing === words.historyHolds ? 'accent' : 'quiet'}>{standing}</Badge>
                </p>
                <Changes entry={entry} before={before} />
                <p className={styles['quiet']}>
                  {words.historyBy(entry.operatorName ?? words.historyUnknown, formatMoment(entry.recordedAt))}
                </p>
              </li>
            )
          })}
      </ol>
    </div>
  )
}

function Changes({ entry, before }: { readonly entry: TaxEntry; readonly before: TaxEntry | null }) {
  if (before === null) return <p>{words.historyFirst}</p>
  return (
    <ul className={styles['changes']}>
      {taxChanges(before.tax, entry.tax).map((change) => (
        <li key={change.key}>
          {change.name}: {words.historyChange(change.before, change.value)}
        </li>
      ))}
    </ul>
  )
}
