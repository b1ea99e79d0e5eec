/**
 * What XML 1.0 has no place for (§2.2), half a character among it, and a carriage return, of which every reader of XML makes a line feed
 * (§2.11).
 */
const forbidden = String.raw`[\u0000-\u0008\u000b-\u001f\ufffe\uffff\p{Cs}]`
/** Also the `_` of a text that would be read as such a code itself, be it by the next letter or by the code made of it. */
const coded = new RegExp(`${forbidden}|_(?=x[0-9A-Fa-f]{4}(?:_|${forbidden}))`, 'gu')
const mayNeedCare = /[&<>_\p{Cc}\p{Cs}\ufffe\uffff]/u
const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Text inside XML of a workbook. Letters XML lacks become `_xHHHH_`, as Excel writes and reads them (ECMA-376 §22.9.2.19, ST_Xstring). */
export const sheetText = (text: string): string =>
  mayNeedCare.test(text)
    ? text
        .replace(coded, (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
        .replace(/[&<>]/g, (mark) => marks[mark] ?? mark)
    : text

/** Text of a workbook, its XML read, as it was given to {@link sheetText}. */
export const plainSheetText = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
