import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import type { LedgerPlace } from '../../src/main/ledger/database.ts'
import { type BuiltScripts, buildScripts } from '../contract/ledger-build.ts'
import type { ChildOrders } from './ledger-child.ts'

/** Builds the child and the worker it starts. */
export const buildChild = (): Promise<BuiltScripts> =>
  buildScripts({ child: 'test/faults/ledger-child.ts', worker: 'src/main/ledger/worker.ts' })

/** A child at work. `told` grows with every line it acknowledges; `ended` gives all of them. */
export interface Child {
  readonly process: ChildProcess
  readonly told: readonly string[]
  readonly ended: Promise<readonly string[]>
}

/** Ends a child and what it runs under, whether or not the test came to its end. */
function endGroup(leader: number | undefined): void {
  try {
    if (leader !== undefined) process.kill(-leader, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/** Starts a child on a ledger, under `wrapper` (strace and its arguments) when given. `onLine` hears each line as it comes. */
export function startChild(
  scripts: BuiltScripts,
  place: LedgerPlace,
  { from, count }: Pick<ChildOrders, 'from' | 'count'>,
  {
    wrapper = [],
    onLine,
  }: { readonly wrapper?: readonly string[]; readonly onLine?: (line: string, child: ChildProcess) => void } = {},
): Child {
  const orders: ChildOrders = {
    file: place.file,
    key: Buffer.from(place.key).toString('hex'),
    addon: place.addon,
    worker: scripts.path('worker'),
    from,
    count,
  }
  const ordersFile = `${place.file}.orders-${from}.json`
  writeFileSync(ordersFile, JSON.stringify(orders))
  const [command, ...args] = [...wrapper, process.execPath, scripts.path('child'), ordersFile]
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  onTestFinished(() => endGroup(child.pid))
  const told: string[] = []
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    told.push(line)
    onLine?.(line, child)
  })
  const ended = new Promise<readonly string[]>((resolve, reject) => {
    child.once('error', reject)
    lines.once('close', () => resolve(told))
  })
  return { process: child, told, ended }
}
