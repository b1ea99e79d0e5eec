/** One pattern everywhere, so that masked pieces cannot be combined (S03). Every function leaves what is masked already as it is. */
const star = '*'

const stars = (count: number): string => star.repeat(Math.max(0, count))

/** A person's name: `홍*동`, `김*`, `남**민`; a single letter disappears. Latin names keep the first and last letter of the whole. */
export function maskName(name: string): string {
  const letters = Array.from(name.normalize('NFC').trim())
  const [first] = letters
  if (first === undefined) return ''
  if (letters.length === 1) return star
  if (letters.length === 2) return `${first}${star}`
  const middle = letters.slice(1, -1).map((letter) => (/\s/u.test(letter) ? letter : star))
  return `${first}${middle.join('')}${letters.at(-1) ?? ''}`
}

/** A Korean phone number with its middle hidden: `010-****-5678`, `02-***-4567`; other shapes keep the last four at most. */
export function maskPhone(phone: string): string {
  if (phone.includes(star)) return phone
  const digits = phone.replace(/\D/g, '').replace(/^(?:00)?82(?=1|[2-6]|70)/, '0')
  const match = /^(02|050\d|0\d{2})(\d{3,4})(\d{4})$/.exec(digits)
  if (match !== null) {
    const [, area = '', middle = '', last = ''] = match
    return `${area}-${stars(middle.length)}-${last}`
  }
  return digits.length >= 8 ? `${stars(digits.length - 4)}-${digits.slice(-4)}` : stars(digits.length)
}

/** An e-mail address: the first letter and the domain stay, and the length of the rest does not show. `h***@example.kr`. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  if (at <= 0) return stars(email.length === 0 ? 0 : 3)
  const [first = ''] = Array.from(email)
  return email.slice(0, at).includes(star) ? email : `${first}***${email.slice(at)}`
}

/** An account number, of which the last three stay; separators are kept. `***-********-456`. */
export function maskAccount(account: string): string {
  if (account.includes(star)) return account
  const shownFrom = account.replace(/[^\p{L}\p{N}]/gu, '').length - 3
  let seen = 0
  return Array.from(account)
    .map((letter) => {
      if (!/[\p{L}\p{N}]/u.test(letter)) return letter
      seen += 1
      return seen > Math.max(0, shownFrom) && shownFrom > 0 ? letter : star
    })
    .join('')
}

/**
 * The end of an identity as the ledger shows it: `**78` of `5678`. Of a phone number the last four are shown elsewhere (S03), and two of
 * them add nothing to those; of a resident or business number, of which nothing is shown elsewhere, two say little.
 */
export function maskLastFour(digits: string): string {
  const letters = Array.from(digits)
  return letters.length < 4 ? stars(letters.length) : `${stars(letters.length - 2)}${letters.slice(-2).join('')}`
}

/** A card number with BIN and last four at most (S04): `461954******7815`. Numbers masked by the gateway stay as they came. */
export function maskCardNumber(card: string): string {
  if (card.includes(star)) return card
  const digits = card.replace(/\D/g, '')
  return digits.length < 13
    ? stars(digits.length)
    : `${digits.slice(0, 6)}${stars(digits.length - 10)}${digits.slice(-4)}`
}

/** Is this a card number by its check digit (Luhn, ISO/IEC 7812-1)? */
function passesLuhn(digits: string): boolean {
  let total = 0
  for (const [place, digit] of digits.split('').reverse().entries()) {
    const doubled = Number(digit) * (place % 2 === 1 ? 2 : 1)
    total += doubled > 9 ? doubled - 9 : doubled
  }
  return total % 10 === 0
}

/** Free text with every card number in it masked: 13 to 19 digits that pass Luhn, also in groups apart by a space or hyphen (S04). */
export const maskCardNumbersIn = (text: string): string => text.replace(/\d(?:[ -]?\d){12,}/g, maskRun)

/** Masks the card numbers among groups of digits: at each group the longest row of groups that is one. */
function maskRun(run: string): string {
  const groups = run.split(/[ -]/)
  for (let from = 0; from < groups.length; from += 1) {
    for (let to = groups.length; to > from; to -= 1) {
      const digits = groups.slice(from, to).join('')
      if (digits.length < 13 || digits.length > 19 || !passesLuhn(digits)) continue
      const start = groups.slice(0, from).join('').length + from
      const end = start + digits.length + (to - from - 1)
      return `${run.slice(0, start)}${maskCardNumber(digits)}${maskCardNumbersIn(run.slice(end))}`
    }
  }
  return run
}

/** A resident number, with or without its hyphen: six digits of a birthday and seven more. */
const residentNumbers = /(?<!\d)(\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))-?[1-8]\d{6}(?!\d)/g
const mobileNumbers = /(?<!\d)(?:\+?82[ -]?0?|0)1[016-9][ .-]?\d{3,4}[ .-]?\d{4}(?!\d)/g
const emails = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g

/** Free text for a paper that leaves the desk: card numbers, resident numbers, mobile numbers and e-mail addresses in it masked (S03, S04). */
export const maskPersonalIn = (text: string): string =>
  maskCardNumbersIn(text.replace(residentNumbers, '$1-*******'))
    .replace(mobileNumbers, maskPhone)
    .replace(emails, maskEmail)
