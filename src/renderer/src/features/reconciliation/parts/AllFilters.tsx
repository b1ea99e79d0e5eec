import { type Day, type Month, monthOf } from '../../../../../domain/day.ts'
import { findingStandings } from '../../../../../domain/reconciliation/settlement.ts'
import { monthAfter, monthsUpTo } from '../../../months.ts'
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

const monthsOffered = 24
const any = 'any'

/** Narrows 전체 결과 by standing and by month. */
export function AllFilters({ today, standing, onStanding, month, onMonth }: AllFiltersOptions) {
  // A deadline may lie in the month after this one.
  const offered = [monthAfter(monthOf(today)), ...monthsUpTo(today, monthsOffered)]
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
