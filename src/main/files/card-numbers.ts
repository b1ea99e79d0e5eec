/** Digits of the shortest card number; most fields of an answer are shorter. */
const shortestCard = 13
/** 13 to 19 digits in a row. */
const inARow = /(?<!\d)\d{13,19}(?!\d)/g
/** The same in the groups cards are printed in: 4-4-4-4(-3), 4-6-5, 4-6-4. */
const inGroups = /(?<!\d)\d{4}([ -])(?:\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{6}\1\d{4,5})(?!\d)/g

const inARowOrGroups = new RegExp(`${inARow.source}|${inGroups.source}`, 'g')

/** Issuer ranges by first digits and length (ISO/IEC 7812): 94 is the domestic BC range; a date or a KCP 거래번호 fits none by length and beginning. */
const issuerRanges: readonly (readonly [beginning: RegExp, lengths: readonly number[]])[] = [
  [/^4/, [13, 16, 19]],
  [/^5[1-5]/, [16]],
  [/^2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)/, [16]],
  [/^3[47]/, [15]],
  [/^3(?:0[0-5]|[689])/, [14, 16]],
  [/^35(?:2[89]|[3-8])/, [16]],
  [/^(?:6011|65|64[4-9])/, [16, 19]],
  [/^62/, [16, 17, 18, 19]],
  [/^(?:50|5[6-9]|6[0-9])/, [16, 17, 18, 19]],
  [/^9/, [16]],
]

/** Is this a whole card number: an issuer's range and a right check digit (Luhn)? */
function isCardNumber(digits: string): boolean {
  return (
    issuerRanges.some(([beginning, lengths]) => lengths.includes(digits.length) && beginning.test(digits)) &&
    luhn(digits)
  )
}

function luhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at])
    const doubled = at % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** Is there a whole card number in the text? Most answers have none, and to look is quicker than to rewrite. */
export function holdsCardNumber(text: string): boolean {
  inARowOrGroups.lastIndex = 0
  for (let found = inARowOrGroups.exec(text); found !== null; found = inARowOrGroups.exec(text)) {
    if (isCardNumber(found[0].replace(/\D/g, ''))) return true
  }
  return false
}

/** Masks whole card numbers in text to their first six and last four digits (S04; PCI DSS 3.4.1). */
export const maskCardNumbers = (text: string): string =>
  text.length < shortestCard ? text : text.replace(inARow, masked).replace(inGroups, masked)

function masked(found: string): string {
  const digits = found.replace(/\D/g, '')
  return isCardNumber(digits) ? `${digits.slice(0, 6)}${'*'.repeat(digits.length - 10)}${digits.slice(-4)}` : found
}

/**
 * The same fields with whole card numbers masked, at any depth. A value that is one of `identifiers`, or part of one, stays:
 * one order number in ten of sixteen digits passes the check, and a payment whose number is masked could never be refunded.
 */
export function withoutCardNumbers(
  fields: Readonly<Record<string, unknown>>,
  identifiers: readonly string[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, safeValue(value, identifiers)]))
}

function safeValue(value: unknown, identifiers: readonly string[]): unknown {
  if (typeof value === 'string') return identifiers.some((one) => one.includes(value)) ? value : maskCardNumbers(value)
  if (typeof value === 'number') {
    const text = String(value)
    const safe = safeValue(text, identifiers)
    return safe === text ? value : safe
  }
  if (Array.isArray(value)) return value.map((one: unknown) => safeValue(one, identifiers))
  if (typeof value !== 'object' || value === null) return value
  return withoutCardNumbers(Object.fromEntries(Object.entries(value)), identifiers)
}
