import { addDays, type Day } from '../day.ts'
import type { MatchTable } from './match-table.ts'

/**
 * Were all days read from Hometax on which something of this day could stand by now? `shownBy` is the last day by which it must be shown: a
 * list read on it or before proves nothing; null asks for the days alone.
 */
export function isCovered(
  { settings, on }: Pick<MatchTable, 'settings' | 'on'>,
  day: Day,
  shownBy: Day | null,
): boolean {
  const { covered, windowDays } = settings
  if (covered === null) return true
  let at = addDays(day, -windowDays)
  for (let left = 2 * windowDays; left >= 0; left -= 1) {
    const today = at
    const isRead = covered.some(
      ({ first, last, readOn }) =>
        first <= today && today <= last && (shownBy === null || readOn === undefined || readOn > shownBy),
    )
    if (today <= on && !isRead) return false
    at = addDays(at, 1)
  }
  return true
}
