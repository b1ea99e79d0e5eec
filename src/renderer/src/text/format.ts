import { dayOf, type Day, type Instant, timeText, weekdayOf } from '../../../domain/day.ts'

const grouped = new Intl.NumberFormat('ko-KR', { maximumFractionDigits: 0 })

/** `39,000`; a minus sign (U+2212) before negative figures. */
export const formatCount = (count: number): string => grouped.format(count).replace('-', '−')

/** `39,000원`. */
export const formatWon = (won: number): string => `${formatCount(won)}원`

/** `2026-11-09 (월)`. */
export const formatDay = (day: Day): string => `${day} (${weekdayOf(day)})`

/** `2026-11-09 (월) 08:58`. */
export const formatMoment = (moment: Instant): string => `${formatDay(dayOf(moment))} ${moment.slice(11, 16)}`

/** `2026-11-09 08:58:12`, for lists where seconds tell rows apart. */
export const formatExact = timeText

/** `11-09 08:58` in the year of `today`, `25-11-09 08:58` otherwise. */
export const formatShort = (moment: Instant, today: Day): string =>
  `${moment.slice(0, 4) === today.slice(0, 4) ? moment.slice(5, 10) : moment.slice(2, 10)} ${moment.slice(11, 16)}`

/** `오늘`, `내일`, `3일 뒤`, `2일 지남`: days from today to a day. */
export const formatDaysLeft = (days: number): string =>
  days === 0 ? '오늘' : days === 1 ? '내일' : days > 0 ? `${days}일 뒤` : `${-days}일 지남`

const sizes = ['B', 'KB', 'MB', 'GB'] as const

/** `1.4 MB`: sizes of files, in powers of 1,024. */
export function formatBytes(bytes: number): string {
  let size = bytes
  let unit = 0
  while (size >= 1024 && unit < sizes.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${sizes[unit] ?? 'B'}`
}

/** `약 3초`, `약 2분`: a rough span of time. */
export function formatSpan(seconds: number): string {
  if (seconds < 60) return `약 ${Math.max(1, Math.round(seconds))}초`
  if (seconds < 3600) return `약 ${Math.round(seconds / 60)}분`
  return `약 ${Math.round(seconds / 3600)}시간`
}

/** `방금`, `12분`, `3시간`, `2일`: how long something has stood, in whole units that have passed. */
export function formatAge(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return '방금'
  if (minutes < 60) return `${minutes}분`
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? `${hours}시간` : `${formatCount(Math.floor(hours / 24))}일`
}

/** `12:34`: what is left of a span given in ms, as minutes and seconds; a begun second still counts. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
