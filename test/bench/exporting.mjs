// Export: a month of the receipt ledger through the app's own way out, and its writers alone, beside `sqlite3 -csv` of the same
// columns and exceljs's stream writer of the same cells.
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { repository } from '../../scripts/setup/places.mjs'
import { openDesk, watchMainProcess } from './desk.mjs'
import { bundleWriters } from './engine.mjs'
import { beside, summary } from './figures.mjs'
import { busyMonth, writeMonth } from './ledger-month.mjs'
import { runRounds } from './load.mjs'
import { cpuOf, peakMemoryOf } from './processes.mjs'

const run = promisify(execFile)
const isLinux = process.platform === 'linux'
const exceljsVersion = '4.4.0'
/** exceljs takes minutes for a million rows. */
const mostWorkbookRounds = 3

/** exceljs is no part of the app: fetched into the cache once; null where it cannot be had. */
async function findExceljs(tell) {
  const folder = path.join(repository, '.cache', 'bench-peers')
  const main = path.join(folder, 'node_modules', 'exceljs', 'excel.js')
  const isThere = () =>
    stat(main).then(
      () => pathToFileURL(main).href,
      () => null,
    )
  const found = await isThere()
  if (found !== null) return found
  await mkdir(folder, { recursive: true })
  const words = [
    'install',
    '--prefix',
    folder,
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    `exceljs@${exceljsVersion}`,
  ]
  await run('npm', words).catch(() => tell(`  exceljs ${exceljsVersion}을 받지 못해 엑셀 통합 문서는 견주지 않습니다.`))
  return isThere()
}

/** Brings the month into a fresh work book. */
async function fill({ electron, desk: staged, rows, work, tell }, home) {
  const json = path.join(work, 'month.jsonl')
  tell(`내보내기: ${busyMonth} 현금영수증 대장 ${rows.toLocaleString('en')}행을 장부에 넣는 중`)
  await writeMonth({ count: rows, json })
  await rm(home, { recursive: true, force: true })
  const desk = await openDesk(electron, staged, home)
  try {
    const asked = { name: '측정 상점', gateway: 'kcp', environment: 'test', colour: 'teal' }
    const shop = await desk.call('shops.add', asked)
    await desk.app.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] })
    }, json)
    const { token } = await desk.call('imports.chooseFile', {})
    const ended = await desk.call('imports.start', { importId: randomUUID(), token, shopId: shop.id })
    if (ended.added !== rows) throw new Error(`imported ${JSON.stringify(ended)}`)
  } finally {
    await desk.close()
    await rm(json)
  }
}

/** Exports the month from the desk; the file stays. */
async function exportFrom(desk, format, file) {
  await desk.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, file)
  const [{ shop }] = await desk.call('shops.list', {})
  const cpuBefore = cpuOf([desk.pid])
  const began = performance.now()
  const written = await desk.call('exports.receiptLedger', {
    exportId: randomUUID(),
    shopId: shop.id,
    month: busyMonth,
    format,
  })
  const wallMs = performance.now() - began
  return { wallMs, cpuMs: cpuOf([desk.pid]) - cpuBefore, rows: written.rows, bytes: written.bytes }
}

/** One export in a start of its own: its memory, and how long it kept the main process. */
async function exportAlone({ electron, desk: staged, rows }, home, format, file) {
  const desk = await openDesk(electron, staged, home)
  try {
    const before = peakMemoryOf(desk.pid)
    const endWatch = await watchMainProcess(desk.app)
    const written = await exportFrom(desk, format, file)
    const blocked = await endWatch()
    if (written.rows !== rows) throw new Error(`${written.rows} of ${rows} rows were exported`)
    return { ...written, blocked, beforeMb: before, peakMb: peakMemoryOf(desk.pid) }
  } finally {
    await desk.close()
  }
}

/** `sqlite3 -csv` of a table with the ledger's own columns and rows. */
async function selectPlainly(database, file) {
  const script = 'TIMEFORMAT="%R %U %S"; time sqlite3 -csv -header "$1" "SELECT * FROM ledger" > "$2"'
  const { stderr } = await run('bash', ['-c', script, 'bash', database, file])
  const [wall, user, system] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  await rm(file)
  return { wallMs: wall * 1000, cpuMs: (user + system) * 1000 }
}

async function writeAlone(how, { engine, exceljs, rows, work }) {
  const file = path.join(work, `written-${how}`)
  const program = path.join(import.meta.dirname, 'ledger-writer.mjs')
  const { stdout } = await run(process.execPath, [program, JSON.stringify({ how, engine, exceljs, rows, file })])
  const { size } = await stat(file)
  await rm(file)
  return { ...JSON.parse(stdout), bytes: size }
}

/** Rounds of the whole export from one start of the desk, of its writer alone, and of sqlite3. */
async function besideSqlite({
  electron,
  desk: staged,
  home,
  work,
  rounds: count,
  isPatient,
  tell,
  csv,
  database,
  writers,
}) {
  const desk = await openDesk(electron, staged, home)
  try {
    return await runRounds({
      count,
      contestants: {
        desk: () => exportFrom(desk, 'csv-utf-8', csv),
        writer: () => writeAlone('csv-utf-8', writers),
        sqlite3: () => selectPlainly(database, path.join(work, 'plain.csv')),
      },
      isPatient,
      tell,
    })
  } finally {
    await desk.close()
  }
}

/**
 * @param {{
 *   electron: string, desk: import('./stage.mjs').Staged, rows: number, work: string, home: string, rounds: number,
 *   isPatient: boolean, tell: (line: string) => void
 * }} wanted
 */
export async function measureExport(wanted) {
  const { rows, work, home, rounds: count, isPatient, tell } = wanted
  const [csv, xlsx, database] = ['ledger.csv', 'ledger.xlsx', 'plain-ledger.db'].map((name) => path.join(work, name))
  const writers = { engine: await bundleWriters(), exceljs: await findExceljs(tell), rows, work }
  await fill(wanted, home)
  const alone = {
    csv: await exportAlone(wanted, home, 'csv-utf-8', csv),
    xlsx: await exportAlone(wanted, home, 'xlsx', xlsx),
  }
  await run('sqlite3', [database, `.import --csv "${csv}" ledger`])
  tell(`내보내기: CSV, ${count}회`)
  const asCsv = await besideSqlite({ ...wanted, csv, database, writers })
  const peers = writers.exceljs === null ? {} : { exceljs: () => writeAlone('exceljs', writers) }
  const workbooks = Math.min(count, mostWorkbookRounds)
  tell(`내보내기: 엑셀 통합 문서, ${workbooks}회`)
  const asXlsx = await runRounds({
    count: workbooks,
    contestants: { writer: () => writeAlone('xlsx', writers), ...peers },
    isPatient,
    tell,
  })
  const of = ({ rounds }, name, figure = 'wallMs') => rounds.map(({ results }) => results[name][figure])
  return {
    rows,
    alone,
    csv: beside(of(asCsv, 'desk'), of(asCsv, 'sqlite3')),
    csvCpu: isLinux ? beside(of(asCsv, 'desk', 'cpuMs'), of(asCsv, 'sqlite3', 'cpuMs')) : null,
    csvWriter: beside(of(asCsv, 'writer'), of(asCsv, 'sqlite3')),
    csvWriterCpu: beside(of(asCsv, 'writer', 'cpuMs'), of(asCsv, 'sqlite3', 'cpuMs')),
    csvWriterMb: summary(of(asCsv, 'writer', 'peakMb')),
    xlsxWriter: writers.exceljs === null ? null : beside(of(asXlsx, 'writer'), of(asXlsx, 'exceljs')),
    xlsxWriterMs: summary(of(asXlsx, 'writer')),
    xlsxWriterMb: summary(of(asXlsx, 'writer', 'peakMb')),
    exceljsMb: writers.exceljs === null ? null : summary(of(asXlsx, 'exceljs', 'peakMb')),
    skipped: [...asCsv.skipped, ...asXlsx.skipped],
    rounds: [...asCsv.rounds, ...asXlsx.rounds],
  }
}
