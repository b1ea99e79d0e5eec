import type { Desk } from './fixtures.ts'

/** Kills the app as a power cut would, and waits until it is gone. Its profile stays where it was given one. */
export async function cutPower(desk: Desk): Promise<void> {
  const child = desk.app.process()
  const gone = new Promise<void>((end) => child.once('exit', () => end()))
  child.kill('SIGKILL')
  await gone
  await desk.close()
}
