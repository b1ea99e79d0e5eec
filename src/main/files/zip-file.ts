import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib'
import type { Append } from './ledger-sink.ts'

/** A zip file on its way, its parts written one after another as they come. */
export interface ZipFile {
  /** Begins a part; the one before must have ended. Names are in UTF-8. */
  begin(name: string): void
  /** Adds text to the part. Packing goes on while the caller makes the next text. */
  write(text: string): Promise<void>
  /** Ends the part. */
  end(): Promise<void>
  /** Writes the directory of the parts; gives the bytes of the whole file. */
  finish(): Promise<number>
  /** Lets go of the packer of a part that never ended. */
  close(): void
}

interface Part {
  readonly name: Buffer
  readonly offset: number
  crc: number
  packed: number
  unpacked: number
}

/** 1 January 1980, the first day a zip file knows: the same parts make the same bytes at any time. */
const day = 0x21
/** Sizes follow the part (they are not known before it), names are UTF-8. */
const flags = 0x0808
const deflated = 8
/** Version 2.0 unpacks this; sizes and places have 32 bits. */
const version = 20
const most = 0xffff_ffff
/** The fastest level: XML of a table packs to a twentieth at any. */
const level = 1

/**
 * Writes a zip file through `append` (PKWARE APPNOTE 6.3, read 2026-11-28). A part of 4 GiB, or a file of as many bytes, is refused by a
 * RangeError: callers begin a further part before.
 */
export function createZipFile(append: Append): ZipFile {
  const parts: Part[] = []
  let offset = 0
  let packer: Packer | null = null

  const put = async (bytes: Uint8Array): Promise<void> => {
    offset += bytes.length
    if (offset > most) throw new RangeError('a zip file of more than 4 GiB')
    await append(bytes)
  }
  const open = (): { readonly part: Part; readonly packer: Packer } => {
    const part = parts.at(-1)
    if (part === undefined || packer === null) throw new Error('no part of the zip file has begun')
    return { part, packer }
  }
  const take = async (part: Part, pieces: readonly Buffer[]): Promise<void> => {
    for (const piece of pieces) {
      part.packed += piece.length
      await put(piece)
    }
  }
  let head: Buffer | null = null
  const putHead = async (): Promise<void> => {
    const bytes = head
    head = null
    if (bytes !== null) await put(bytes)
  }
  return {
    begin: (name) => {
      const part = { name: Buffer.from(name, 'utf8'), offset, crc: 0, packed: 0, unpacked: 0 }
      parts.push(part)
      packer = createPacker()
      head = localHead(part)
    },
    write: async (text) => {
      const { part, packer: into } = open()
      await putHead()
      const bytes = Buffer.from(text, 'utf8')
      part.crc = crc32(bytes, part.crc)
      part.unpacked += bytes.length
      if (part.unpacked > most) throw new RangeError('a part of more than 4 GiB')
      await take(part, await into.add(bytes))
    },
    end: async () => {
      const { part, packer: from } = open()
      await putHead()
      await take(part, await from.end())
      packer = null
      await put(descriptorOf(part))
    },
    finish: async () => {
      const start = offset
      for (const part of parts) await put(entryOf(part))
      await put(endOf(parts.length, start, offset - start))
      return offset
    },
    close: () => packer?.close(),
  }
}

/** Packs in zlib's own thread: `add` waits for what was added before and gives what has come out. */
interface Packer {
  add(bytes: Buffer): Promise<readonly Buffer[]>
  end(): Promise<readonly Buffer[]>
  close(): void
}

function createPacker(): Packer {
  const stream: DeflateRaw = createDeflateRaw({ level, chunkSize: 262_144 })
  let out: Buffer[] = []
  let problem: Error | null = null
  let under: Promise<void> = Promise.resolve()
  stream.on('data', (piece: Buffer) => out.push(piece))
  stream.on('error', (error) => {
    problem = error
  })
  const given = (): readonly Buffer[] => {
    if (problem !== null) throw problem
    const pieces = out
    out = []
    return pieces
  }
  return {
    add: async (bytes) => {
      await under
      under = new Promise((resolve) => stream.write(bytes, () => resolve()))
      return given()
    },
    end: async () => {
      await under
      await new Promise<void>((resolve) => {
        stream.once('end', resolve).once('error', () => resolve())
        stream.end()
      })
      return given()
    },
    close: () => void stream.destroy(),
  }
}

function fields(size: number, write: (view: Buffer) => void): Buffer {
  const bytes = Buffer.alloc(size)
  write(bytes)
  return bytes
}

const localHead = ({ name }: Part): Buffer =>
  Buffer.concat([
    fields(30, (view) => {
      view.writeUInt32LE(0x0403_4b50, 0)
      view.writeUInt16LE(version, 4)
      view.writeUInt16LE(flags, 6)
      view.writeUInt16LE(deflated, 8)
      view.writeUInt16LE(day, 12)
      view.writeUInt16LE(name.length, 26)
    }),
    name,
  ])

const descriptorOf = ({ crc, packed, unpacked }: Part): Buffer =>
  fields(16, (view) => {
    view.writeUInt32LE(0x0807_4b50, 0)
    view.writeUInt32LE(crc, 4)
    view.writeUInt32LE(packed, 8)
    view.writeUInt32LE(unpacked, 12)
  })

const entryOf = ({ name, offset, crc, packed, unpacked }: Part): Buffer =>
  Buffer.concat([
    fields(46, (view) => {
      view.writeUInt32LE(0x0201_4b50, 0)
      view.writeUInt16LE(version, 4)
      view.writeUInt16LE(version, 6)
      view.writeUInt16LE(flags, 8)
      view.writeUInt16LE(deflated, 10)
      view.writeUInt16LE(day, 14)
      view.writeUInt32LE(crc, 16)
      view.writeUInt32LE(packed, 20)
      view.writeUInt32LE(unpacked, 24)
      view.writeUInt16LE(name.length, 28)
      view.writeUInt32LE(offset, 42)
    }),
    name,
  ])

const endOf = (count: number, offset: number, size: number): Buffer =>
  fields(22, (view) => {
    view.writeUInt32LE(0x0605_4b50, 0)
    view.writeUInt16LE(count, 8)
    view.writeUInt16LE(count, 10)
    view.writeUInt32LE(size, 12)
    view.writeUInt32LE(offset, 16)
  })
