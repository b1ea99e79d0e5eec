import type { FromLane, ToLane } from './messages.ts'

/** The other end of a lane: what is needed of a `Worker`. */
export interface LaneThread {
  postMessage(message: ToLane): void
  on(event: 'message', listener: (message: FromLane) => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  terminate(): Promise<number>
}

/** Hears one message of a call; answers with the call's value when it was the last. */
type Hear<T> = (message: FromLane, say: (answer: ToLane) => void) => Promise<{ readonly value: T } | null>

/** Calls to a lane. */
export interface LaneCalls {
  /**
   * Asks and hears until there is a value. Messages are heard one after another, so the call ends only when the last hook has.
   * When `hear` throws, the lane is told to stop and the error arrives after it has.
   */
  ask<T>(question: (call: number) => ToLane, hear: Hear<T>, signal: AbortSignal): Promise<T>
}

interface OpenCall {
  hear(message: FromLane): void
  fail(error: Error): void
}

/** Keeps the calls of one thread apart. A thread that ends fails the calls under way and all later ones. */
export function createLaneCalls(thread: LaneThread): LaneCalls {
  const open = new Map<number, OpenCall>()
  let count = 0
  let ended: Error | null = null

  const end = (error: Error): void => {
    ended ??= error
    for (const call of open.values()) call.fail(ended)
  }
  thread.on('message', (message) => open.get(message.call)?.hear(message))
  thread.on('error', end)
  thread.on('exit', (code) => end(new Error(`the file lane ended with code ${code}`)))

  async function ask<T>(question: (call: number) => ToLane, hear: Hear<T>, signal: AbortSignal): Promise<T> {
    if (ended !== null) throw ended
    count += 1
    const call = count
    const cancel = (): void => thread.postMessage({ kind: 'cancel', call })
    try {
      return await new Promise<T>((resolve, reject) => {
        open.set(call, openCall(hear, thread, cancel, resolve, reject))
        thread.postMessage(question(call))
        if (signal.aborted) cancel()
        else signal.addEventListener('abort', cancel)
      })
    } finally {
      signal.removeEventListener('abort', cancel)
      open.delete(call)
    }
  }
  return { ask }
}

function openCall<T>(
  hear: Hear<T>,
  thread: LaneThread,
  cancel: () => void,
  resolve: (value: T) => void,
  reject: (error: unknown) => void,
): OpenCall {
  let heardBefore = Promise.resolve()
  /** What a hook threw; it arrives when the lane has put down its work. */
  let thrown: { readonly error: unknown } | null = null

  const listen = async (message: FromLane): Promise<void> => {
    if (message.kind === 'threw') return reject(thrown === null ? new Error(message.stack) : thrown.error)
    try {
      const last = await hear(message, (answer) => thread.postMessage(answer))
      if (last === null) return
      if (thrown === null) resolve(last.value)
      else reject(thrown.error)
    } catch (error) {
      thrown ??= { error }
      if (message.kind.startsWith('has-')) reject(error)
      else cancel()
    }
  }
  return {
    hear: (message) => {
      heardBefore = heardBefore.then(() => listen(message))
    },
    fail: reject,
  }
}
