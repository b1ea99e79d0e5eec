import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { countList, elevenColumns } from './hometax-files.ts'

afterEach(closeDesks)

const twoWeeks = 14 * 86_400_000

/** A desk in December, with November's list counted and a line of it nobody of ours stands for. */
async function inDecember(): Promise<TestDesk> {
  const desk = await openDesk()
  desk.clock.move(twoWeeks)
  await countList(
    desk,
    elevenColumns([
      { soldAt: '2026-11-13 13:42:23', total: 300_000, approvalNumber: 'G3482429BV2003' },
      { soldAt: '2026-11-12 09:00:00', total: 70_000, approvalNumber: '0012345678', lastFour: '7777' },
    ]),
  )
  return desk
}

const close = (desk: TestDesk, name: string, closeId = 'close-1') => {
  desk.dialogs.save = join(desk.folder, name)
  return desk.api.monthCloses.make({ closeId, businessId: desk.shopIds.kcp, month: '2026-11' })
}

const remake = (desk: TestDesk, name: string, closeId = 'close-1') => {
  desk.dialogs.save = join(desk.folder, name)
  return desk.api.monthCloses.remake({ closeId })
}

/** The files of a pack by name, as bytes. */
const filesIn = (desk: TestDesk, name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(join(desk.folder, name)).map((file) => [
      file,
      readFileSync(join(desk.folder, name, file)).toString('base64'),
    ]),
  )

describe('closing a month', () => {
  it('leaves the ledgers, what the reconciliation found, its exceptions, and a signature over all of it', async () => {
    const desk = await inDecember()
    const made = valueOf(await close(desk, 'pack'))
    expect(made.isSame).toBe(true)
    const files = filesIn(desk, 'pack')
    expect(Object.keys(files).sort()).toEqual([
      '대사결과_2026-11.csv',
      '예외_2026-11.csv',
      '월마감_확인서.json',
      '현금영수증대장_상점 케이_2026-11.csv',
      '현금영수증대장_상점 페이_2026-11.csv',
    ])
    const text = (name: string): string => Buffer.from(files[name] ?? '', 'base64').toString('utf8')
    expect(text('예외_2026-11.csv')).toContain('홈택스단독')
    expect(text('예외_2026-11.csv')).toContain('0012345678')
    expect(text('대사결과_2026-11.csv')).toContain('일치')
    const manifest: unknown = JSON.parse(text('월마감_확인서.json'))
    expect(manifest).toMatchObject({ kind: 'yeongsu-desk-month-close', payload: { month: '2026-11' } })
    expect(made.close.files.map(({ name }) => name)).not.toContain('월마감_확인서.json')
    expect(valueOf(await desk.api.monthCloses.list({ businessId: desk.shopIds.kcp }))).toHaveLength(1)
  })

  it('made again from the same inputs, later, is byte-equal', async () => {
    const desk = await inDecember()
    valueOf(await close(desk, 'first'))
    desk.clock.move(twoWeeks)
    expect(valueOf(await remake(desk, 'second')).isSame).toBe(true)
    expect(filesIn(desk, 'second')).toEqual(filesIn(desk, 'first'))
  })

  it('shows what changed since, by the payment or the finding', async () => {
    const desk = await inDecember()
    valueOf(await close(desk, 'pack'))
    const none = valueOf(await desk.api.monthCloses.changes({ closeId: 'close-1' }))
    expect(none.counts).toEqual({ added: 0, removed: 0, changed: 0 })
    const [strange] = valueOf(
      await desk.api.reconciliation.findings({
        businessId: desk.shopIds.kcp,
        trialListId: null,
        causes: ['hometax-only'],
        standings: [],
        month: null,
        offset: 0,
        limit: 1,
      }),
    ).rows
    valueOf(
      await desk.api.reconciliation.settle({
        businessId: desk.shopIds.kcp,
        findingId: strange?.id ?? '',
        facts: strange?.facts ?? '',
        kind: 'accepted',
        until: null,
        lineId: null,
        note: '오프라인 매장 판매',
      }),
    )
    const changes = valueOf(await desk.api.monthCloses.changes({ closeId: 'close-1' }))
    expect(changes).toMatchObject({ changed: [strange?.id], counts: { added: 0, removed: 0, changed: 1 } })
    expect(valueOf(await remake(desk, 'again')).isSame).toBe(false)
  })

  it('never writes over a folder that is there, and leaves nothing where it cannot be written', async () => {
    const desk = await inDecember()
    valueOf(await close(desk, 'pack'))
    const before = filesIn(desk, 'pack')
    expect(valueOf(await close(desk, 'pack', 'close-2')).folder).toBe('pack (2)')
    expect(filesIn(desk, 'pack')).toEqual(before)
    writeFileSync(join(desk.folder, 'no-folder'), '')
    expect(refusalOf(await close(desk, 'no-folder/pack', 'close-3')).kind).toBe('file-not-writable')
    expect(readdirSync(desk.folder).filter((name) => name.endsWith('.part'))).toEqual([])
    expect(valueOf(await desk.api.monthCloses.list({ businessId: desk.shopIds.kcp }))).toHaveLength(2)
  })

  it('waits until the month is over', async () => {
    const desk = await openDesk()
    expect(refusalOf(await close(desk, 'pack')).kind).toBe('month-not-over')
    const preview = valueOf(await desk.api.monthCloses.preview({ businessId: desk.shopIds.kcp, month: '2026-11' }))
    expect(preview).toMatchObject({ isOver: false, isCovered: false })
  })
})
