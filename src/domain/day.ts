declare const day: unique symbol
declare const instant: unique symbol
declare const month: unique symbol

/** A calendar day in Korea, `yyyy-MM-dd`. Sorts as text. */
export type Day = string & { readonly [day]: 'Day' }

/** A moment with Korea's offset, `yyyy-MM-ddTHH:mm:ss[.SSS]+09:00`. Sorts as text to the second. */
export type Instant = string & { readonly [instant]: 'Instant' }

/** A calendar month in Korea, `yyyy-MM`. */
export type Month = string & { readonly [month]: 'Month' }

const dayMs = 86_400_000
/** Korea keeps no daylight saving since 1988, so KST is a fixed offset. */
const kstOffsetMs = 9 * 3_600_000

/** A ledger says the same few days a million times: what was read once is kept, up to so many. */
const readDays = new Map<string, number>()
const mostReadDays = 10_000

const epochOfDay = (text: string): number => {
  const known = readDays.get(text)
  if (known !== undefined) return known
  const epoch = readEpochOfDay(text)
  if (readDays.size >= mostReadDays) readDays.clear()
  readDays.set(text, epoch)
  return epoch
}

const readEpochOfDay = (text: string): number => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return Number.NaN
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const epoch = Date.UTC(year, month - 1, date)
  const found = new Date(epoch)
  // A month of 30 days has no 31st: the calendar would go on to the next month instead.
  const isThere = found.getUTCFullYear() === year && found.getUTCMonth() === month - 1 && found.getUTCDate() === date
  return isThere ? epoch : Number.NaN
}

const isDay = (text: string): text is Day => !Number.isNaN(epochOfDay(text))
const isMonth = (text: string): text is Month => /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
const isInstant = (text: string): text is Instant =>
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{3})?\+09:00$/.test(text) && isDay(text.slice(0, 10))

/** Takes `yyyy-MM-dd` as a day. Throws RangeError on a day no calendar has. */
export function toDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

/** Takes `yyyy-MM` as a month. Throws RangeError otherwise. */
export function toMonth(text: string): Month {
  if (!isMonth(text)) throw new RangeError(`not a month: ${text}`)
  return text
}

/** Takes ISO text with +09:00 as a moment. Throws RangeError otherwise. */
export function toInstant(text: string): Instant {
  if (!isInstant(text)) throw new RangeError(`not a moment in Korean time: ${text}`)
  return text
}

/** The moment `epochMs` milliseconds after 1970-01-01T00:00Z, written in Korean time to the millisecond. */
export const instantOfEpoch = (epochMs: number): Instant =>
  toInstant(`${new Date(epochMs + kstOffsetMs).toISOString().slice(0, 23)}+09:00`)

/** Milliseconds since 1970-01-01T00:00Z. */
export const epochOf = (moment: Instant): number => Date.parse(moment)

/** A moment to the second, `yyyy-MM-dd HH:mm:ss` in Korean time. */
export const timeText = (moment: Instant): string => `${moment.slice(0, 10)} ${moment.slice(11, 19)}`

/** The Korean day a moment falls on. */
export const dayOf = (moment: Instant): Day => toDay(moment.slice(0, 10))

/** Do two moments fall on one Korean day? Letter by letter: cutting a day out of each of a million moments takes long. */
export function isSameDay(one: Instant, other: Instant): boolean {
  for (let at = 9; at >= 0; at -= 1) if (one.charCodeAt(at) !== other.charCodeAt(at)) return false
  return true
}

/** The Korean month a day falls in. */
export const monthOf = (of: Day): Month => toMonth(of.slice(0, 7))

/**
 * Reads a gateway's KST time of 14 digits; punctuation is ignored (`2020-03-20 13:42:23` and `20200320134223` are one).
 * Null when it is no real time: gateways leave the field empty or out.
 */
export function readGatewayTime(raw: unknown): Instant | null {
  if (typeof raw !== 'string' && typeof raw !== 'number') return null
  const digits = String(raw).replace(/\D/g, '')
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(digits)
  if (match === null) return null
  const [, year, mon, date, hour, minute, second] = match
  const text = `${year}-${mon}-${date}T${hour}:${minute}:${second}+09:00`
  return isInstant(text) ? text : null
}

/** A moment as the 14 digits gateways use, KST. */
export const gatewayTimeOf = (moment: Instant): string => moment.slice(0, 19).replace(/\D/g, '')

/** The day `count` days later (earlier when negative). */
export const addDays = (from: Day, count: number): Day => dayAt(epochOfDay(from) + count * dayMs)

/** The same few days are asked for a million times, too. */
const writtenDays = new Map<number, Day>()

function dayAt(epoch: number): Day {
  const known = writtenDays.get(epoch)
  if (known !== undefined) return known
  const written = toDay(new Date(epoch).toISOString().slice(0, 10))
  if (writtenDays.size >= mostReadDays) writtenDays.clear()
  writtenDays.set(epoch, written)
  return written
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => (epochOfDay(to) - epochOfDay(from)) / dayMs

/** First and last day of a month, both inclusive. */
export function daysOf(of: Month): { readonly first: Day; readonly last: Day } {
  const first = toDay(`${of}-01`)
  const next = new Date(epochOfDay(first))
  next.setUTCMonth(next.getUTCMonth() + 1)
  return { first, last: addDays(toDay(next.toISOString().slice(0, 10)), -1) }
}

const weekdays = ['일', '월', '화', '수', '목', '금', '토'] as const

/** Korean one-letter name of the weekday. */
export const weekdayOf = (of: Day): (typeof weekdays)[number] =>
  weekdays[new Date(epochOfDay(of)).getUTCDay()] ?? weekdays[0]
