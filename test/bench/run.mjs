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

/** Search, export and the main process meanwhile, in one start of the desk over the imported ledger. */
async function measureInUse({ electron, desk: staged, home, terms, work, rounds }) {
  const desk = await openDesk(electron, staged, home)
  try {
    const endSearch = await watchMainProcess(desk.app)
    const search = await measureSearch({ desk, terms, tell })
    const blockedInSearch = await endSearch()
    const endExport = await watchMainProcess(desk.app)
    const exported = await measureExport({ desk, file: path.join(work, 'ledger.csv'), rounds, tell })
    return { search, exported, blocked: { search: blockedInSearch, export: await endExport() } }
  } finally {
    await desk.close()
  }
}

function rowsOf({ starts, imported, inUse, hometax, matched }) {
  const { search, exported } = inUse
  const hello = 'hello world'
  const worst = (key) =>
    Math.max(
      ...[...imported.blockedMs, inUse.blocked.search, inUse.blocked.export, hometax.blocked].map((one) => one[key]),
    )
  const memory = (id, name, figures, goal) => (figures === null ? [] : [compared(id, name, 'MB', hello, figures, goal)])
  return [
    compared('ready-to-show', '시작 → 창이 준비됨', 'ms', hello, starts.readyToShow, 1.5),
    compared('first-rows', '시작 → 첫 행이 그려짐', 'ms', `${hello}, 창이 준비됨`, starts.firstRows, 2),
    ...(starts.cpu === null ? [] : [compared('start-cpu', '  CPU 시간', 'ms', hello, starts.cpu, null)]),
    ...memory('memory-rss', '메모리 (RSS 합)', starts.rss, 1.6),
    ...memory('memory-pss', '메모리 (PSS 합)', starts.pss, null),
    compared('import', '가져오기', 'ms', 'sqlite3 .import', imported.wall, 4),
    ...(imported.cpu === null
      ? []
      : [compared('import-cpu', '  CPU 시간', 'ms', 'sqlite3 .import', imported.cpu, null)]),
    ...(imported.peak === null
      ? []
      : [alone('import-memory', '  최대 메모리 (메인 프로세스)', 'MB', imported.peak.median, imported.peak, 400)]),
    alone('search-p95', '검색: 키 → 그려진 행, p95', 'ms', search.p95Ms, { p50: search.p50Ms, max: search.maxMs }, 150),
    alone('search-p50', '  p50', 'ms', search.p50Ms, {}, null),
    alone('main-blocked', '메인 프로세스가 막힌 가장 긴 시간', 'ms', worst('maxMs'), {}, 50),
    alone('main-blocked-p99', '  p99', 'ms', worst('p99Ms'), {}, null),
    alone('hometax', '홈택스 내역 가져오기 (.xlsx)', 'ms', hometax.readMs, {}, 20_000),
    ...(hometax.peakMb === null
      ? []
      : [alone('hometax-memory', '  최대 메모리 (메인 프로세스)', 'MB', hometax.peakMb, {}, 400)]),
    alone('first-match', '  장부와 처음 대사', 'ms', hometax.firstMatchMs, { findings: hometax.findings }, null),
    compared('match', '홈택스 대사', 'ms', 'sqlite3 JOIN', matched.wall, 2),
    ...(matched.lookup === null
      ? []
      : [compared('match-lookup', '  10만 건', 'ms', 'LibreOffice VLOOKUP', matched.lookup, 1 / 50)]),
    alone('export', '현금영수증 대장 내보내기', '행/초', exported.rowsPerSecond, { rows: exported.rows }, null),
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
  const [rows, rounds, startCount, receipts] = ['rows', 'rounds', 'starts', 'receipts'].map(countOf)
  const began = { at: new Date().toISOString(), load: loadavg() }
  const work = await mkdtemp(path.join(tmpdir(), 'yeongsu-bench-work-'))
  try {
    const apps = await stageApps(work)
    const [json, csv] = [path.join(work, 'answers.jsonl'), path.join(work, 'answers.csv')]
    const { terms, jsonBytes, csvBytes } = await writeAnswers({ count: rows, json, csv })
    tell(`측정용 응답 ${rows.toLocaleString('en')}건: JSON ${plainMb(jsonBytes)} MB, CSV ${plainMb(csvBytes)} MB`)
    const homes = { desk: path.join(profile, 'desk'), hello: path.join(profile, 'hello') }
    const isPatient = !values.busy
    const shared = { electron, desk: apps.desk, home: homes.desk, work, rounds, isPatient, tell }
    const imported = await measureImport({ ...shared, json, csv, rows })
    const ledgerBytes = (await stat(path.join(homes.desk, 'work', 'ledger.db'))).size
    const starts = await measureStarts({ electron, apps, homes, starts: startCount, isPatient, tell })
    const inUse = await measureInUse({ ...shared, terms })
    const listFile = path.join(work, 'hometax.xlsx')
    await writeHometaxList({ rows, file: listFile })
    const hometax = await measureHometax({ ...shared, file: listFile, rows })
    const matched = await measureMatching({ rows: receipts, rounds, work, isPatient, tell })
    const table = rowsOf({ starts, imported, inUse, hometax, matched })
    const input = { rows, jsonBytes, csvBytes, ledgerBytes, exportedRows: inUse.exported.rows, matched: matched.sizes }
    const load = { before: began.load, after: loadavg() }
    const all = {
      at: began.at,
      machine: await machine(electron),
      load,
      input,
      table,
      starts,
      imported,
      inUse,
      hometax,
      matched,
    }
    await mkdir(values.out, { recursive: true })
    await writeFile(path.join(values.out, 'bench.json'), `${JSON.stringify(all, null, 2)}\n`)
    return { table, skipped: [...starts.skipped, ...imported.skipped, ...matched.skipped], all }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

const plainMb = (bytes) => Math.round(bytes / 1e6)

const { table, skipped, all } = await bench()
const busy = [...all.starts.rounds, ...all.imported.rounds, ...all.matched.rounds].filter(
  (round) => !round.isCalm,
).length
tell(`\n${tableOf(table)}\n`)
tell(`원장 ${plainMb(all.input.ledgerBytes)} MB · 내보낸 대장 ${all.input.exportedRows.toLocaleString('en')}행`)
tell(`건너뛴 회: ${skipped.length} · 바쁜 채로 잰 회: ${busy} · 부하 ${all.load.before[0]} → ${all.load.after[0]}`)
tell(`${path.relative(repository, path.resolve(values.out, 'bench.json'))}에 모든 회의 값이 있습니다.`)
// Goals in ms and MB depend on the machine and gate nothing.
if (values.check && table.some((row) => row.ratio !== null && row.met === false)) process.exitCode = 1
