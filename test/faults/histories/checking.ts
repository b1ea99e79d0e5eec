import fc from 'fast-check'
import { type Ground, layGround } from './ground.ts'
import { type CallOutcome, liveThrough } from './history.ts'
import { type History, histories } from './steps.ts'

/** After so many histories a new ledger is opened: lists that grow make the same checks slower. */
const historiesPerLedger = 25

/** What came of a number of random histories. `failure` tells what must not be, with the seed that shows it again; null when nothing. */
export interface Checked {
  readonly lived: number
  readonly outcomes: readonly CallOutcome[]
  readonly failure: string | null
}

/** Lives through random histories; the same seed gives the same ones. */
export async function checkHistories(runs: number, seed: number): Promise<Checked> {
  let ground: Ground | null = null
  let onGround = 0
  const outcomes: CallOutcome[] = []
  let lived = 0
  const live = async (history: History): Promise<void> => {
    if (ground !== null && onGround >= historiesPerLedger) {
      await ground.end()
      ground = null
    }
    ground ??= await layGround()
    onGround = ground === null ? 0 : (onGround % historiesPerLedger) + 1
    lived += 1
    outcomes.push(...(await liveThrough(ground, history)))
  }
  const details = await fc.check(fc.asyncProperty(histories, live), { numRuns: runs, seed })
  await endOf(ground)
  return { lived, outcomes, failure: details.failed ? failureText(details) : null }
}

const failureText = ({ seed, counterexamplePath, counterexample, errorInstance }: fc.RunDetails<[History]>): string =>
  [
    `${errorInstance instanceof Error ? errorInstance.message : String(errorInstance)} (seed ${seed}, path ${counterexamplePath})`,
    JSON.stringify(counterexample?.[0]),
  ].join('\n')

const endOf = async (ground: Ground | null): Promise<void> => ground?.end()
