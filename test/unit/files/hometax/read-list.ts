import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HometaxRows } from '../../../../src/domain/hometax/hometax-file.ts'
import type { FileLane } from '../../../../src/main/files/file-lane.ts'
import { fileLaneInProcess } from '../../../../src/main/files/in-process.ts'
import { unpacked } from '../../../../src/main/packed/packed.ts'
import { ownFolder } from '../read.ts'

/** Puts bytes into a file of the test's own, named as a user's is. */
export function listFile(bytes: string | Uint8Array, name = '매출내역.xls'): string {
  const file = join(ownFolder(), name)
  writeFileSync(file, bytes)
  return file
}

/** Everything that came of reading a list, batches put together. */
export async function readList(file: string, batchSize = 500, lane: FileLane = fileLaneInProcess()) {
  const rows: HometaxRows[] = []
  const sizes: number[] = []
  const result = await lane.readHometax(
    { file, batchSize },
    async (batch) => {
      rows.push(unpacked(batch.rows))
      sizes.push(batch.lines)
    },
    new AbortController().signal,
  )
  const rejects = rows.flatMap((one) => one.rejects)
  return { result, sizes, numbered: rows.flatMap((one) => one.lines), rejects }
}

/** The same of bytes; throws when the file was refused. */
export async function readBytes(bytes: string | Uint8Array, name?: string) {
  const { result, ...read } = await readList(listFile(bytes, name))
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failure)}`)
  return { ...read, content: result.value, lines: read.numbered.map(({ line }) => line) }
}

/** Why bytes were refused; throws when they were not. */
export async function refusalOf(bytes: string | Uint8Array, name?: string) {
  const { result } = await readList(listFile(bytes, name))
  if (result.ok) throw new Error(`read ${result.value.lines} lines`)
  return result.failure
}
