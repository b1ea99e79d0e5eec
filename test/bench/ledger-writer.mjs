// One writer in a process of its own, so that its memory is its own: writes planted rows as a file and tells what it took.
import { plantedRow } from './ledger-month.mjs'

const { how, engine, exceljs, rows, file } = JSON.parse(process.argv[2])
const pageSize = 500
const distinctPages = 20
const { ledgerColumns, writeReceiptLedger } = await import(engine)

/** The same ten thousand rows over and over: what is measured is the writer, not the making of rows. */
const pages = Array.from({ length: distinctPages }, (_, page) =>
  Array.from({ length: pageSize }, (_row, at) => plantedRow(page * pageSize + at)),
)
function* allPages() {
  for (let at = 0; at * pageSize < rows; at += 1) {
    const page = pages[at % distinctPages]
    yield (at + 1) * pageSize <= rows ? page : page.slice(0, rows - at * pageSize)
  }
}

async function writeOurs(format) {
  const filter = { event: null, issuer: null, duty: null, means: null }
  const about = {
    book: 'work',
    shopName: '측정 상점',
    month: '2026-07',
    filter,
    isMasked: true,
    madeAt: '2026-08-01T09:00:00+09:00',
  }
  const written = await writeReceiptLedger(
    { file, format, about },
    async function* () {
      yield* allPages()
    },
    () => undefined,
    new AbortController().signal,
  )
  if (!written.ok || written.value.rows !== rows) throw new Error(JSON.stringify(written))
}

/** The same cells through exceljs's stream writer, with the same formats. */
async function writeWithExceljs() {
  const { default: library } = await import(exceljs)
  const book = new library.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true, useSharedStrings: false })
  const sheet = book.addWorksheet('대장', { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = ledgerColumns.map(({ header, kind }) => ({
    header,
    width: 14,
    style: { numFmt: kind === 'number' ? '#,##0' : '@' },
  }))
  for (const page of allPages()) {
    for (const row of page) sheet.addRow(ledgerColumns.map((column) => column.value(row))).commit()
    // It writes only when it is let: without a turn of the loop all rows would wait in memory.
    await new Promise((done) => setImmediate(done))
  }
  sheet.commit()
  await book.commit()
}

const began = performance.now()
const before = process.cpuUsage()
await (how === 'exceljs' ? writeWithExceljs() : writeOurs(how))
const { user, system } = process.cpuUsage(before)
const wallMs = performance.now() - began
process.stdout.write(
  JSON.stringify({ wallMs, cpuMs: (user + system) / 1000, peakMb: process.resourceUsage().maxRSS * 1.024e-3 }),
)
