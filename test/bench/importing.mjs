// Import: the app's own way in, from the chosen file to an encrypted ledger with its checks, indexes and audit, beside
// sqlite3's .import of the same rows into one plain table.
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { openDesk, watchMainProcess } from './desk.mjs'
import { beside, summary } from './figures.mjs'
import { runRounds } from './load.mjs'
import { cpuOf, peakMemoryOf, treeOf } from './processes.mjs'

const run = promisify(execFile)

/** @returns {Promise<{ wallMs: number, cpuMs: number }>} */
async function importPlainly(csv, file) {
  await rm(file, { force: true })
  const script = 'TIMEFORMAT="%R %U %S"; time sqlite3 "$1" ".import --csv \\"$2\\" rows"'
  const { stderr } = await run('bash', ['-c', script, 'bash', file, csv])
  const [wall, user, system] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  const counted = await run('sqlite3', [file, 'SELECT count(*) FROM rows'])
  await rm(file, { force: true })
  return { wallMs: wall * 1000, cpuMs: (user + system) * 1000, rows: Number(counted.stdout) }
}

/** One import into a fresh ledger. The desk is closed again; its profile stays. */
async function importIntoDesk({ electron, desk: staged, json, rows }, home) {
  await rm(home, { recursive: true, force: true })
  const desk = await openDesk(electron, staged, home)
  try {
    const shop = await desk.call('shops.add', {
      name: '측정 상점',
      gateway: 'kcp',
      environment: 'test',
      colour: 'teal',
    })
    await desk.app.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] })
    }, json)
    const { token } = await desk.call('imports.chooseFile', {})
    const tree = treeOf(desk.pid)
    const cpuBefore = { main: cpuOf([desk.pid]), all: cpuOf(tree) }
    const endWatch = await watchMainProcess(desk.app)
    const began = performance.now()
    const ended = await desk.call('imports.start', { importId: randomUUID(), token, shopId: shop.id })
    const wallMs = performance.now() - began
    const blocked = await endWatch()
    if (ended.state !== 'finished' || ended.added !== rows) throw new Error(`imported ${JSON.stringify(ended)}`)
    const spent = (before, pids) => (before === null ? null : cpuOf(pids) - before)
    const cpuMs = spent(cpuBefore.main, [desk.pid])
    return { wallMs, cpuMs, cpuOfAllMs: spent(cpuBefore.all, tree), peakMb: peakMemoryOf(desk.pid), blocked }
  } finally {
    await desk.close()
  }
}

/**
 * @param {{
 *   electron: string, desk: import('./stage.mjs').Staged, json: string, csv: string, rows: number,
 *   work: string, home: string, rounds: number, isPatient: boolean, tell: (line: string) => void
 * }} wanted the last round's ledger stays in `home`
 */
export async function measureImport(wanted) {
  const { csv, rows, work, home, rounds: count, isPatient, tell } = wanted
  tell(`가져오기: ${rows.toLocaleString('en')}건, ${count}회`)
  const { rounds, skipped } = await runRounds({
    count,
    contestants: {
      desk: () => importIntoDesk(wanted, home),
      sqlite3: () => importPlainly(csv, path.join(work, 'plain.db')),
    },
    isPatient,
    tell,
  })
  const of = (name, figure) => rounds.map(({ results }) => figure(results[name]))
  if (of('sqlite3', (one) => one.rows).some((counted) => counted !== rows)) throw new Error('sqlite3 has other rows')
  const known = rounds.every(({ results }) => results.desk.peakMb !== null)
  const wall = beside(
    of('desk', (one) => one.wallMs),
    of('sqlite3', (one) => one.wallMs),
  )
  return {
    wall,
    cpu: known
      ? beside(
          of('desk', (one) => one.cpuMs),
          of('sqlite3', (one) => one.cpuMs),
        )
      : null,
    peak: known ? summary(of('desk', (one) => one.peakMb)) : null,
    rowsPerSecond: rows / (wall.ours.median / 1000),
    blockedMs: of('desk', (one) => one.blocked),
    skipped,
    rounds,
  }
}
