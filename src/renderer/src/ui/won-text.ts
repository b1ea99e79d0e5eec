import { readWon, type Won } from '../../../domain/money.ts'
import { formatCount } from '../text/format.ts'

/** The digits of what was typed, at most twelve: `39,000원` → `39000`. Full-width digits count as digits. */
export const digitsOf = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^0+(?=\d)/, '')
    .slice(0, 12)

/** Typed text as won; null when it holds no digit. */
export const readTypedWon = (typed: string): Won | null => readWon(digitsOf(typed))

/** How an amount stands in its field: `39,000`, empty when there is none. */
export const wonText = (won: Won | null): string => (won === null ? '' : formatCount(won))

/** Where the caret goes when separators move: behind the same number of digits as before. */
export function caretAfter(text: string, digits: number): number {
  if (digits === 0) return 0
  let seen = 0
  for (let at = 0; at < text.length; at += 1) {
    if (/\d/.test(text[at] ?? '')) seen += 1
    if (seen === digits) return at + 1
  }
  return text.length
}
