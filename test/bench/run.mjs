// The benchmarks (docs/benchmarks.md). Started by `npm run bench`, which gives Electron, a display, a keyring and a profile.
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { arch, cpus, loadavg, platform, release, tmpdir, totalmem } from 'node:os'
import path from 'node:path'
import util from 'node:util'
import { repository } from '../../scripts/setup/places.mjs'
import { writeAnswers } from './answers.mjs'
import { openDesk, watchMainProcess } from './desk.mjs'
import { measureExport } from './exporting.mjs'
import { measureHometax, writeHometaxList } from './hometax.mjs'
import { measureImport } from './importing.mjs'
import { measureMatching } from './matching.mjs'
import { alone, compared, tableOf } from './report.mjs'
import { measureSearch } from './searching.mjs'
import { stageApps } from './stage.mjs'
import { measureStarts } from './start-up.mjs'

const tell = (line) => console.log(line)

const { values } = util.parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    receipts: { type: 'string', default: '1000000' },
    ledger: { type: 'string', default: '1000000' },
    only: { type: 'string', default: '' },
    rounds: { type: 'string', default: '5' },
    starts: { type: 'string', default: '6' },
    out: { type: 'string', default: 'bench-out' },
    busy: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
})

function countOf(name) {
  const count = Number(values[name])
  if (!Number.isSafeInteger(count) || count < 1)
    throw new RangeError(`--${name}: 1 이상의 정수가 아닙니다: ${values[name]}`)
  return count
}

/** Search and the main process meanwhile, in one start of the desk over the imported ledger. */
async function measureInUse({ electron, desk: staged, home, terms }) {
  const desk = await openDesk(electron, staged, home)
  try {
    const endSearch = await watchMainProcess(desk.app)
    const search = await measureSearch({ desk, terms, tell })
    return { search, blocked: await endSearch() }
  } finally {
    await desk.close()
  }
}

const highest = (figures, key) => Math.max(...figures.map((one) => one[key]))

function exportRows({
  alone: own,
  csv,
  csvCpu,
  csvWriter,
  csvWriterCpu,
  csvWriterMb,
  xlsxWriter,
  xlsxWriterMs,
  xlsxWriterMb,
  exceljsMb,
}) {
  const workbook = '  엑셀 통합 문서, 파일에 쓰기만'
  return [
    compared('export-csv', '대장 내보내기 (CSV)', 'ms', 'sqlite3 -csv', csv, 2),
    ...(csvCpu === null ? [] : [compared('export-csv-cpu', '  CPU 시간', 'ms', 'sqlite3 -csv', csvCpu, null)]),
    compared('write-csv', '  파일에 쓰기만', 'ms', 'sqlite3 -csv', csvWriter, 2),
    compared('write-csv-cpu', '  CPU 시간', 'ms', 'sqlite3 -csv', csvWriterCpu, null),
    xlsxWriter === null
      ? alone('write-xlsx', workbook, 'ms', xlsxWriterMs.median, xlsxWriterMs, null)
      : compared('write-xlsx', workbook, 'ms', 'exceljs', xlsxWriter, 0.67),
    alone('export-csv-memory', '  최대 메모리, CSV (메인 프로세스)', 'MB', own.csv.peakMb, {}, 400),
    alone('export-xlsx-memory', '  최대 메모리, 엑셀 (메인 프로세스)', 'MB', own.xlsx.peakMb, {}, 400),
    alone('write-csv-memory', '  쓰기만, CSV', 'MB', csvWriterMb.median, csvWriterMb, null),
    alone('write-xlsx-memory', '  쓰기만, 엑셀', 'MB', xlsxWriterMb.median, xlsxWriterMb, null),
    ...(exceljsMb === null ? [] : [alone('exceljs-memory', '  exceljs', 'MB', exceljsMb.median, exceljsMb, null)]),
    alone(
      'export-blocked',
      '  메인 프로세스가 막힌 가장 긴 시간',
      'ms',
      highest([own.csv.blocked, own.xlsx.blocked], 'maxMs'),
      {},
      50,
    ),
  ]
}

const matchRows = ({ wall, lookup }) => [
  compared('match', '홈택스 대사', 'ms', 'sqlite3 JOIN', wall, 2),
  ...(lookup === null ? [] : [compared('match-lookup', '  10만 건', 'ms', 'LibreOffice VLOOKUP', lookup, 1 / 50)]),
]

function startRows(starts) {
  const hello = 'hello world'
  const memory = (id, name, figures, goal) => (figures === null ? [] : [compared(id, name, 'MB', hello, figures, goal)])
  return [
    compared('ready-to-show', '시작 → 창이 준비됨', 'ms', hello, starts.readyToShow, 1.5),
    compared('first-content', '시작 → 로그인 화면이 그려짐', 'ms', `${hello}, 창이 준비됨`, starts.firstContent, 2),
    alone('first-rows', 'PIN → 첫 행이 그려짐', 'ms', starts.rowsAfterSignIn.median, starts.rowsAfterSignIn, null),
    ...(starts.cpu === null ? [] : [compared('start-cpu', '  CPU 시간', 'ms', hello, starts.cpu, null)]),
    ...memory('memory-rss', '메모리 (RSS 합)', starts.rss, 1.6),
    ...memory('memory-pss', '메모리 (PSS 합)', starts.pss, null),
  ]
}

function importRows(imported) {
  return [
    compared('import', '가져오기', 'ms', 'sqlite3 .import', imported.wall, 4),
    ...(imported.cpu === null
      ? []
      : [compared('import-cpu', '  CPU 시간', 'ms', 'sqlite3 .import', imported.cpu, null)]),
    ...(imported.peak === null
      ? []
      : [alone('import-memory', '  최대 메모리 (메인 프로세스)', 'MB', imported.peak.median, imported.peak, 400)]),
  ]
}

function rowsOf({ starts, imported, inUse, hometax, matched, exported }) {
  const { search } = inUse
  const worst = (key) => highest([...imported.blockedMs, inUse.blocked, hometax.blocked], key)
  return [
    ...startRows(starts),
    ...importRows(imported),
    alone('search-p95', '검색: 키 → 그려진 행, p95', 'ms', search.p95Ms, { p50: search.p50Ms, max: search.maxMs }, 150),
    alone('search-p50', '  p50', 'ms', search.p50Ms, {}, null),
    alone('main-blocked', '메인 프로세스가 막힌 가장 긴 시간', 'ms', worst('maxMs'), {}, 50),
    alone('main-blocked-p99', '  p99', 'ms', worst('p99Ms'), {}, null),
    alone('hometax', '홈택스 내역 가져오기 (.xlsx)', 'ms', hometax.readMs, {}, 20_000),
    ...(hometax.peakMb === null
      ? []
      : [alone('hometax-memory', '  최대 메모리 (메인 프로세스)', 'MB', hometax.peakMb, {}, 400)]),
    alone('first-match', '  장부와 처음 대사', 'ms', hometax.firstMatchMs, { findings: hometax.findings }, null),
    ...matchRows(matched),
    ...exportRows(exported),
  ]
}

async function machine(electron) {
  const sqlite = execFileSync('sqlite3', ['--version'], { encoding: 'utf8' }).split(' ')[0]
  const version = await readFile(path.join(path.dirname(electron), 'version'), 'utf8').catch(() => 'unknown')
  return {
    system: `${platform()} ${release()} ${arch()}`,
    processors: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.versions.node,
    electron: version.trim(),
    sqlite3: sqlite,
  }
}

async function bench() {
  const electron = process.env['YEONGSU_ELECTRON']
  const profile = process.env['YEONGSU_HOME']
  if (electron === undefined || profile === undefined) throw new Error('npm run bench로 시작하세요.')
  const [rows, rounds, startCount, receipts, ledger] = ['rows', 'rounds', 'starts', 'receipts', 'ledger'].map(countOf)
  const began = { at: new Date().toISOString(), load: loadavg() }
  const work = await mkdtemp(path.join(tmpdir(), 'yeongsu-bench-work-'))
  try {
    const apps = await stageApps(work)
    const isPatient = !values.busy
    const measureLedger = () =>
      measureExport({
        electron,
        desk: apps.desk,
        rows: ledger,
        work,
        home: path.join(profile, 'ledger'),
        rounds,
        isPatient,
        tell,
      })
    if (values.only === 'export') return await kept({ began, electron, exported: await measureLedger() })
    const measureMatch = () => measureMatching({ rows: receipts, rounds, work, isPatient, tell })
    if (values.only === 'match') return await kept({ began, electron, matched: await measureMatch() })
    const [json, csv] = [path.join(work, 'answers.jsonl'), path.join(work, 'answers.csv')]
    const { terms, jsonBytes, csvBytes } = await writeAnswers({ count: rows, json, csv })
    tell(`측정용 응답 ${rows.toLocaleString('en')}건: JSON ${plainMb(jsonBytes)} MB, CSV ${plainMb(csvBytes)} MB`)
    const homes = { desk: path.join(profile, 'desk'), hello: path.join(profile, 'hello') }
    const shared = { electron, desk: apps.desk, home: homes.desk, work, rounds, isPatient, tell }
    const imported = await measureImport({ ...shared, json, csv, rows, rounds: values.only === 'start' ? 1 : rounds })
    if (values.only === 'import') return await kept({ began, electron, imported })
    const ledgerBytes = (await stat(path.join(homes.desk, 'work', 'ledger.db'))).size
    const starts = await measureStarts({ electron, apps, homes, starts: startCount, isPatient, tell })
    if (values.only === 'start') return await kept({ began, electron, starts })
    const inUse = await measureInUse({ ...shared, terms })
    const listFile = path.join(work, 'hometax.xlsx')
    await writeHometaxList({ rows, file: listFile })
    const hometax = await measureHometax({ ...shared, file: listFile, rows })
    const matched = await measureMatch()
    const exported = await measureLedger()
    const input = { rows, jsonBytes, csvBytes, ledgerBytes, matched: matched.sizes }
    return await kept({ began, electron, input, starts, imported, inUse, hometax, matched, exported })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** The rows of what was measured: all, or one part. */
function tableRows(measured) {
  const { starts, imported, inUse, matched, exported } = measured
  if (inUse !== undefined) return rowsOf(measured)
  if (starts !== undefined) return startRows(starts)
  if (imported !== undefined) return importRows(imported)
  return matched === undefined ? exportRows(exported) : matchRows(matched)
}

/** Writes down all that was measured and gives its table. */
async function kept({ began, electron, ...measured }) {
  const table = tableRows(measured)
  const load = { before: began.load, after: loadavg() }
  const all = { at: began.at, machine: await machine(electron), load, table, ...measured }
  await mkdir(values.out, { recursive: true })
  await writeFile(path.join(values.out, 'bench.json'), `${JSON.stringify(all, null, 2)}\n`)
  return { table, all }
}

const plainMb = (bytes) => Math.round(bytes / 1e6)

const { table, all } = await bench()
const parts = [all.starts, all.imported, all.matched, all.exported].filter((part) => part !== undefined)
const skipped = parts.flatMap((part) => part.skipped)
const busy = parts.flatMap((part) => part.rounds).filter((round) => !round.isCalm).length
tell(`\n${tableOf(table)}\n`)
if (all.exported !== undefined)
  tell(
    `내보낸 대장 ${all.exported.rows.toLocaleString('en')}행, CSV ${plainMb(all.exported.alone.csv.bytes)} MB, 엑셀 ${plainMb(all.exported.alone.xlsx.bytes)} MB`,
  )
if (all.input !== undefined) tell(`원장 ${plainMb(all.input.ledgerBytes)} MB`)
tell(`건너뛴 회: ${skipped.length} · 바쁜 채로 잰 회: ${busy} · 부하 ${all.load.before[0]} → ${all.load.after[0]}`)
tell(`${path.relative(repository, path.resolve(values.out, 'bench.json'))}에 모든 회의 값이 있습니다.`)
// Goals in ms and MB depend on the machine and gate nothing.
if (values.check && table.some((row) => row.ratio !== null && row.met === false)) process.exitCode = 1
