import { parseArgs } from 'node:util'
import { checkHistories } from './checking.ts'
import type { CallOutcome } from './history.ts'
import { outcomeTable } from './outcome-table.ts'

const { values } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' } } })
const minutes = Number(values.minutes ?? '5')
if (!(minutes > 0)) throw new RangeError('--minutes: a number above 0')

const runsPerRound = 500
const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Rounds of histories, each with the next seed, until the minutes are over; answers the number of violations. */
async function run(firstSeed: number): Promise<number> {
  const began = performance.now()
  const outcomes: CallOutcome[] = []
  let lived = 0
  let violations = 0
  for (let seed = firstSeed; performance.now() - began < minutes * 60_000; seed += 1) {
    const checked = await checkHistories(runsPerRound, seed)
    lived += checked.lived
    outcomes.push(...checked.outcomes)
    const perSecond = lived / ((performance.now() - began) / 1_000)
    say(`seed ${seed}: ${lived} histories, ${perSecond.toFixed(0)}/s, ${violations} violations`)
    if (checked.failure === null) continue
    violations += 1
    say(checked.failure)
    say(`again: npm run faults -- --minutes 0.01 --seed ${seed}`)
  }
  say(`\n${outcomeTable(outcomes)}\n`)
  say(`${lived} histories, ${outcomes.length} calls, ${violations} violations`)
  return violations
}

const violations = await run(values.seed === undefined ? Math.floor(Date.now() / 1_000) : Number(values.seed))
process.exitCode = violations === 0 ? 0 : 1
