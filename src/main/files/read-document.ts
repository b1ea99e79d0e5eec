import { type FileHandle, open } from 'node:fs/promises'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { ReadDocument, ReadDocumentProblem, ReadDocumentRequest } from './file-lane.ts'
import { codeOf } from './source.ts'

/** Reads a small document whole; see `FileLane.readDocument`. */
export async function readDocument({
  file,
  most,
}: ReadDocumentRequest): Promise<Result<ReadDocument, ReadDocumentProblem>> {
  let handle: FileHandle | null = null
  try {
    handle = await open(file, 'r')
    const status = await handle.stat()
    // A device or a pipe has no size and no end.
    if (!status.isFile()) return failed({ kind: 'file-unreadable', code: status.isDirectory() ? 'EISDIR' : 'EINVAL' })
    if (status.size > most) return failed({ kind: 'file-too-large', bytes: status.size, limit: most })
    // It may grow meanwhile: no more is read than it was when it was opened.
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(status.size), 0, status.size, 0)
    return ok({ bytes: Uint8Array.from(buffer.subarray(0, bytesRead)) })
  } catch (error) {
    const code = codeOf(error)
    if (!/^E[A-Z0-9]+$/.test(code)) throw error
    return failed(code === 'ENOENT' ? { kind: 'file-not-found' } : { kind: 'file-unreadable', code })
  } finally {
    await handle?.close()
  }
}
