import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readDocument } from '../../../src/main/files/read-document.ts'

const folder = mkdtempSync(join(tmpdir(), 'document-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a small document', () => {
  it('is read byte for byte', async () => {
    const file = join(folder, '요청.json')
    const bytes = Uint8Array.from([0x7b, 0, 255, 0x7d])
    writeFileSync(file, bytes)
    expect(await readDocument({ file, most: 4 })).toEqual({ ok: true, value: { bytes } })
  })

  it('that is larger than it may be is refused unread', async () => {
    const file = join(folder, '큰 파일.json')
    writeFileSync(file, Buffer.alloc(5))
    expect(await readDocument({ file, most: 4 })).toEqual({
      ok: false,
      failure: { kind: 'file-too-large', bytes: 5, limit: 4 },
    })
  })

  it('that is none, or is no longer there, is said to be so', async () => {
    expect(await readDocument({ file: join(folder, 'gone.json'), most: 4 })).toEqual({
      ok: false,
      failure: { kind: 'file-not-found' },
    })
    expect(await readDocument({ file: folder, most: 4 })).toMatchObject({ failure: { kind: 'file-unreadable' } })
  })
})
