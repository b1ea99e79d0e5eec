import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'

const setpriv = process.platform === 'linux' && existsSync('/usr/bin/setpriv') ? '/usr/bin/setpriv' : null

/**
 * Starts a helper (display, bus, keyring) that must not outlive us, even when we are killed without a chance to clean up:
 * the kernel kills it with its parent where `setpriv` can ask for that.
 * @param {string} command
 * @param {string[]} parameters
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {import('node:child_process').ChildProcess}
 */
export function startHelper(command, parameters, options) {
  if (setpriv === null || options.uid !== undefined) return spawn(command, parameters, options)
  return spawn(setpriv, ['--pdeathsig', 'KILL', command, ...parameters], options)
}

/**
 * Ends a helper and waits until it is gone, so that its folder can be removed.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>}
 */
export function endHelper(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve()
  return new Promise((resolve) => {
    const hard = setTimeout(() => child.kill('SIGKILL'), 3000)
    child.once('exit', () => {
      clearTimeout(hard)
      resolve()
    })
    child.kill('SIGTERM')
  })
}

/**
 * The first line a helper writes on one of its pipes.
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} descriptor 1 for stdout, or an extra pipe
 * @param {number} seconds
 * @returns {Promise<string>}
 * @throws {Error} with what it wrote on stderr when it ends, cannot start or says nothing in time
 */
export function firstLine(child, descriptor, seconds) {
  return new Promise((resolve, reject) => {
    let text = ''
    let complaint = ''
    const late = setTimeout(() => fail(`said nothing for ${seconds} s`), seconds * 1000)
    const fail = (why) => {
      clearTimeout(late)
      reject(new Error(`${child.spawnargs.join(' ')}: ${why}\n${complaint}`))
    }
    child.stderr?.setEncoding('utf8').on('data', (more) => {
      complaint += more
    })
    child.once('error', (error) => fail(error.message))
    child.once('exit', (code, signal) => fail(`ended with ${code ?? signal}`))
    child.stdio[descriptor].setEncoding('utf8').on('data', (more) => {
      text += more
      const end = text.indexOf('\n')
      if (end < 0) return
      clearTimeout(late)
      resolve(text.slice(0, end))
    })
  })
}

/**
 * Does something when whoever started us is gone. npm hands a signal on to its shell only, and the shell dies of it without
 * a word to us: without this, `kill` on `npm start` or `npm run sandbox` would leave app and sandbox running.
 * Only where npm started us: `node scripts/start.mjs &` from a shell that then ends is meant to live on.
 * @param {() => void} act
 * @returns {() => void} call it to look no longer
 */
export function whenNpmEnds(act) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return () => {}
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    act()
  }, 200)
  watch.unref()
  return () => clearInterval(watch)
}

/**
 * Starts the program a script is about, hands our signals on to it and waits for its end.
 * @param {string} command
 * @param {string[]} parameters
 * @param {import('node:child_process').SpawnOptions} options
 * @param {(text: string) => void} [onError] sees what it writes on stderr, which is then passed on
 * @returns {Promise<number>} its exit code; 128 + the signal's number when a signal ended it, as a shell has it
 */
export function runToEnd(command, parameters, options, onError) {
  const child = spawn(command, parameters, { stdio: ['inherit', 'inherit', onError ? 'pipe' : 'inherit'], ...options })
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    process.stderr.write(text)
    onError(text)
  })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const forward = (signal) => child.kill(signal)
  for (const signal of signals) process.on(signal, forward)
  const lookNoLonger = whenNpmEnds(() => process.kill(process.pid, 'SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      for (const name of signals) process.off(name, forward)
      lookNoLonger()
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}
