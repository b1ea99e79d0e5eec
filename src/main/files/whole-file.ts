import { randomBytes } from 'node:crypto'
import { open, readdir, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { failed, type Result } from '../../domain/result.ts'
import type { FileProblem } from './file-lane.ts'
import { codeOf } from './source.ts'

/** The part of a file handle that writing needs. */
interface OpenFile {
  appendFile(bytes: Uint8Array): Promise<void>
  sync(): Promise<void>
  close(): Promise<void>
}

/** Creates a file that must not exist yet. */
export type CreateFile = (path: string) => Promise<OpenFile>

/** Creates it on the disk. */
export const createFile: CreateFile = (path) => open(path, 'wx')

/**
 * Writes a file that stands at `file` whole or not at all: into a file beside it, synced, then renamed over it.
 * `write` returns a failure to give up; then, and when writing fails, nothing is left and what stood there before stays.
 * What a process left that was killed while it wrote goes with the next file of that name.
 */
export async function writeWhole<T>(
  file: string,
  create: CreateFile,
  write: (append: (bytes: Uint8Array) => Promise<void>) => Promise<Result<T, FileProblem>>,
): Promise<Result<T, FileProblem>> {
  const [folder, start] = [dirname(file), `.${basename(file).slice(0, 40)}.`]
  const beside = join(folder, `${start}${randomBytes(6).toString('hex')}.part`)
  let made = false
  try {
    const handle = await guarded(create(beside))
    made = true
    await sweep(folder, start, beside)
    const written = await writeAndSync(handle, write)
    if (!written.ok) return written
    await guarded(rename(beside, file))
    made = false
    await syncFolder(folder)
    return written
  } catch (error) {
    if (error instanceof WriteFault) return failed(problemOf(error.code))
    throw error
  } finally {
    if (made) await unlink(beside).catch(() => undefined)
  }
}

/** Nobody has written to it for so long that whoever did is gone; a file under way is written to many times a second. */
const abandonedMs = 10 * 60_000

/** Removes what was left beside a file of this name, by the file system's own time. Where that cannot be done the file is written all the same. */
async function sweep(folder: string, start: string, begun: string): Promise<void> {
  const now = await stat(begun).catch(() => null)
  const names = now === null ? [] : await readdir(folder).catch(() => [])
  for (const name of names) {
    if (!name.startsWith(start) || !/^[0-9a-f]{12}\.part$/.test(name.slice(start.length))) continue
    const path = join(folder, name)
    const made = await stat(path).catch(() => null)
    if (now !== null && made !== null && now.mtimeMs - made.mtimeMs > abandonedMs)
      await unlink(path).catch(() => undefined)
  }
}

async function writeAndSync<T>(
  handle: OpenFile,
  write: (append: (bytes: Uint8Array) => Promise<void>) => Promise<Result<T, FileProblem>>,
): Promise<Result<T, FileProblem>> {
  let closed = false
  try {
    const written = await write((bytes) => guarded(handle.appendFile(bytes)))
    if (!written.ok) return written
    await guarded(handle.sync())
    closed = true
    await guarded(handle.close())
    return written
  } finally {
    if (!closed) await handle.close().catch(() => undefined)
  }
}

/** The name of a new file is on the disk when its folder is. Windows has no such call, and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r').catch(() => null)
  if (handle === null) return
  await handle.sync().catch(() => undefined)
  await handle.close()
}

/** An error of the file system while writing, told apart from one of the caller's own. */
class WriteFault extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

async function guarded<T>(step: Promise<T>): Promise<T> {
  try {
    return await step
  } catch (error) {
    throw new WriteFault(codeOf(error))
  }
}

const problemOf = (code: string): FileProblem =>
  code === 'ENOSPC' || code === 'EDQUOT' ? { kind: 'disk-full' } : { kind: 'file-not-writable', code }
