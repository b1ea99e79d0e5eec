// The three-way match of receipts and Hometax's lines in one thread, beside a bare SQL join of the same rows in sqlite3's memory.
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { build } from 'vite'
import { repository } from '../../scripts/setup/places.mjs'
import { beside } from './figures.mjs'
import { runRounds } from './load.mjs'
import { plant } from './planted-receipts.mjs'
import { hasSpreadsheet, spreadsheetLookupMs } from './spreadsheet-lookup.mjs'

const run = promisify(execFile)
const here = import.meta.dirname

/** Bundles the engine from its source, apart from the app. */
async function bundle(work) {
  const source = (name) => path.join(repository, 'src/domain/reconciliation', name)
  await build({
    configFile: false,
    logLevel: 'error',
    root: repository,
    build: {
      ssr: true,
      outDir: work,
      emptyOutDir: false,
      rollupOptions: {
        input: { match: source('match.ts'), settings: source('match-input.ts') },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  })
  const built = (name) => pathToFileURL(path.join(work, name)).href
  return { engine: built('match.mjs'), settings: built('settings.mjs') }
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

/** Starts a thread that holds as many receipts and lines and matches them when told to. */
async function startMatcher(count, files, work) {
  const worker = new Worker(path.join(here, 'matching-worker.mjs'), {
    workerData: { count, files, ...(await bundle(work)) },
    // Most of what a match makes lives to its end; a small nursery would copy it again and again.
    resourceLimits: { maxYoungGenerationSizeMb: 384, maxOldGenerationSizeMb: 6_000 },
  })
  const [sizes] = await once(worker, 'message')
  const match = async () => {
    worker.postMessage('match')
    const [{ wallMs }] = await once(worker, 'message')
    return { wallMs }
  }
  return { sizes, match, end: () => worker.terminate() }
}

/** How many rows a spreadsheet is asked for: its look-ups take a minute and more, growing with the square. */
const lookedUp = 100_000

/** The match of as many rows as a spreadsheet bears, beside its look-ups; null without LibreOffice. */
async function besideSpreadsheet({ work, tell }) {
  if (!(await hasSpreadsheet())) {
    tell('  LibreOffice가 없어 VLOOKUP은 재지 않습니다.')
    return null
  }
  tell(`  LibreOffice VLOOKUP ${lookedUp.toLocaleString('en')}건`)
  const files = { receipts: path.join(work, 'few-receipts.csv'), lines: path.join(work, 'few-lines.csv') }
  const matcher = await startMatcher(lookedUp, files, work)
  try {
    const { receipts, lines } = plant(lookedUp)
    const rival = await spreadsheetLookupMs({ receipts, lines, work })
    const { wallMs } = await matcher.match()
    return beside([wallMs], [rival])
  } finally {
    await matcher.end()
  }
}

/**
 * @param {{ rows: number, rounds: number, work: string, isPatient: boolean, tell: (line: string) => void }} wanted
 */
export async function measureMatching({ rows, rounds: count, work, isPatient, tell }) {
  tell(`대사: 결제 ${rows.toLocaleString('en')}건, ${count}회`)
  const files = { receipts: path.join(work, 'receipts.csv'), lines: path.join(work, 'lines.csv') }
  const matcher = await startMatcher(rows, files, work)
  try {
    const { rounds, skipped } = await runRounds({
      count,
      contestants: { desk: matcher.match, sqlite3: async () => ({ wallMs: await joinPlainly(files) }) },
      isPatient,
      tell,
    })
    const of = (name) => rounds.map(({ results }) => results[name].wallMs)
    const lookup = await besideSpreadsheet({ work, tell })
    return { wall: beside(of('desk'), of('sqlite3')), lookup, sizes: matcher.sizes, skipped, rounds }
  } finally {
    await matcher.end()
  }
}
