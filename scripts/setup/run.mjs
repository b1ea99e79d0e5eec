import { spawn } from 'node:child_process'

/**
 * Runs a command to its end and keeps what it wrote.
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, seconds?: number, input?: string, user?: { uid: number, gid: number } }} [options]
 *   `env` is added to this process's own; after `seconds` the command is killed and counts as failed
 * @returns {Promise<{ code: number, stdout: string, output: string }>} `output` is stdout and stderr as they came.
 *   A command that does not exist is code 127, a killed one 124: never an exception, the caller has the sentence for it.
 */
export function run(command, parameters, { cwd, env, seconds = 900, input, user } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd,
      env: { ...process.env, ...env },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      timeout: seconds * 1000,
      killSignal: 'SIGKILL',
      ...user,
    })
    let stdout = ''
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text
      output += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    child.on('error', (error) => resolve({ code: 127, stdout, output: output + error.message }))
    child.on('close', (code) => resolve({ code: code ?? 124, stdout, output }))
    if (input !== undefined) child.stdin.on('error', () => {}).end(input)
  })
}

/**
 * Runs npm itself, the one that started us if there is one, otherwise the one on the PATH.
 * @param {readonly string[]} parameters
 * @param {Parameters<typeof run>[2]} [options]
 * @returns {ReturnType<typeof run>}
 */
export function runNpm(parameters, options) {
  const npm = process.env.npm_execpath
  if (npm?.endsWith('npm-cli.js')) return run(process.execPath, [npm, ...parameters], options)
  // Windows starts .cmd files through a shell only.
  if (process.platform === 'win32') return run('cmd.exe', ['/d', '/s', '/c', 'npm', ...parameters], options)
  return run('npm', parameters, options)
}

const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|UND_ERR_CONNECT|fetch failed|Temporary failure resolving|Could not resolve|Could not connect|Unable to connect|Network is unreachable|Connection (timed out|refused|failed)/i

/**
 * Does this output of npm, apt, node-gyp or the Electron download say that the network was not there?
 * @param {string} output
 * @returns {boolean}
 */
export function saysNoNetwork(output) {
  return unreachable.test(output)
}

/**
 * The end of a long output, for a message.
 * @param {string} output
 * @param {number} [lines]
 */
export function lastLines(output, lines = 12) {
  return output.trim().split('\n').slice(-lines).join('\n')
}
