import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Where a file is written before it takes its name; at most one is left behind by a crash, and the next write replaces it. */
const draftOf = (path: string): string => `${path}.new`

/**
 * Puts `text` under `path`, whole or not at all, also across a power cut; readable by its owner only.
 * Synchronous: these files are small and rare, and the caller's promise "it is stored" must not outrun the disk.
 */
export function replaceFile(path: string, text: string): void {
  placeFile(path, text, renameSync)
}

/** As `replaceFile`, but throws EEXIST when something has that name already: a key is never written over another. */
export function createFileOnce(path: string, text: string): void {
  placeFile(path, text, (draft, to) => {
    linkSync(draft, to)
    rmSync(draft)
  })
}

/** Removes a file and what a crash may have left of it; nothing there is no error. */
export function removeFile(path: string): void {
  rmSync(path, { force: true })
  rmSync(draftOf(path), { force: true })
  syncFolder(dirname(path))
}

function placeFile(path: string, text: string, place: (draft: string, to: string) => void): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const draft = draftOf(path)
  rmSync(draft, { force: true })
  try {
    writeThrough(draft, text)
    place(draft, path)
  } catch (cause) {
    rmSync(draft, { force: true })
    throw cause
  }
  syncFolder(dirname(path))
}

function writeThrough(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    const bytes = Buffer.from(text)
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Without it the new name itself may be lost in a power cut. Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'ENOENT')) throw cause
  }
}
