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

/** The beginnings of card numbers of one length, in one pattern. */
const beginnings: ReadonlyMap<number, RegExp> = new Map(
  issuerRanges
    .flatMap(([, lengths]) => lengths)
    .map((length) => [length, anyOf(issuerRanges.filter(([, lengths]) => lengths.includes(length)))]),
)

function anyOf(ranges: typeof issuerRanges): RegExp {
  return new RegExp(ranges.map(([beginning]) => beginning.source).join('|'))
}

/** Is this a whole card number: an issuer's range and a right check digit (Luhn)? */
const isCardNumber = (digits: string): boolean => beginnings.get(digits.length)?.test(digits) === true && luhn(digits)

function luhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at])
    const doubled = at % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** Is there a whole card number in a value, at any depth? Most answers have none, and to look is quicker than to rewrite. */
export function holdsCardNumber(value: unknown): boolean {
  if (typeof value === 'string') return value.length >= shortestCard && textHolds(value)
  if (typeof value === 'number') return holdsCardNumber(String(value))
  if (typeof value !== 'object' || value === null) return false
  const inside: readonly unknown[] = Object.values(value)
  for (const one of inside) if (holdsCardNumber(one)) return true
  return false
}

/** Looks at each stretch of digits, blanks and hyphens alone, and only where its digits are enough. */
function textHolds(text: string): boolean {
  let from = 0
  let digits = 0
  for (let at = 0; at <= text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= zero && code <= nine) digits += 1
    else if (code !== blank && code !== hyphen) {
      if (digits >= shortestCard && stretchHolds(text.slice(from, at), digits)) return true
      from = at + 1
      digits = 0
    }
  }
  return false
}

function stretchHolds(stretch: string, digits: number): boolean {
  if (digits === stretch.length) return isCardNumber(stretch)
  return (stretch.match(inARowOrGroups) ?? []).some((found) => isCardNumber(found.replace(/\D/g, '')))
}

const [zero, nine, blank, hyphen] = [0x30, 0x39, 0x20, 0x2d]

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
