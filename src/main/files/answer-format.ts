import type { AnswerFormat } from './file-lane.ts'
import { looksLikeForm } from './form-records.ts'
import { createLineSplitter } from './split-lines.ts'
import { createObjectSplitter } from './split-objects.ts'
import { createRowSplitter } from './split-rows.ts'
import type { Splitter } from './splitter.ts'

/** How the records of a file are told apart. */
export interface Layout {
  readonly format: AnswerFormat
  readonly splitter: Splitter
}

const looksAtLines = 200

/**
 * Tells from the beginning of a file how it is built. One object a line is read by lines, so that a broken line costs
 * itself alone, and so are posted forms; an array, or objects spread over lines, by their braces; anything else is CSV. A last line that breaks off says nothing.
 */
export function layoutOf(head: Buffer): Layout {
  const text = head.toString('latin1').trimStart()
  if (text.startsWith('[')) return { format: 'json-array', splitter: createObjectSplitter() }
  const lines = text.split('\n', looksAtLines).map((line) => line.trim())
  const filled = lines.filter(
    (line, at) => line !== '' && !(at > 0 && at === lines.length - 1 && line.startsWith('{') && !line.endsWith('}')),
  )
  const whole = filled.filter((line) => line.startsWith('{') && line.endsWith('}'))
  if (whole.length * 2 > filled.length) {
    const oneEach = whole.filter((line) => !/\}\s*\{/.test(line)).length * 2 > whole.length
    return { format: 'json-lines', splitter: oneEach ? createLineSplitter() : createObjectSplitter() }
  }
  if (filled.filter(looksLikeForm).length * 2 > filled.length)
    return { format: 'form-lines', splitter: createLineSplitter() }
  if (text.startsWith('{')) return { format: 'json-lines', splitter: createObjectSplitter() }
  return { format: 'csv', splitter: createRowSplitter() }
}
