// npm test [-- --only unit,e2e]: whatever set-up is missing, then every check and every test. One failing stops none of
// the others. The last line is `N passed, N failed` for the whole run, also when the set-up itself fails.
import util from 'node:util'
import { prepare } from './setup/index.mjs'
import { requireNode } from './setup/node-version.mjs'
import { sayProblem } from './setup/problem.mjs'
import { runtimeEnvironment } from './setup/runtime-record.mjs'
import { sumUp, tallyOfCheck } from './test/results.mjs'
import { runBuild, runCheck, runEndToEnd, runUnit } from './test/runners.mjs'

const checks = { types: 'types', format: 'format:check', lint: 'lint', boundaries: 'boundaries', unused: 'unused' }

/** Someone wants us to end: what runs is told (runToEnd), what has not begun is not begun and counts as failed. */
let stopped = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopped = true
  })
}

/**
 * Runs one part and prints its name, outcome and time.
 * @param {string} name
 * @param {() => Promise<import('./test/results.mjs').Tally>} part
 */
async function timed(name, part) {
  if (stopped) return tallyOfCheck(name, false)
  const began = performance.now()
  const tally = await part().catch((problem) => {
    sayProblem(problem)
    return tallyOfCheck(name, false)
  })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${tally.failures.length === 0 ? '✓' : '✗'} ${name} (${seconds}초)`)
  return tally
}

async function runAll() {
  requireNode()
  const only = util.parseArgs({ options: { only: { type: 'string' } } }).values.only?.split(',') ?? null
  const env = { ...process.env, ...runtimeEnvironment(await prepare('test')) }
  const parts = {
    ...Object.fromEntries(Object.entries(checks).map(([name, script]) => [name, () => runCheck(script)])),
    unit: () => runUnit(env),
    build: runBuild,
    e2e: () => runEndToEnd(env),
  }
  const unknown = only?.filter((name) => !(name in parts)) ?? []
  if (unknown.length > 0)
    throw new Error(`--only: ${unknown.join(', ')} 은(는) 없습니다. 있는 것: ${Object.keys(parts).join(', ')}`)
  const chosen = Object.keys(parts).filter((name) => only === null || only.includes(name))
  const quick = chosen.filter((name) => name in checks)
  const tallies = []
  // Two at a time: the smallest machine this is to run on has two cores.
  const lane = async () => {
    for (let name = quick.shift(); name !== undefined; name = quick.shift())
      tallies.push(await timed(name, parts[name]))
  }
  await Promise.all([lane(), lane()])
  for (const name of chosen) if (!(name in checks)) tallies.push(await timed(name, parts[name]))
  return tallies
}

const began = performance.now()
const tallies = await runAll().catch((problem) => {
  sayProblem(problem)
  return [tallyOfCheck('set-up', false)]
})
const { table, line, succeeded } = sumUp(tallies)
if (table.length > 0) console.log(`\n실패 ${table.length}건\n${table.join('\n')}\n`)
console.log(`전체 ${Math.round((performance.now() - began) / 1000)}초`)
console.log(line)
process.exitCode = succeeded ? 0 : 1
