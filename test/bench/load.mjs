// What else the machine is doing: a round that shares it with other work says nothing.
import { loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'

/** Load of the last minute above which a round is not begun. */
const calmLoad = 1.5
const patienceMs = 60_000
const mostSkips = 3

/**
 * Waits until the load of the last minute has come down.
 * @param {number} limitMs
 * @returns {Promise<{ load: number, isCalm: boolean, waitedMs: number }>}
 */
async function settle(limitMs) {
  const began = performance.now()
  let [load] = loadavg()
  while (load > calmLoad && performance.now() - began < limitMs) {
    await pause(1_000)
    ;[load] = loadavg()
  }
  return { load, isCalm: load <= calmLoad, waitedMs: Math.round(performance.now() - began) }
}

/**
 * Runs contestants round by round, in random order within a round, each on a machine that has settled.
 *
 * A round is skipped when the machine does not settle within a minute; after three such the rest is measured as it is
 * and marked, because marked figures tell more than none.
 * @template R
 * @param {{
 *   count: number,
 *   contestants: Record<string, (round: number) => Promise<R>>,
 *   isPatient: boolean,
 *   tell: (line: string) => void
 * }} wanted without patience every round is measured at once, and marked when the machine is busy
 * @returns {Promise<{ rounds: { load: number, isCalm: boolean, order: string[], results: Record<string, R> }[], skipped: number[] }>}
 *   `skipped` holds the load of each round that was skipped
 */
export async function runRounds({ count, contestants, isPatient, tell }) {
  const rounds = []
  const skipped = []
  while (rounds.length < count) {
    const { load, isCalm, waitedMs } = await settle(isPatient ? patienceMs : 0)
    if (!isCalm && isPatient && skipped.length < mostSkips) {
      skipped.push(load)
      tell(`  부하 ${load.toFixed(2)}: 한 회를 건너뜁니다 (${Math.round(waitedMs / 1000)}초 기다림).`)
      continue
    }
    const order = shuffled(Object.keys(contestants))
    const results = {}
    for (const name of order) results[name] = await contestants[name](rounds.length)
    rounds.push({ load, isCalm, order, results })
    tell(`  ${rounds.length}/${count}회 · 부하 ${load.toFixed(2)}${isCalm ? '' : ' (바쁨)'} · ${order.join(' → ')}`)
  }
  return { rounds, skipped }
}

function shuffled(names) {
  const left = [...names]
  return names.map(() => left.splice(Math.floor(Math.random() * left.length), 1)[0])
}
