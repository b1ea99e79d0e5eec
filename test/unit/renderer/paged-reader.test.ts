import { describe, expect, it } from 'vitest'
import { failed, ok, type Result } from '../../../src/domain/result.ts'
import { createPagedReader, type Pages, rowIn } from '../../../src/renderer/src/paged-reader.ts'

interface Asked {
  readonly filter: string
  readonly offset: number
  readonly answer: (answer: Result<readonly string[], 'broken'>) => Promise<void>
}

const settle = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

/** A list of `a0, a1, …` per filter whose answers are given by hand, in any order. */
function deskOf(pageSize = 10) {
  const asked: Asked[] = []
  const shown: Pages<string, 'broken'>[] = []
  const reader = createPagedReader<string, string, 'broken'>({
    pageSize,
    read: (filter, offset) =>
      new Promise((resolve) => {
        asked.push({
          filter,
          offset,
          async answer(answer) {
            resolve(answer)
            await settle()
          },
        })
      }),
    onChange: (pages) => shown.push(pages),
  })
  const rows = (name: string, offset: number, count: number) =>
    ok(Array.from({ length: count }, (_, at) => `${name}${offset + at}`))
  return { reader, asked, rows, latest: () => shown.at(-1) }
}

describe('a long list read page by page', () => {
  it('drops the answer to a filter that was replaced, however late it comes', async () => {
    const { reader, asked, rows, latest } = deskOf()
    void reader.ask('a')
    void reader.ask('b')
    await asked[1]?.answer(rows('b', 0, 10))
    await asked[0]?.answer(rows('a', 0, 10))
    expect(rowIn(latest()?.pages ?? new Map(), 10, 0)).toBe('b0')
  })

  it('keeps the old rows until the first new page is there', async () => {
    const { reader, asked, rows, latest } = deskOf()
    void reader.ask('a')
    await asked[0]?.answer(rows('a', 0, 10))
    void reader.ask('b')
    expect(latest()).toMatchObject({ isReading: true })
    expect(rowIn(latest()?.pages ?? new Map(), 10, 3)).toBe('a3')
  })

  it('knows where the list ends from a page that is not full', async () => {
    const { reader, asked, rows, latest } = deskOf()
    void reader.ask('a')
    await asked[0]?.answer(rows('a', 0, 4))
    expect(latest()?.end).toBe(4)
  })

  it('reads the page in sight and skips those a dragged thumb passed by', async () => {
    const { reader, asked, rows } = deskOf()
    void reader.ask('a')
    await asked[0]?.answer(rows('a', 0, 10))
    reader.need(500, 520)
    reader.need(9_000, 9_005)
    await asked[1]?.answer(rows('a', 500, 10))
    await asked[2]?.answer(rows('a', 9_000, 10))
    expect(asked.map((one) => one.offset)).toEqual([0, 500, 9_000])
  })

  it('swaps the pages in sight in together when it reads again', async () => {
    const { reader, asked, rows, latest } = deskOf()
    void reader.ask('a')
    await asked[0]?.answer(rows('a', 0, 10))
    reader.need(5, 15)
    await asked[1]?.answer(rows('a', 10, 10))
    void reader.refresh()
    await asked[2]?.answer(rows('n', 0, 10))
    expect(rowIn(latest()?.pages ?? new Map(), 10, 0)).toBe('a0')
    await asked[3]?.answer(rows('n', 10, 10))
    expect(rowIn(latest()?.pages ?? new Map(), 10, 0)).toBe('n0')
    expect(rowIn(latest()?.pages ?? new Map(), 10, 12)).toBe('n12')
  })

  it('keeps the rows it has when a reading is refused, and says why', async () => {
    const { reader, asked, rows, latest } = deskOf()
    void reader.ask('a')
    await asked[0]?.answer(rows('a', 0, 10))
    void reader.refresh()
    await asked[1]?.answer(failed('broken'))
    expect(latest()).toMatchObject({ failure: 'broken', isReading: false })
    expect(rowIn(latest()?.pages ?? new Map(), 10, 0)).toBe('a0')
  })

  it('reads nothing again before anything was asked', async () => {
    const { reader, asked } = deskOf()
    await reader.refresh()
    expect(asked).toEqual([])
  })
})
