/** What of an unexpected cause may be written. */
export interface WrittenCause {
  readonly name: string
  readonly code: string | null
  readonly kind: string | null
  /** Function and place in the built scripts, innermost first. */
  readonly frames: readonly string[]
  readonly cause: WrittenCause | null
}

const word = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/
const frame = /^\s+at (?:(?:async )?(?:new )?([\w.$<>[\] ]{1,80}) \()?(?:[^()]*[/\\])?([\w.-]{1,60}:\d+:\d+)\)?$/

/**
 * An error without its message: messages quote what was being read (a parser's do), and that may be a secret. Name, code,
 * kind and the places in our own scripts are enough to find a bug. Four causes deep.
 */
export function writtenCause(cause: unknown, depth = 0): WrittenCause {
  if (!(cause instanceof Error)) return { name: typeof cause, code: null, kind: null, frames: [], cause: null }
  return {
    name: word.test(cause.name) ? cause.name : 'Error',
    code: 'code' in cause ? wordOf(cause.code) : null,
    kind: 'kind' in cause ? wordOf(cause.kind) : null,
    frames: framesOf(cause),
    cause: cause.cause === undefined || depth >= 3 ? null : writtenCause(cause.cause, depth + 1),
  }
}

const wordOf = (value: unknown): string | null => (typeof value === 'string' && word.test(value) ? value : null)

/** The stack begins with the message, which may look like anything, also like a frame. */
function framesOf({ stack = '', message }: Error): string[] {
  const end = stack.indexOf(message)
  const frames = end < 0 || message === '' ? stack : stack.slice(end + message.length)
  return frames
    .split('\n')
    .map((line) => frame.exec(line))
    .flatMap((match) => (match === null ? [] : [`${match[1] ?? '—'} ${match[2]}`]))
    .slice(0, 20)
}
