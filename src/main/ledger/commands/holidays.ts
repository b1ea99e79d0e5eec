import type { HolidayChange } from '../../../domain/holidays.ts'
import type { WriteDb } from '../database.ts'
import { flag } from '../rows.ts'
import { recordAudit } from './audit.ts'

/** Makes a day a holiday, or a business day again; the last word on a day counts. */
export function changeHoliday(
  db: WriteDb,
  { day, isHoliday, name, operatorId, at }: Omit<HolidayChange, 'operatorName'>,
): void {
  db.run(
    'INSERT INTO holiday_change (day, is_holiday, name, operator_id, at) VALUES (?, ?, ?, ?, ?)',
    day,
    flag(isHoliday),
    name,
    operatorId,
    at,
  )
  recordAudit(db, { what: 'holiday-changed', subject: day, detail: { isHoliday, name }, operatorId, at })
}
