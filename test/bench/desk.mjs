// The real app, driven from outside: started by Playwright, asked over the same bridge its own window uses.
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { _electron } from '@playwright/test'
import { electronArguments } from '../../scripts/session/electron-arguments.mjs'
import { admin, environmentOf } from './stage.mjs'

const heldStart = path.join(import.meta.dirname, '../held-start')

/**
 * @param {string} electron
 * @param {import('./stage.mjs').Staged} staged
 * @param {string} home the profile; its work book comes to the front
 */
export async function openDesk(electron, staged, home) {
  await mkdir(home, { recursive: true })
  await writeFile(path.join(home, 'front-book'), 'work')
  const app = await _electron.launch({
    executablePath: electron,
    args: [...electronArguments().arguments, heldStart, staged.folder],
    env: environmentOf({ ...staged, content: '', rows: '' }, home),
  })
  const page = await app.firstWindow()
  await signIn(page)
  await page
    .waitForFunction(() => document.querySelector('[role="grid"]') !== null)
    .catch(async (cause) => {
      const shown = await page.evaluate(() => document.body.innerText)
      await app.close()
      throw new Error(`the desk shows no list but:\n${shown}`, { cause })
    })
  return {
    app,
    page,
    pid: app.process().pid,
    close: () => app.close(),
    /** The value of one call of the contract; a refusal is an error of the benchmark. */
    call: (operation, input) => callIn(page, operation, input),
  }
}

/** Sits the first 관리자 down at the work book, who is made at its first start; the page follows by itself. */
async function signIn(page) {
  await page.waitForFunction(() => globalThis.backoffice !== undefined && document.querySelector('h1, h2') !== null)
  const { session } = await callIn(page, 'desk.openBook', { book: 'work' })
  if (session.state === 'first-start') await callIn(page, 'operators.makeAdmin', admin)
  else if (session.state !== 'signed-in') await callIn(page, 'operators.signIn', { operatorId: 'op-1', pin: admin.pin })
}

async function callIn(page, operation, input) {
  const answer = await page.evaluate(([name, words]) => globalThis.backoffice.call(name, words), [operation, input])
  if (!answer.ok) throw new Error(`${operation}: ${JSON.stringify(answer.failure)}`)
  return answer.value
}

const resolutionMs = 5

/**
 * Begins to watch how long the main process keeps others waiting.
 * @returns {Promise<() => Promise<{ maxMs: number, p99Ms: number }>>} ends it; ms beyond the watch's own 5 ms beat
 */
export async function watchMainProcess(app) {
  await app.evaluate((_electron, resolution) => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
    globalThis.benchWatch = monitorEventLoopDelay({ resolution })
    globalThis.benchWatch.enable()
  }, resolutionMs)
  return async () => {
    const [max, p99] = await app.evaluate(() => {
      globalThis.benchWatch.disable()
      return [globalThis.benchWatch.max / 1e6, globalThis.benchWatch.percentile(99) / 1e6]
    })
    return { maxMs: Math.max(0, max - resolutionMs), p99Ms: Math.max(0, p99 - resolutionMs) }
  }
}
