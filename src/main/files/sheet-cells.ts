import { sheetText } from './sheet-text.ts'
import { cellStyles } from './workbook-parts.ts'

const asksForSpace = /^[ \t\n]|[ \t\n]$|[\t\n]| {2}/

/** The letters of a column; columns count from 0. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  return `${rest === 0 ? '' : columnLetters(rest - 1)}${String.fromCharCode(65 + (column % 26))}`
}

/** All of a text cell behind its place. Its type says that it is text, so nothing in it is ever a formula or a number; an empty one is left out. */
export function textCell(text: string, style: number = cellStyles.text): string {
  const space = asksForSpace.test(text) ? ' xml:space="preserve"' : ''
  return `" s="${style}" t="inlineStr"><is><t${space}>${sheetText(text)}</t></is></c>`
}

/** All of a cell of whole won, or of a count, behind its place. */
export const numberCell = (value: number): string => `" s="${cellStyles.won}"><v>${value}</v></c>`
