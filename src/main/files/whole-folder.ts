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
        const name = `.${basename(request.target).slice(0, 40)}.${randomBytes(6).toString('hex')}.part`
        const folder = join(dirname(request.target), name)
        await mkdir(folder)
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
