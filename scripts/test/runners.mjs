import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { runToEnd } from '../session/child.mjs'
import { buildApp } from '../setup/build.mjs'
import { repository } from '../setup/places.mjs'
import { sayProblem } from '../setup/problem.mjs'
import { runNpm } from '../setup/run.mjs'
import { tallyOfCheck, tallyOfPlaywright, tallyOfVitest } from './results.mjs'

/** @typedef {import('./results.mjs').Tally} Tally */

/**
 * One of package.json's own check commands; what it wrote is shown only when it fails.
 * @param {string} script its name in package.json
 * @returns {Promise<Tally>}
 */
export async function runCheck(script) {
  const { code, output } = await runNpm(['run', '--silent', script], { cwd: repository })
  if (code !== 0) process.stdout.write(`${output.trimEnd()}\n`)
  return tallyOfCheck(script, code === 0)
}

/** @returns {Promise<Tally>} of building the app */
export async function runBuild() {
  try {
    await buildApp()
    return tallyOfCheck('build', true)
  } catch (problem) {
    sayProblem(problem)
    return tallyOfCheck('build', false)
  }
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Tally>} of the unit and contract tests
 */
export async function runUnit(env) {
  const file = reportFile('unit')
  const vitest = path.join(repository, 'node_modules', 'vitest', 'vitest.mjs')
  const words = [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { report, code } = await runWithReport(file, words, env)
  return tallyOfVitest(report, code)
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Tally>} of the specs in the real Electron, on a display in memory: never on the person's own, where a
 *   window manager and other windows would take part
 */
export async function runEndToEnd(env) {
  const file = reportFile('e2e')
  const playwright = path.join(repository, 'node_modules', '@playwright', 'test', 'cli.js')
  const withReport = { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file, PLAYWRIGHT_FORCE_TTY: '0' }
  const { report, code } = await runWithReport(file, [playwright, 'test', '--reporter=list,json'], withReport)
  return tallyOfPlaywright(report, code)
}

function reportFile(name) {
  return path.join(repository, '.cache', 'reports', `${name}.json`)
}

/** The old report goes first: a runner that dies must not be judged by the run before. */
async function runWithReport(file, words, env) {
  await rm(file, { force: true })
  const code = await runToEnd(process.execPath, words, { cwd: repository, env })
  const text = await readFile(file, 'utf8').catch(() => 'null')
  return { report: JSON.parse(text), code }
}
