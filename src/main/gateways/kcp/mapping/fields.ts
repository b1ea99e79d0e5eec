import { readWon, type Won } from '../../../../domain/money.ts'

/** One answer as it was logged: a parsed JSON object or a CSV row under the wire's names. */
export type Line = Readonly<Record<string, unknown>>

/** The first of `names` that carries something, as trimmed text; empty when none does. Identifiers stay text. */
export function textOf(line: Line, ...names: readonly string[]): string {
  for (const name of names) {
    const value = line[name]
    const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
    if (text !== '') return text
  }
  return ''
}

/** An amount: null when absent, `unreadable` when what is there is no whole won of at most twelve digits (KCP guide §1.7, rules R66). */
export function wonOf(line: Line, ...names: readonly string[]): Won | null | 'unreadable' {
  const text = textOf(line, ...names)
  if (text !== '') return readWon(text) ?? 'unreadable'
  return names.some((name) => isSomething(line[name])) ? 'unreadable' : null
}

/**
 * `app_cash_receipt_mny`. The guide's Java sample reads it from `res_cd`, so a log written after that sample holds the code of success
 * there: `0000` is no amount and never 0 won (N7).
 */
export const receiptTargetOf = (line: Line): Won | null | 'unreadable' => {
  const target = wonOf(line, 'app_cash_receipt_mny')
  return target === 0 && textOf(line, 'app_cash_receipt_mny') === '0000' ? 'unreadable' : target
}

const isSomething = (value: unknown): boolean => value !== null && value !== undefined && typeof value !== 'string'

/** The named fields as text, as an anomaly shows them; what is neither text nor number as JSON. */
export const shown = (line: Line, ...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.map((name) => [name, isSomething(line[name]) ? JSON.stringify(line[name]) : textOf(line, name)]),
  )

/** `Y` and `N` as KCP writes them; null for anything else. */
export const yesNoOf = (line: Line, name: string): boolean | null => {
  const flag = textOf(line, name).toUpperCase()
  return flag === 'Y' ? true : flag === 'N' ? false : null
}
