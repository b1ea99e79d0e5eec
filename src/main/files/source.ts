import { type FileHandle, open } from 'node:fs/promises'
import { failed, ok, type Result } from '../../domain/result.ts'
import { beginsWithMark, byteOrderMark } from './encoding.ts'
import type { FileProblem } from './file-lane.ts'
import { noTextNameOf } from './no-text.ts'

/** Largest file read, in bytes: several times the largest log seen, and far below what a position in a file can say. */
const largestFileBytes = 8 * 1024 ** 3

const chunkBytes = 262_144
/** How much of the beginning tells what a file is: room for a first line of the greatest length, and for the one after it. */
const headBytes = 2 * 1_048_576

/** Bytes that can be read more than once from their start, a byte order mark left out. */
export interface Source {
  readonly bytes: number
  readonly head: Buffer
  readonly marked: boolean
  chunks(): AsyncIterable<Buffer>
  close(): Promise<void>
}

/** Opens a text file; refuses what is none by its first bytes. */
export async function openFile(file: string): Promise<Result<Source, FileProblem>> {
  let handle: FileHandle
  try {
    handle = await open(file, 'r')
  } catch (error) {
    return failed(readProblemOf(error))
  }
  const opened = await inspect(handle)
  if (!opened.ok) await handle.close()
  return opened
}

async function inspect(handle: FileHandle): Promise<Result<Source, FileProblem>> {
  try {
    const status = await handle.stat()
    // A device or a pipe has no size and no end.
    if (!status.isFile()) return failed({ kind: 'file-unreadable', code: status.isDirectory() ? 'EISDIR' : 'EINVAL' })
    const { size } = status
    if (size > largestFileBytes) return failed({ kind: 'file-too-large', bytes: size, limit: largestFileBytes })
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(headBytes, size)), 0, undefined, 0)
    const beginning = buffer.subarray(0, bytesRead)
    const looksLike = noTextNameOf(beginning)
    if (looksLike !== null) return failed({ kind: 'file-is-no-text', looksLike })
    const marked = beginsWithMark(beginning)
    const start = marked ? byteOrderMark.length : 0
    return ok({
      bytes: size,
      head: beginning.subarray(start),
      marked,
      chunks: () => chunksOf(handle, start, size),
      close: () => handle.close(),
    })
  } catch (error) {
    return failed(readProblemOf(error))
  }
}

/** Up to `end`, as long as the file was when it was opened: a log that grows meanwhile is read to the same place each time. */
async function* chunksOf(handle: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let position = start; position < end; ) {
    const chunk = await readChunk(handle, position, Math.min(chunkBytes, end - position))
    if (chunk.length === 0) return
    position += chunk.length
    yield chunk
  }
}

/** A new buffer each time: pieces of the last one may still be looked at while the next is read. */
async function readChunk(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, position)
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    throw new FileFault(readProblemOf(error))
  }
}

/** Ends the reading or writing of a file where a result cannot be returned. */
export class FileFault extends Error {
  readonly problem: FileProblem

  constructor(problem: FileProblem) {
    super(problem.kind)
    this.problem = problem
  }
}

/** Text that was pasted, as a source. */
export function sourceOfText(text: string): Source {
  const bytes = Buffer.from(text, 'utf8')
  const marked = beginsWithMark(bytes)
  const body = marked ? bytes.subarray(byteOrderMark.length) : bytes
  return {
    bytes: bytes.length,
    head: body.subarray(0, headBytes),
    marked,
    chunks: async function* () {
      await Promise.resolve()
      yield body
    },
    close: () => Promise.resolve(),
  }
}

/** The operating system's code of an error, `unknown` when it has none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'

/** What an error of the file system while reading means; errors that are none of its are thrown on. */
export function readProblemOf(error: unknown): FileProblem {
  const code = codeOf(error)
  if (!/^E[A-Z0-9]+$/.test(code)) throw error
  return code === 'ENOENT' ? { kind: 'file-not-found' } : { kind: 'file-unreadable', code }
}
