import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { type Entry, open, type ZipFile } from 'yauzl'
import { HometaxFault } from './table.ts'

/** The parts of a zip file by their names. */
export interface ZipParts {
  readonly names: readonly string[]
  sizeOf(name: string): number
  /** A part unpacked, piece by piece; nothing when there is no such part. */
  pieces(name: string): AsyncIterable<Buffer>
  close(): void
}

/** A workbook has some dozens of parts. */
const mostParts = 2_000
/** A full sheet of Hometax's list, a million rows, unpacks to less. */
const largestPart = 1024 ** 3
/** Sheets shrink to a tenth, empty ones to a fiftieth; a file made to fill the memory, to a thousandth. */
const highestRatio = 200
/** Below it no ratio does harm. */
const harmlessBytes = 32 * 1024 ** 2

/**
 * Opens a zip file and checks what it says of itself before anything is unpacked: number, size and ratio of its parts. A part that
 * unpacks to more than it said, or to other bytes than were packed, ends as damaged.
 */
export async function openZip(file: string): Promise<ZipParts> {
  const zip = await opened(file)
  try {
    const parts = await partsOf(zip)
    return {
      names: [...parts.keys()],
      sizeOf: (name) => parts.get(name)?.uncompressedSize ?? 0,
      pieces: (name) => piecesOf(zip, parts.get(name)),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

const damaged = (): HometaxFault => new HometaxFault({ kind: 'workbook-damaged' })

const opened = (file: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    open(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) =>
      error === null ? resolve(zip) : reject(damaged()),
    )
  })

const partsOf = (zip: ZipFile): Promise<ReadonlyMap<string, Entry>> =>
  new Promise((resolve, reject) => {
    const parts = new Map<string, Entry>()
    zip.on('error', () => reject(damaged()))
    zip.on('end', () => resolve(parts))
    zip.on('entry', (entry: Entry) => {
      const problem = parts.size >= mostParts || parts.has(entry.fileName) ? damaged() : bombIn(entry)
      if (problem !== null) return reject(problem)
      parts.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })

function bombIn({ compressedSize, uncompressedSize }: Entry): HometaxFault | null {
  const isTooLarge = uncompressedSize > largestPart
  const isTooDense = uncompressedSize > harmlessBytes && uncompressedSize > compressedSize * highestRatio
  return isTooLarge || isTooDense
    ? new HometaxFault({ kind: 'workbook-unpacks-too-large', bytes: uncompressedSize })
    : null
}

async function* piecesOf(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (entry === undefined) return
  if (entry.isEncrypted()) throw new HometaxFault({ kind: 'workbook-encrypted' })
  const stream = await streamOf(zip, entry)
  try {
    let check = 0
    for await (const piece of stream) {
      if (!Buffer.isBuffer(piece)) continue
      check = crc32(piece, check)
      yield piece
    }
    if (check !== entry.crc32) throw damaged()
  } catch (error) {
    throw error instanceof HometaxFault ? error : damaged()
  } finally {
    stream.destroy()
  }
}

const streamOf = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error === null ? resolve(stream) : reject(damaged())))
  })
