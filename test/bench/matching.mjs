// The three-way match of a million receipts and a million lines of Hometax's, in one thread, beside a bare SQL join of the same rows.
// It runs by itself: node test/bench/matching.mjs [rows] [rounds].
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'vite'
import { repository } from '../../scripts/setup/places.mjs'
import { beside } from './figures.mjs'
import { peakMemoryOf } from './processes.mjs'
import { compared, tableOf } from './report.mjs'

const run = promisify(execFile)
const firstDay = Date.parse('2026-06-01T09:00:00Z')
const spanMs = 150 * 86_400_000
const sums = [9_900, 12_000, 15_000, 19_900, 29_000, 33_000, 55_000, 120_000]

/** Of ten thousand payments: what becomes of each. The rest match by number. */
const shares = [
  ['no-number', 500],
  ['cancelled', 300],
  ['missing', 40],
  ['amount-differs', 30],
  ['kind-differs', 20],
  ['double', 20],
  ['cancel-missing', 20],
  ['cancelled-in-hometax', 20],
  ['hometax-only', 50],
]

/** The fate of the payment with this number, spread evenly. */
function fateOf(number) {
  let place = (number * 7_919) % 10_000
  for (const [fate, share] of shares) {
    if (place < share) return fate
    place -= share
  }
  return 'matched'
}

const moment = (ms) => `${new Date(ms).toISOString().slice(0, 19)}+09:00`

/** Receipts, lines and how many of each cause are true, of `count` payments with their times rising. */
function plant(count) {
  const [receipts, lines, truth] = [[], [], new Map()]
  for (let number = 0; number < count; number += 1) {
    const fate = fateOf(number)
    const at = moment(firstDay + Math.floor((number * spanMs) / count))
    const approvalNumber = `T${String(100_000_000 + number)}`
    // What has no number, or resembles another, has a sum of its own: chance must plant nothing.
    const won = ['no-number', 'double', 'hometax-only'].includes(fate) ? 130_000 + number : sums[number % sums.length]
    const identityLastFour = String(1_000 + ((number * 31) % 9_000))
    const base = { transactionId: `t${number}`, at, won, issuer: 'kcp', wallet: null, deadline: null }
    const known = { ...base, originalApprovalNumber: null, identityLastFour, purpose: 'income-deduction' }
    const isGone = fate === 'cancelled' || fate === 'cancel-missing'
    const line = (id, change) =>
      lines.push({
        id,
        event: 'issued',
        soldAt: at,
        supply: won - Math.round(won / 11),
        vat: Math.round(won / 11),
        service: 0,
        total: won,
        approvalNumber,
        identityLastFour,
        purpose: 'income-deduction',
        means: null,
        note: null,
        ...change,
      })
    if (fate !== 'hometax-only')
      receipts.push({
        ...known,
        id: `r${number}`,
        event: 'issued',
        approvalNumber: fate === 'no-number' ? null : approvalNumber,
        isAlive: !isGone,
      })
    if (isGone)
      receipts.push({
        ...known,
        id: `c${number}`,
        event: 'cancelled',
        approvalNumber: null,
        originalApprovalNumber: approvalNumber,
        isAlive: false,
      })
    if (fate !== 'missing')
      line(`l${number}`, {
        ...(fate === 'amount-differs' ? { total: won + 10 } : {}),
        ...(fate === 'kind-differs' ? { purpose: 'business-expense' } : {}),
      })
    if (fate === 'cancelled' || fate === 'cancelled-in-hometax')
      line(`k${number}`, { event: 'cancelled', total: 0 - won })
    if (fate === 'double') line(`d${number}`, { approvalNumber: `D${number}` })
    const cause = fate === 'no-number' || fate === 'cancelled' ? 'matched' : fate
    truth.set(cause, (truth.get(cause) ?? 0) + 1)
    if (fate === 'double') truth.set('matched', (truth.get('matched') ?? 0) + 1)
  }
  return { receipts, lines, truth }
}

/** The engine, bundled from its source. */
async function loadMatch(work) {
  const entry = path.join(repository, 'src/domain/reconciliation/match.ts')
  const settings = path.join(repository, 'src/domain/reconciliation/match-input.ts')
  await build({
    configFile: false,
    logLevel: 'error',
    root: repository,
    build: {
      ssr: true,
      outDir: work,
      emptyOutDir: false,
      rollupOptions: { input: { match: entry, settings }, output: { entryFileNames: '[name].mjs' } },
    },
  })
  const { matchReceipts } = await import(pathToFileURL(path.join(work, 'match.mjs')).href)
  const { defaultMatchSettings } = await import(pathToFileURL(path.join(work, 'settings.mjs')).href)
  return (rows) => matchReceipts({ ...rows, duties: [], on: '2026-12-31', settings: defaultMatchSettings })
}

const join = `
  SELECT count(*), sum(l.number IS NULL), sum(l.total <> r.won), sum(l.purpose <> r.purpose)
  FROM receipt r LEFT JOIN line l ON l.number = r.number AND l.event = r.event;`

/** Loads the rows and joins them in one thread of sqlite3, in memory; only the join is timed. */
async function joinPlainly(files) {
  const script = [
    'CREATE TABLE receipt (id TEXT, event TEXT, number TEXT, won INTEGER, at TEXT, four TEXT, purpose TEXT);',
    'CREATE TABLE line (id TEXT, event TEXT, number TEXT, total INTEGER, at TEXT, four TEXT, purpose TEXT);',
    `.import --csv "${files.receipts}" receipt`,
    `.import --csv "${files.lines}" line`,
    '.timer on',
    join,
  ]
  const running = run('sqlite3', [':memory:'])
  running.child.stdin.end(script.join('\n'))
  const { stdout } = await running
  const [, seconds] = /real (\d+\.\d+)/.exec(stdout) ?? []
  if (seconds === undefined) throw new Error(`sqlite3 told no time: ${stdout}`)
  return Number(seconds) * 1000
}

async function writeRows({ receipts, lines }, work) {
  const files = { receipts: path.join(work, 'receipts.csv'), lines: path.join(work, 'lines.csv') }
  const text = (rows, cells) => `${rows.map((row) => cells(row).join(',')).join('\n')}\n`
  const ours = (row) => [
    row.id,
    row.event,
    row.originalApprovalNumber ?? row.approvalNumber ?? '',
    row.event === 'issued' ? row.won : 0 - row.won,
    row.at,
    row.identityLastFour,
    row.purpose,
  ]
  const theirs = (row) => [
    row.id,
    row.event,
    row.approvalNumber,
    row.total,
    row.soldAt,
    row.identityLastFour,
    row.purpose,
  ]
  await writeFile(files.receipts, text(receipts, ours))
  await writeFile(files.lines, text(lines, theirs))
  return files
}

/** Every planted cause must be found as often as it was planted, or the time means nothing. */
function check({ findings }, truth) {
  const found = new Map()
  for (const { cause } of findings) found.set(cause, (found.get(cause) ?? 0) + 1)
  for (const cause of new Set([...found.keys(), ...truth.keys()]))
    if (found.get(cause) !== truth.get(cause))
      throw new Error(`${cause}: ${found.get(cause) ?? 0} found, ${truth.get(cause) ?? 0} planted`)
}

async function bench(count, rounds) {
  const work = await mkdtemp(path.join(tmpdir(), 'yeongsu-match-'))
  try {
    const match = await loadMatch(work)
    const { truth, ...rows } = plant(count)
    const files = await writeRows(rows, work)
    const [ours, rival] = [[], []]
    for (let round = 0; round < rounds; round += 1) {
      rival.push(await joinPlainly(files))
      const began = performance.now()
      const result = match(rows)
      ours.push(performance.now() - began)
      check(result, truth)
    }
    const figures = beside(ours, rival)
    console.log(tableOf([compared('match', '대사', 'ms', 'sqlite3 JOIN', figures, 2)]))
    const peak = peakMemoryOf(process.pid)
    const sizes = `${rows.receipts.length.toLocaleString('en')} × ${rows.lines.length.toLocaleString('en')}행`
    console.log(`${sizes} · ${rounds}회${peak === null ? '' : ` · 최대 메모리 ${Math.round(peak)} MB (입력 포함)`}`)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

await bench(Number(process.argv[2] ?? 1_000_000), Number(process.argv[3] ?? 3))
