import { addDays, type Day, daysOf, type Month, monthOf } from '../../../../../domain/day.ts'
import { findingStandings } from '../../../../../domain/reconciliation/settlement.ts'
import { findingList as words } from '../../../text/ko/reconciliation.ts'
import { Select } from '../../../ui/Select.tsx'
import type { Finding } from '../findings-desk.ts'
import styles from './FindingList.module.css'

type Standing = Finding['standing']

interface AllFiltersOptions {
  readonly today: Day
  /** Null is any. */
  readonly standing: Standing | null
  readonly onStanding: (standing: Standing | null) => void
  /** The month of the day a finding is ordered by; null is any. */
  readonly month: Month | null
  readonly onMonth: (month: Month | null) => void
}

/** Deadlines may lie in the month after this one. */
const monthsOffered = 25
const any = 'any'

/** `monthsOffered` months, newest first, from the one after that of `today`. */
function months(today: Day): readonly Month[] {
  const found: Month[] = []
  for (let month = monthOf(addDays(daysOf(monthOf(today)).last, 1)); found.length < monthsOffered; ) {
    found.push(month)
    month = monthOf(addDays(daysOf(month).first, -1))
  }
  return found
}

/** Narrows 전체 결과 by standing and by month. */
export function AllFilters({ today, standing, onStanding, month, onMonth }: AllFiltersOptions) {
  const offered = months(today)
  return (
    <div className={styles['filters']}>
      <Select
        isCompact
        label={words.standing}
        value={standing ?? any}
        choices={[
          { id: any, name: words.anyStanding },
          ...findingStandings.map((id) => ({ id, name: words.standings[id] })),
        ]}
        onChange={(id) => onStanding(findingStandings.find((one) => one === id) ?? null)}
      />
      <Select
        isCompact
        label={words.month}
        value={month ?? any}
        choices={[{ id: any, name: words.anyMonth }, ...offered.map((id) => ({ id, name: id }))]}
        onChange={(id) => onMonth(offered.find((one) => one === id) ?? null)}
      />
    </div>
  )
}
