import { formatCount, formatWon } from '../../../text/format.ts'
import { receiptsDue as words } from '../../../text/ko/receipts.ts'
import { classes } from '../../../ui/class-names.ts'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import type { DueTotals } from '../store.ts'
import { StakeBar } from './StakeBar.tsx'
import styles from './StakeStrip.module.css'

/** What is due in all, and what it costs today, if left until tomorrow, and at the next step; `isThen`: today is another day that was asked for. */
export function StakeStrip({ totals, isThen }: { readonly totals: DueTotals | null; readonly isThen: boolean }) {
  if (totals === null)
    return (
      <div className={styles['strip']} aria-busy="true">
        <p className={styles['name']}>{words.counting}</p>
      </div>
    )
  const { penaltyToday: today, penaltyTomorrow: tomorrow, penaltyNext: next, overdue } = totals
  const more = next - today
  return (
    <div className={styles['strip']} role="group" aria-label={words.stake}>
      <div className={styles['stake']}>
        <div className={styles['figures']}>
          <Figure
            name={isThen ? words.stakeThatDay : words.stakeToday}
            won={today}
            tone={today > 0 ? 'bad' : 'plain'}
          />
          <Figure
            name={isThen ? words.stakeDayAfter : words.stakeTomorrow}
            won={tomorrow}
            tone={tomorrow > today ? 'bad' : 'plain'}
          />
          <Figure name={words.stakeNext} won={next} tone={more > 0 ? 'warn' : 'plain'} />
          <p className={styles['more']}>
            {next === 0 ? words.stakeNone : more > 0 ? words.stakeMore(formatWon(more)) : words.stakeSame}
          </p>
        </div>
        <StakeBar today={today} next={next} most={next} isWide />
      </div>
      <dl className={styles['counts']}>
        <div>
          <dt className={styles['name']}>{words.due}</dt>
          <dd className={styles['count']}>{words.counted(formatCount(totals.count), formatWon(totals.won))}</dd>
        </div>
        <div>
          <dt className={styles['name']}>{words.overduePart}</dt>
          <dd className={classes(styles['count'], overdue.count > 0 && styles['bad'])}>
            {words.counted(formatCount(overdue.count), formatWon(overdue.won))}
          </dd>
        </div>
      </dl>
    </div>
  )
}

const Figure = ({
  name,
  won,
  tone,
}: {
  readonly name: string
  readonly won: number
  readonly tone: 'plain' | 'warn' | 'bad'
}) => (
  <p className={styles['figure']}>
    <span className={styles['name']}>{name}</span>
    <MoneyText won={won} size="figure" tone={tone} />
  </p>
)
