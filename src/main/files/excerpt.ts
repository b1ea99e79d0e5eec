const longestExcerpt = 80
/** More than is shown, so that nothing is cut in two before it is masked. */
const looksAt = 400

const mail = /[^\s"',:=<>]+@[^\s"',<>]+/g
const digits = /\d(?:[\d -]{5,}\d)/g
const hangulWord = /[가-힣]{2,}/g
/** Values beside a name that says they are a person's, or a key or token: such are masked by their name. */
const personal =
  /("?(?:[A-Za-z_]*(?:name|nm|buyr|payer|depositor|remitter|id_info|tel|phone|hp|key|auth|cst_id|cert|sign|token)[A-Za-z_0-9]*)"?\s*[:=]\s*"?)([^",}&]+)/gi

const stars = (text: string): string => '*'.repeat(Math.min(text.length, 8))

/**
 * The beginning of a record as it may be shown and kept: at most 80 characters, one line,
 * with names, phones, addresses and long numbers masked. It is for finding the line again, not for reading it.
 */
export function excerptOf(record: string): string {
  const masked = record
    .slice(0, looksAt)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(mail, stars)
    .replace(personal, (_whole, name: string, value: string) => name + value.slice(0, 1) + stars(value.slice(1)))
    .replace(digits, (run) => stars(run.slice(0, -4)) + run.slice(-4))
    .replace(hangulWord, (word) => word.slice(0, 1) + stars(word.slice(1)))
  return masked.length > longestExcerpt ? `${masked.slice(0, longestExcerpt - 1)}…` : masked
}
