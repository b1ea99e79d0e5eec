import { toDay, toInstant } from '../../../domain/day.ts'
import type { HolidayChange } from '../../../domain/holidays.ts'
import type { ReadDb } from '../database.ts'

/** What people changed of the holidays that ship with the app, in the order it was recorded. */
export const holidayChanges = (db: ReadDb): readonly HolidayChange[] =>
  db
    .all<{
      day: string
      is_holiday: number
      name: string
      operator_id: string
      operator_name: string
      at: string
    }>(
      `SELECT h.day, h.is_holiday, h.name, h.operator_id, o.name AS operator_name, h.at
       FROM holiday_change h JOIN operator o ON o.id = h.operator_id ORDER BY h.number`,
    )
    .map((row) => ({
      day: toDay(row.day),
      isHoliday: row.is_holiday === 1,
      name: row.name,
      operatorId: row.operator_id,
      operatorName: row.operator_name,
      at: toInstant(row.at),
    }))
