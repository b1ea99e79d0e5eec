import { SetupStopped, say, sayProblem } from './problem.mjs'

/**
 * @typedef {object} Step
 * @property {string} name unique among the steps of one run; named by other steps' `after`
 * @property {string} doing the Korean line printed when the step has something to do
 * @property {string[]} [after] names of steps that must have succeeded first; the others run at the same time
 * @property {() => boolean | Promise<boolean>} missing fast (milliseconds) and without side effects that matter
 * @property {() => unknown} mend may return a promise; throws SetupProblem when it cannot
 */

/**
 * Runs the steps that have something to do, each as soon as those it waits for are done, with one line per step;
 * prints nothing when nothing is missing.
 * @param {Step[]} steps
 * @param {{ tell?: (line: string) => void, report?: (problem: unknown) => void }} [to] where the lines and the problems go
 * @returns {Promise<string[]>} the names of the steps that had something to do
 * @throws {SetupStopped} when steps failed, after those that were under way have ended (an apt-get is not cut off). Each
 *   problem is printed as it happens, so nobody waits for it; once there is one, no further step begins.
 */
export async function runSteps(steps, { tell = say, report = sayProblem } = {}) {
  const done = []
  let failures = 0
  const running = new Map()
  const start = async (step) => {
    await Promise.all((step.after ?? []).map((name) => running.get(name)))
    try {
      if (failures > 0 || !(await step.missing())) return
      tell(`· ${step.doing}`)
      await step.mend()
      done.push(step.name)
    } catch (problem) {
      failures += 1
      report(problem)
    }
  }
  for (const step of steps) {
    for (const name of step.after ?? []) {
      if (!running.has(name)) throw new Error(`step ${step.name} waits for ${name}, which is not listed before it`)
    }
    running.set(step.name, start(step))
  }
  await Promise.all(running.values())
  if (failures > 0) throw new SetupStopped(`${failures} set-up steps failed`)
  return done
}

/**
 * Is there anything to do at all? Decides whether the lock around the set-up is needed.
 * @param {Step[]} steps
 * @returns {Promise<boolean>}
 */
export async function anyMissing(steps) {
  for (const step of steps) if (await step.missing()) return true
  return false
}
