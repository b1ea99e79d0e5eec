import { sheetText } from './sheet-text.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageLinks = 'http://schemas.openxmlformats.org/package/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Formats of cells by their place in {@link styles}. Text cells are of the format `@`: what is typed over one stays text, too. */
export const cellStyles = { text: 1, won: 2, header: 3 } as const

const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="맑은 고딕"/></font><font><b/><sz val="11"/><name val="맑은 고딕"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

/** One part of a workbook: its name in the zip file and its text. */
export interface WorkbookPart {
  readonly name: string
  readonly text: string
}

/** The name of a sheet's part; sheets count from 1. */
export const sheetPartName = (sheet: number): string => `xl/worksheets/sheet${sheet}.xml`

/** Everything of a workbook but its sheets (ECMA-376 part 1, §12.3); `sheets` are their names in the order of their parts. */
export function workbookParts(sheets: readonly string[]): readonly WorkbookPart[] {
  const numbered = sheets.map((name, at) => ({ name: sheetText(name).replaceAll('"', '&quot;'), number: at + 1 }))
  const relation = (id: number, kind: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${links}/${kind}" Target="${target}"/>`
  return [
    {
      name: 'xl/workbook.xml',
      text: `${declaration}<workbook xmlns="${main}" xmlns:r="${links}"><sheets>${numbered
        .map(({ name, number }) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`)
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `${declaration}<Relationships xmlns="${packageLinks}">${numbered
        .map(({ number }) => relation(number, 'worksheet', `worksheets/sheet${number}.xml`))
        .join('')}${relation(sheets.length + 1, 'styles', 'styles.xml')}</Relationships>`,
    },
    { name: 'xl/styles.xml', text: styles },
    {
      name: '_rels/.rels',
      text: `${declaration}<Relationships xmlns="${packageLinks}">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: '[Content_Types].xml',
      text: `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${numbered
        .map(({ number }) => `<Override PartName="/${sheetPartName(number)}" ContentType="${types}.worksheet+xml"/>`)
        .join('')}</Types>`,
    },
  ]
}

/** What stands before the rows of a sheet. `widths` are in letters; a frozen first row stays in sight. */
export function sheetHead(widths: readonly number[], { isFrozen }: { readonly isFrozen: boolean }): string {
  const pane = isFrozen ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' : ''
  const columns = widths
    .map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    .join('')
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="16.5"/><cols>${columns}</cols><sheetData>`
}

/** What stands after the rows; `filtered` is the range with filter buttons in its first row, null for none. */
export const sheetTail = (filtered: string | null): string =>
  `</sheetData>${filtered === null ? '' : `<autoFilter ref="${filtered}"/>`}</worksheet>`
