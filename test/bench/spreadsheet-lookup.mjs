// What people do without a desk: an exact VLOOKUP of every receipt's number in Hometax's list, computed by LibreOffice.
import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Is LibreOffice there? The benchmark needs nothing that is not; what is missing is told as not measured. */
export const hasSpreadsheet = () =>
  run('soffice', ['--version']).then(
    () => true,
    () => false,
  )

const text = (value) => `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`
const row = (cells) => `<table:table-row>${cells.join('')}</table:table-row>`

/** A flat spreadsheet with receipts in one sheet and lines in the other; with `formulas` each receipt looks its number up. */
function flatSheet({ receipts, lines, formulas }) {
  const lookup = (at) =>
    `<table:table-cell table:formula="of:=VLOOKUP([.A${at}];[$lines.A$1:.B$${lines.length}];2;0)" office:value-type="float"/>`
  const ours = receipts.map(({ approvalNumber }, at) =>
    row([text(approvalNumber ?? ''), ...(formulas ? [lookup(at + 1)] : [])]),
  )
  const theirs = lines.map(({ approvalNumber, total }) =>
    row([
      text(approvalNumber),
      `<table:table-cell office:value-type="float" office:value="${total}"><text:p>${total}</text:p></table:table-cell>`,
    ]),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>
<table:table table:name="receipts">${ours.join('\n')}</table:table>
<table:table table:name="lines">${theirs.join('\n')}</table:table>
</office:spreadsheet></office:body></office:document>
`
}

async function timeOf(folder, name, sheet) {
  const file = path.join(folder, `${name}.fods`)
  await writeFile(file, sheet)
  const began = performance.now()
  await run(
    'soffice',
    [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'csv', '--outdir', folder, file],
    { timeout: 900_000 },
  )
  return performance.now() - began
}

/**
 * How long the look-ups alone take: the sheet with them less the same sheet without.
 * @param {{ receipts: readonly { approvalNumber: string | null }[], lines: readonly { approvalNumber: string, total: number }[], work: string }} wanted
 */
export async function spreadsheetLookupMs({ receipts, lines, work }) {
  const folder = path.join(work, 'spreadsheet')
  await mkdir(folder, { recursive: true })
  try {
    // The first start of a profile makes it; it is not counted.
    await timeOf(
      folder,
      'first',
      flatSheet({ receipts: receipts.slice(0, 1), lines: lines.slice(0, 1), formulas: false }),
    )
    const plain = await timeOf(folder, 'plain', flatSheet({ receipts, lines, formulas: false }))
    const looked = await timeOf(folder, 'looked', flatSheet({ receipts, lines, formulas: true }))
    const rows = (await readFile(path.join(folder, 'looked.csv'), 'utf8')).split('\n')
    const found = rows.filter((one) => /,-?\d+$/.test(one)).length
    if (found < receipts.length * 0.9) throw new Error(`the spreadsheet found ${found} of ${receipts.length}`)
    return looked - plain
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
