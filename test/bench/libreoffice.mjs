// Do other programs see what was written? LibreOffice opens the ledger's exports, and every cell is compared. By hand:
// node test/bench/libreoffice.mjs [--rows N]
import { execFile } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import util from 'node:util'
import { SaxesParser } from 'saxes'
import { bundleWriters } from './engine.mjs'
import { plantedRow } from './ledger-month.mjs'

const run = util.promisify(execFile)
const { values } = util.parseArgs({ options: { rows: { type: 'string', default: '5000' } } })
const pageSize = 500

/** What spreadsheets like to change, each in turn as the order number. */
const hard = [
  '0012345678',
  'G3482429BV2',
  '=HYPERLINK("x")',
  '=1+1',
  '+82-10-1234-5678',
  '-1',
  '@SUM(A1)',
  '＝1',
  '1E5',
  '2026-11-09',
  '12-31',
  '1/2',
  '26110900000001',
  "'앞 작은따옴표",
  '큰"따옴표", 쉼표',
  '두\n줄',
  ' 앞뒤 빈칸 ',
  '똠방각하 뷁',
  'TRUE',
  '_x0041_',
  '<b>&amp;',
]
const onlyUnicode = ['좋아요 😀', '카페☕', '𠮷野家']
/** Not what XML has no letter for: LibreOffice's own format, in which it tells what it read, has none either. */
const onlyWorkbook = ['탭\t가운데', '_x000D_']

const rowsOf = (count, orders) =>
  Array.from({ length: count }, (_, at) => ({
    ...plantedRow(at),
    ...(at % 3 === 0 ? { orderNumber: orders[(at / 3) % orders.length] } : {}),
    ...(at % 7 === 0 ? { approvalNumber: hard[at % 2] } : {}),
  }))

const filter = { event: null, issuer: null, duty: null, means: null }
const about = {
  book: 'work',
  shopName: '측정 상점',
  month: '2026-07',
  filter,
  isMasked: true,
  madeAt: '2026-08-01T09:00:00+09:00',
}

async function* pagesOf(rows) {
  for (let from = 0; from < rows.length; from += pageSize) yield rows.slice(from, from + pageSize)
}

/** The rows of LibreOffice's first sheet: of each cell its kind, what it shows, and its number. Throws on a formula. */
async function readFlat(file) {
  const parser = new SaxesParser()
  const rows = []
  let sheets = 0
  let cell = null
  let paragraphs = []
  let isInParagraph = false
  let row = []
  const times = (attributes, name) => Number(attributes[name] ?? 1)
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'table:table') sheets += 1
    if (sheets !== 1) return
    if (name === 'table:table-row') row = []
    if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      if ('table:formula' in attributes) throw new Error(`a formula: ${attributes['table:formula']}`)
      const kind = attributes['office:value-type'] ?? 'empty'
      cell = {
        kind,
        number: Number(attributes['office:value']),
        count: times(attributes, 'table:number-columns-repeated'),
      }
      paragraphs = []
    }
    if (name === 'text:p') {
      paragraphs.push('')
      isInParagraph = true
    }
    if (name === 'text:s') paragraphs.push(`${paragraphs.pop() ?? ''}${' '.repeat(times(attributes, 'text:c'))}`)
    if (name === 'text:tab') paragraphs.push(`${paragraphs.pop() ?? ''}\t`)
  })
  parser.on('text', (text) => {
    if (sheets === 1 && cell !== null && isInParagraph) paragraphs.push((paragraphs.pop() ?? '') + text)
  })
  parser.on('closetag', ({ name }) => {
    if (sheets !== 1) return
    if (name === 'text:p') isInParagraph = false
    if (name === 'table:table-cell' && cell !== null) {
      const { count, ...rest } = cell
      // Past the last column one cell stands for thousands.
      for (let at = 0; at < Math.min(count, 40); at += 1) row.push({ ...rest, text: paragraphs.join('\n') })
      cell = null
    }
    if (name === 'table:table-row' && row.some((one) => one.kind !== 'empty')) rows.push(row)
  })
  for await (const piece of createReadStream(file, 'utf8')) parser.write(piece)
  parser.close()
  return rows
}

/** Windows-949 and UTF-8 by LibreOffice's own numbers; comma, double quote, from line 1, everything else as when a file is opened. */
const csvFilter = (charset) => `--infilter=Text - txt - csv (StarCalc):44,34,${charset},1`
const kinds = [
  { format: 'csv-utf-8', name: 'ledger.csv', words: [csvFilter(76)], orders: [...hard, ...onlyUnicode] },
  { format: 'csv-cp949', name: 'ledger-949.csv', words: [csvFilter(62)], orders: hard },
  { format: 'xlsx', name: 'ledger.xlsx', words: [], orders: [...hard, ...onlyUnicode, ...onlyWorkbook] },
]

async function check({ format, name, words, orders }, { engine, folder, count }) {
  const { ledgerColumns, writeReceiptLedger, guard } = engine
  const rows = rowsOf(count, orders)
  const file = path.join(folder, name)
  const written = await writeReceiptLedger(
    { file, format, about },
    () => pagesOf(rows),
    () => undefined,
    new AbortController().signal,
  )
  if (!written.ok) throw new Error(JSON.stringify(written.failure))
  const began = performance.now()
  const profile = `-env:UserInstallation=file://${folder}/profile`
  await run('soffice', [profile, '--headless', ...words, '--convert-to', 'fods', '--outdir', folder, file])
  const seconds = (performance.now() - began) / 1000
  const [header, ...found] = await readFlat(file.replace(/\.\w+$/, '.fods'))
  const wrong = []
  const expect = (is, place, should, was) => {
    if (!is) wrong.push(`${place}: ${JSON.stringify(should)} was read as ${JSON.stringify(was)}`)
  }
  expect(found.length === rows.length, 'rows', rows.length, found.length)
  let cells = 0
  for (const [at, column] of ledgerColumns.entries()) {
    expect(header[at]?.text === column.header, 'header', column.header, header[at])
    for (const [number, row] of rows.entries()) {
      const cell = found[number]?.[at] ?? { kind: 'empty', text: '' }
      const value = column.value(row)
      const place = `${column.header} ${number + 2}`
      cells += 1
      if (column.kind === 'number') expect(cell.kind === 'float' && cell.number === value, place, value, cell)
      else if (format === 'xlsx')
        expect(cell.text === value && cell.kind === (value === '' ? 'empty' : 'string'), place, value, cell)
      else expect(cell.text === guard(value), place, guard(value), cell)
    }
  }
  console.log(
    `${format}: ${rows.length} rows, ${cells} cells compared, ${wrong.length} differ, no formula; opened in ${seconds.toFixed(1)} s`,
  )
  for (const line of wrong.slice(0, 10)) console.log(`  ${line}`)
  return wrong.length
}

const version = await run('soffice', ['--version']).catch(() => null)
if (version === null)
  console.log('not measured: no LibreOffice (apt-get install --no-install-recommends libreoffice-calc)')
else {
  console.log(version.stdout.trim())
  const folder = await mkdtemp(path.join(tmpdir(), 'yeongsu-libreoffice-'))
  try {
    const engine = await import(await bundleWriters())
    let wrong = 0
    for (const kind of kinds) wrong += await check(kind, { engine, folder, count: Number(values.rows) })
    if (wrong > 0) process.exitCode = 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
