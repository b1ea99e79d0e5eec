import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { failed, ok, type Result } from '../../domain/result.ts'
import type { FileProblem, FolderAnswer, FolderRequest } from './file-lane.ts'
import { codeOf } from './source.ts'

/**
 * A folder that stands at its place whole or not at all: it is made beside it, filled by other calls, then moved there. What stands
 * there already stays: the folder then gets a number behind its name. See `FileLane.folder`.
 */
export async function doFolder(request: FolderRequest): Promise<Result<FolderAnswer, FileProblem>> {
  try {
    switch (request.act) {
      case 'begin': {
        const [place, start] = [dirname(request.target), `.${basename(request.target).slice(0, 40)}.`]
        const folder = join(place, `${start}${randomBytes(6).toString('hex')}.part`)
        await mkdir(folder)
        await sweep(place, start, (await stat(folder)).mtimeMs)
        return ok({ folder, files: [] })
      }
      case 'digest':
        return ok({ folder: request.folder, files: await digestsIn(request.folder) })
      case 'finish': {
        const place = await freePlace(request.target)
        await rename(request.folder, place)
        return ok({ folder: place, files: [] })
      }
      case 'drop':
        await rm(request.folder, { recursive: true, force: true })
        return ok({ folder: request.folder, files: [] })
    }
  } catch (error) {
    const code = codeOf(error)
    return failed(code === 'ENOSPC' || code === 'EDQUOT' ? { kind: 'disk-full' } : { kind: 'file-not-writable', code })
  }
}

/** As long as a folder on its way may stand untouched before it counts as left behind. */
const leftBehindMs = 10 * 60_000

/** Takes away what a process that was killed has left of a folder of this name. */
async function sweep(place: string, start: string, now: number): Promise<void> {
  for (const name of await readdir(place)) {
    if (!name.startsWith(start) || !/\.[0-9a-f]{12}\.part$/.test(name)) continue
    const left = join(place, name)
    const about = await stat(left)
    if (about.isDirectory() && now - about.mtimeMs > leftBehindMs) await rm(left, { recursive: true, force: true })
  }
}

async function digestsIn(folder: string): Promise<FolderAnswer['files']> {
  const names = (await readdir(folder)).sort()
  const files: FolderAnswer['files'][number][] = []
  for (const name of names) {
    const path = join(folder, name)
    const hash = createHash('sha256')
    for await (const piece of createReadStream(path)) if (piece instanceof Uint8Array) hash.update(piece)
    files.push({ name, bytes: (await stat(path)).size, sha256: hash.digest('hex') })
  }
  return files
}

const mostNumbers = 1_000

async function freePlace(target: string): Promise<string> {
  for (let number = 1; number < mostNumbers; number += 1) {
    const place = number === 1 ? target : `${target} (${number})`
    const isTaken = await stat(place).then(
      () => true,
      () => false,
    )
    if (!isTaken) return place
  }
  return target
}
