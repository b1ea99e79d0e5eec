import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLineSplitter } from '../../../src/main/files/split-lines.ts'
import { createObjectSplitter } from '../../../src/main/files/split-objects.ts'
import { createRowSplitter } from '../../../src/main/files/split-rows.ts'
import { numberedPieces } from '../../../src/main/files/numbered-pieces.ts'
import type { Splitter } from '../../../src/main/files/splitter.ts'

/** The pieces of a text that arrives in chunks of these sizes. */
async function cut(text: string, splitter: Splitter, sizes: readonly number[]) {
  const bytes = Buffer.from(text)
  const chunks = async function* () {
    let from = 0
    for (const size of [...sizes, bytes.length]) {
      await Promise.resolve()
      if (from < bytes.length) yield bytes.subarray(from, from + size)
      from += size
    }
  }
  const found: { readonly text: string; readonly line: number; readonly fault: string | null }[] = []
  for await (const { pieces } of numberedPieces(chunks(), splitter)) {
    for (const { bytes: piece, line, fault } of pieces) found.push({ text: piece.toString(), line, fault })
  }
  return found
}

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 })
const fields = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant('한글 "뷁" {[,]}\n')), {
  minKeys: 1,
})
const objects = fc.array(fields, { minLength: 1, maxLength: 8 })

describe('records are the same however the bytes arrive', () => {
  it('one object a line', async () => {
    await fc.assert(
      fc.asyncProperty(objects, sizes, async (all, arriving) => {
        const text = all.map((one) => JSON.stringify(one)).join('\n')
        const found = await cut(text, createLineSplitter(), arriving)
        expect(found).toEqual(all.map((one, at) => ({ text: JSON.stringify(one), line: at + 1, fault: null })))
      }),
    )
  })

  it('objects in an array, pretty-printed or not', async () => {
    await fc.assert(
      fc.asyncProperty(objects, sizes, fc.constantFrom(undefined, 2), async (all, arriving, indent) => {
        const found = await cut(JSON.stringify(all, null, indent), createObjectSplitter(), arriving)
        expect(found.map(({ text }): unknown => JSON.parse(text))).toEqual(all)
        expect(found.every(({ fault }) => fault === null)).toBe(true)
      }),
    )
  })

  it('rows of CSV with quotes and line breaks inside', async () => {
    const cell = fc.string().map((text) => `"x${text.replaceAll('"', '""')}"`)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }),
        sizes,
        async (rows, arriving) => {
          const texts = rows.map((row) => row.join(','))
          const found = await cut(texts.join('\n'), createRowSplitter(), arriving)
          expect(found.map(({ text }) => text)).toEqual(texts)
        },
      ),
    )
  })
})
