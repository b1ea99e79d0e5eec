import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'

/**
 * @typedef {object} ZipEntry
 * @property {string} name
 * @property {number} mode the Unix mode, 0 when the archive has none
 * @property {number} method 0 stored, 8 deflated
 * @property {number} packed bytes in the archive
 * @property {number} at where its local header begins
 */

/**
 * Unpacks chosen entries of a zip file (up to 4 GB, stored or deflated) with what Node has: a bare machine has no unzip.
 * @param {string} file
 * @param {(name: string) => string | null} place where an entry goes below `folder`, or null to leave it out
 * @param {string} folder
 * @returns {Promise<number>} how many files were written. Executables are 0755, others 0644, folders 0755:
 *   readable by everyone, because the security test runs the result as another user.
 * @throws {Error} on a file that is not such an archive, or a name that leaves the folder
 */
export async function unzip(file, place, folder) {
  const archive = await open(file, 'r')
  try {
    let written = 0
    for (const entry of await entries(archive)) {
      const target = entry.name.endsWith('/') ? null : place(entry.name)
      if (target === null) continue
      const to = path.resolve(folder, target)
      if (!to.startsWith(path.resolve(folder) + path.sep)) throw new Error(`${entry.name} would leave ${folder}`)
      await mkdir(path.dirname(to), { recursive: true, mode: 0o755 })
      await extract(file, archive, entry, to)
      written += 1
    }
    return written
  } finally {
    await archive.close()
  }
}

async function entries(archive) {
  const { size } = await archive.stat()
  const tail = await read(archive, Math.max(0, size - 66_000), Math.min(size, 66_000))
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new Error('not a zip file: it has no end record')
  const directory = await read(archive, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
  const found = []
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50; ) {
    const nameLength = directory.readUInt16LE(at + 28)
    found.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      at: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return found
}

async function extract(file, archive, entry, to) {
  const header = await read(archive, entry.at, 30)
  const start = entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const out = createWriteStream(to, { mode: entry.mode & 0o111 ? 0o755 : 0o644 })
  if (entry.packed === 0) {
    out.end()
    await new Promise((resolve, reject) => out.on('close', resolve).on('error', reject))
    return
  }
  const packed = createReadStream(file, { start, end: start + entry.packed - 1 })
  if (entry.method === 0) await pipeline(packed, out)
  else if (entry.method === 8) await pipeline(packed, createInflateRaw(), out)
  else throw new Error(`${entry.name} is packed by method ${entry.method}, which is not supported`)
}

async function read(archive, position, length) {
  const { buffer, bytesRead } = await archive.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead !== length) throw new Error('the zip file ends too early')
  return buffer
}
