import { matchCauseNames, wantsAttention } from '../../../../../domain/reconciliation/finding.ts'
import { formatCount } from '../../../text/format.ts'
import { hometaxPreview as words } from '../../../text/ko/hometax-lists.ts'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { Section } from '../../../ui/Section.tsx'
import { changesBetween } from '../cause-groups.ts'
import type { ListsDesk } from '../lists-desk.ts'
import styles from './DryRun.module.css'
import table from './PlainTable.module.css'

/** What the match says now and what it would say with the list, by cause; nothing of it is kept. */
export function DryRun({ run }: { readonly run: ListsDesk['dryRun'] }) {
  if (run.at === 'failed')
    return (
      <Section title={words.dryRun}>
        <FailureNotice failure={run.failure} />
      </Section>
    )
  if (run.at !== 'ready')
    return (
      <Section title={words.dryRun}>
        <p className={table['note']} role="status">
          {words.dryRunning}
        </p>
      </Section>
    )
  const changes = changesBetween(run.value.now, run.value.after)
  const toDo = changes.filter(wantsAttention)
  const sum = (at: 'now' | 'after'): string => formatCount(toDo.reduce((count, change) => count + change[at], 0))
  return (
    <Section title={words.dryRun}>
      <p className={styles['lead']}>
        {words.toDoChange(sum('now'), sum('after'))} · {words.doublesThen(formatCount(run.value.after.doubles.length))}
      </p>
      <table className={table['table']} aria-label={words.dryRun}>
        <thead>
          <tr>
            <th scope="col">{words.cause}</th>
            <th scope="col">{words.now}</th>
            <th scope="col">{words.after}</th>
            <th scope="col">{words.change}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ cause, now, after }) => (
            <tr key={cause} className={now === after ? styles['same'] : undefined}>
              <th scope="row">{matchCauseNames[cause]}</th>
              <td>{formatCount(now)}</td>
              <td>{formatCount(after)}</td>
              <td className={now === after ? undefined : styles['change']}>
                {now === after ? words.same : `${after > now ? '+' : ''}${formatCount(after - now)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={table['note']}>{words.dryRunNote}</p>
    </Section>
  )
}
