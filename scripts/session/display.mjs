import { SetupProblem } from '../setup/problem.mjs'
import { endHelper, firstLine, startHelper } from './child.mjs'

/** @returns {boolean} whether a window can be shown to a person here */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * Starts a display in memory (Xvfb) on a number nobody uses; it is ready when this returns.
 * @param {{ width?: number, height?: number, user?: { uid: number, gid: number } }} [options]
 *   size in pixels, 1280 × 800 by default; `user` when another user's app shall draw on it
 * @returns {Promise<{ environment: { DISPLAY: string }, stop: () => Promise<void> }>}
 * @throws {SetupProblem} when Xvfb is missing or does not start
 */
export async function startDisplay({ width = 1280, height = 800, user } = {}) {
  const server = startHelper(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], ...user },
  )
  try {
    const number = await firstLine(server, 3, 20)
    return { environment: { DISPLAY: `:${number.trim()}` }, stop: () => endHelper(server) }
  } catch (error) {
    await endHelper(server)
    throw new SetupProblem(
      `가상 화면(Xvfb)을 시작하지 못했습니다: ${error.message.trim()}`,
      'sudo apt-get install -y xvfb',
    )
  }
}
