import { spawn } from 'node:child_process'
import type { Desk } from './fixtures.ts'

/** How long an app may take to say what it is waited for. */
const sayWithinMs = 30_000

/** How a program ended, and what it said. */
interface Ending {
  readonly code: number | null
  readonly said: string
}

/** The app, started without a driver. */
interface Undriven {
  readonly isRunning: () => boolean
  /** Resolves when it ends, by itself or not. */
  readonly ended: Promise<Ending>
  /** Resolves when it says `sentence`; rejects when it ends before, or does not within half a minute. */
  readonly says: (sentence: RegExp) => Promise<void>
  /** Ends it with everything it started. */
  readonly end: () => Promise<void>
}

/** Starts the app without a driver, in a process group of its own: a box it shows waits for a person. */
export function startUndriven(
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Undriven {
  const child = spawn(program, [...words], { env: environment, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const ended = new Promise<Ending>((end) => child.once('close', (code) => end({ code, said })))
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => {
      said += piece
    })
  return {
    isRunning: () => child.exitCode === null && child.signalCode === null,
    ended,
    says: (sentence) =>
      new Promise((found, lost) => {
        const look = () => sentence.test(said) && found()
        for (const stream of [child.stdout, child.stderr]) stream.on('data', look)
        look()
        const late = setTimeout(() => lost(new Error(`it said only: ${said}`)), sayWithinMs)
        void ended.then(() => clearTimeout(late))
        void ended.then(({ code }) => lost(new Error(`it ended (${code}) and said: ${said}`)))
      }),
    end: async () => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, 'SIGKILL')
      await ended
    },
  }
}

/** Starts the app without a driver and waits until it ends by itself. */
export const startAlone = (
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Ending> => startUndriven(program, words, environment).ended

/** Starts the app once more with changes to its environment, waits until it says `sentence`, and ends it. Rejects when it ends by itself. */
export async function startsAndSays(
  { program, words, environment }: Desk['start'],
  changes: Readonly<Record<string, string>>,
  sentence: RegExp,
): Promise<void> {
  const app = startUndriven(program, words, { ...environment, ...changes })
  try {
    await app.says(sentence)
  } finally {
    await app.end()
  }
}
