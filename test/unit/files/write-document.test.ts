import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writeDocument } from '../../../src/main/files/write-document.ts'

const folder = mkdtempSync(join(tmpdir(), 'document-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bytes = Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0, 255])

describe('a finished document', () => {
  it('is written byte for byte in the place of what stood there', async () => {
    const file = join(folder, '환불전표.pdf')
    writeFileSync(file, 'what stood there, and longer')
    expect(await writeDocument({ file, bytes })).toEqual({ ok: true, value: { bytes: 6 } })
    expect(new Uint8Array(readFileSync(file))).toEqual(bytes)
    expect(readdirSync(folder)).toEqual(['환불전표.pdf'.normalize('NFC')])
  })

  it.each([
    ['ENOSPC', { kind: 'disk-full' }],
    ['EACCES', { kind: 'file-not-writable', code: 'EACCES' }],
  ])('that meets %s leaves what stood there and nothing beside it', async (code, failure) => {
    const file = join(folder, '환불전표.pdf')
    const fails = () => Promise.reject(Object.assign(new Error(code), { code }))
    const written = await writeDocument({ file, bytes: Uint8Array.from([1]) }, async () => ({
      appendFile: fails,
      sync: async () => undefined,
      close: async () => undefined,
    }))
    expect(written).toEqual({ ok: false, failure })
    expect(new Uint8Array(readFileSync(file))).toEqual(bytes)
    expect(readdirSync(folder)).toHaveLength(1)
  })
})
