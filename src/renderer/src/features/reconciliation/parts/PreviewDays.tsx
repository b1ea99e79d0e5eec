import type { Day } from '../../../../../domain/day.ts'
import { hometaxPreview as words } from '../../../text/ko/hometax-lists.ts'
import { DayField } from '../../../ui/DayField.tsx'
import styles from './PreviewDays.module.css'

/** The days a list was asked for at Hometax as they are typed; null while one is no day yet. */
export interface AskedDays {
  readonly first: Day | null
  readonly last: Day | null
}

/** Asks for which days the list was asked for at Hometax, as the file tells them at first: days without a receipt count as read, too. */
export const PreviewDays = ({
  days,
  onDays,
}: {
  readonly days: AskedDays
  readonly onDays: (days: AskedDays) => void
}) => (
  <div className={styles['days']} role="group" aria-label={words.days}>
    <div className={styles['field']}>
      <DayField label={words.firstDay} value={days.first} onChange={(first) => onDays({ ...days, first })} />
    </div>
    <div className={styles['field']}>
      <DayField label={words.lastDay} value={days.last} onChange={(last) => onDays({ ...days, last })} />
    </div>
    <p className={styles['hint']}>{words.daysHint}</p>
  </div>
)
