/**
 * A spreadsheet that opens a CSV file takes a cell for a formula by its first character, also after blanks and invisible
 * characters, and also in full width (OWASP ASVS 5.0 1.2.10; Excel in Korea reads ＝ as =).
 */
const startsFormula = /^[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n\0]/

/** Only digits and what stands among them in numbers, dates, times and amounts. */
const looksLikeNumber = /^(?=.*\d)[\d.,:/%()₩$eE\s-]+$/

/**
 * Text as it goes into a cell: with an apostrophe in front when a spreadsheet would make something else of it.
 *
 * That is a formula, but also a number with leading zeros or many digits: a double click would show 0012345678 as 12345678
 * and save it so. `="0012345678"` would look better in Excel and be a formula in every reader; quotes around a cell mean
 * nothing to Excel; a tab in front is invisible, survives copying and is itself on the list of dangerous beginnings.
 * The apostrophe is seen, harms nothing and is taken off by {@link unguard}, which gives back exactly what went in.
 */
export const guard = (text: string): string => (needsGuard(text) ? `'${text}` : text)

/** The text that {@link guard} was given. */
export const unguard = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell)

/**
 * What most text is, and what needs no closer look: it begins with a letter that begins neither a formula nor a number, or it is a day or a time
 * of ours, or a whole number a spreadsheet shows as it is (from twelve digits on it writes 2.37E+13), or nothing.
 */
const harmless = /^(?:[A-DF-Za-df-z가-힣]|(?:\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2})?|0|[1-9]\d{0,10})?$)/

const needsGuard = (text: string): boolean =>
  !harmless.test(text) && (text.startsWith("'") || startsFormula.test(text) || looksLikeNumber.test(text))
