// Cold start and memory: the desk with its whole ledger beside the smallest Electron app, started in turn without a debugger.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { electronArguments } from '../../scripts/session/electron-arguments.mjs'
import { beside, summary } from './figures.mjs'
import { runRounds } from './load.mjs'
import { cpuOf, memoryOf, treeOf } from './processes.mjs'
import { environmentOf } from './stage.mjs'

/** Memory is read when both have come to rest, the same time after their first content. */
const restMs = 2_000
const startLimitMs = 60_000

/**
 * Starts an app once and ends it.
 * @returns {Promise<{ readyMs: number, contentMs: number, rowsMs: number | null, cpuMs: number | null, memory: ReturnType<typeof memoryOf> }>}
 *   times from the start of the process, `rowsMs` from the answer to the PIN, `cpuMs` of all its processes up to the first content
 */
async function startOnce(electron, app, home) {
  const began = performance.timeOrigin + performance.now()
  const child = spawn(electron, [...electronArguments().arguments, app.folder], {
    env: environmentOf(app, home),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    complaint += text
  })
  try {
    const times = await Promise.race([
      heard(child, app.rows !== undefined),
      ended.then(() => null),
      pause(startLimitMs, null, { ref: false }),
    ])
    if (times === null) throw new Error(`${app.folder} showed nothing:\n${complaint.slice(-2_000)}`)
    await pause(restMs)
    const { cpuMs } = times
    return {
      mainMs: times.main - began,
      readyMs: times['ready-to-show'] - began,
      contentMs: times.content - began,
      rowsMs: times.rows ?? null,
      cpuMs,
      memory: memoryOf(child.pid),
    }
  } finally {
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 5_000)
    await ended
    clearTimeout(late)
  }
}

/** The times an app says, once all are there. */
async function heard(child, hasRows) {
  const times = {}
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('bench ')) continue
    const { event, at } = JSON.parse(line.slice(6))
    times[event] = at
    if (event === 'content') times.cpuMs = cpuOf(treeOf(child.pid))
    const isThere = times.content !== undefined && times['ready-to-show'] !== undefined
    if (isThere && (!hasRows || times.rows !== undefined)) break
  }
  child.stdout.resume()
  return times
}

/**
 * @param {{
 *   electron: string, apps: Awaited<ReturnType<typeof import('./stage.mjs').stageApps>>,
 *   homes: { desk: string, hello: string }, starts: number, isPatient: boolean, tell: (line: string) => void
 * }} wanted `homes.desk` holds the ledger
 */
export async function measureStarts({ electron, apps, homes, starts, isPatient, tell }) {
  tell(`시작 시간과 메모리: 각 ${starts}회, 번갈아`)
  const contestants = {
    desk: () => startOnce(electron, apps.desk, homes.desk),
    hello: () => startOnce(electron, apps.hello, homes.hello),
  }
  // Fills the page cache and each profile's own caches; not counted.
  for (const start of Object.values(contestants)) await start()
  const { rounds, skipped } = await runRounds({ count: starts, contestants, isPatient, tell })
  const of = (name, figure) => rounds.map(({ results }) => figure(results[name]))
  const pair = (figure) => beside(of('desk', figure), of('hello', figure))
  const readyOfHello = of('hello', (start) => start.readyMs)
  const hasMemory = rounds.every(({ results }) => results.desk.memory !== null)
  return {
    readyToShow: pair((start) => start.readyMs),
    // The smallest app's window being ready is the earliest anything can be seen of it.
    firstContent: beside(
      of('desk', (start) => start.contentMs),
      readyOfHello,
    ),
    firstContentBesidePaint: pair((start) => start.contentMs),
    rowsAfterSignIn: summary(of('desk', (start) => start.rowsMs)),
    cpu: hasMemory ? pair((start) => start.cpuMs) : null,
    rss: hasMemory ? pair((start) => start.memory.rssMb) : null,
    pss: hasMemory ? pair((start) => start.memory.pssMb) : null,
    skipped,
    rounds,
  }
}
