import { afterEach, describe, expect, it } from 'vitest'
import type { HometaxRows } from '../../../src/domain/hometax/hometax-file.ts'
import { toWonDelta } from '../../../src/domain/money.ts'
import { packed } from '../../../src/main/packed/packed.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { countList, readList } from './hometax-files.ts'
import { elevenColumns, nineColumns, november } from './hometax-lines.ts'

afterEach(closeDesks)

const cancels = november.filter(({ total }) => total < 0)
const net = november.reduce((won, { total }) => won + total, 0)

const summaryOf = async (desk: TestDesk, trialListId: string | null = null) =>
  valueOf(await desk.api.reconciliation.summary({ businessId: desk.shopIds.kcp, trialListId }))
const linesIn = async (desk: TestDesk, trialListId: string | null = null): Promise<number> =>
  (await summaryOf(desk, trialListId)).causes.reduce((won, { hometax }) => won + hometax, 0)

describe('19. Hometax import', () => {
  it('eleven columns: 1,842 lines are new, 23 of them cancels and negative, and the file’s sums are met to the won', async () => {
    expect(cancels).toHaveLength(23)
    const desk = await openDesk()
    const list = valueOf(await readList(desk, elevenColumns(november)))
    expect(list).toMatchObject({ state: 'read', newLines: 1_842, covers: { first: '2026-11-01', last: '2026-11-20' } })
    const { content } = list
    expect(content).toMatchObject({ lines: 1_842, rejected: 0, cancelled: { count: 23 } })
    expect((content?.issued.total ?? 0) + (content?.cancelled.total ?? 0)).toBe(net)
    expect(content?.cancelled.total).toBeLessThan(0)
    expect(content?.comparisons).toMatchObject([{ label: '합계', differences: [] }])
    const rows = valueOf(await desk.api.hometax.lines({ listId: list.id, offset: 79, limit: 1 }))
    expect(rows).toMatchObject([{ isNew: true, line: { event: 'cancelled', total: cancels[0]?.total } }])
  })

  it('nine columns below title rows: mapped by the names of the header, and the same lines are known', async () => {
    const desk = await openDesk()
    await countList(desk, elevenColumns(november))
    const list = valueOf(await readList(desk, nineColumns(november)))
    expect(list.content).toMatchObject({ headerRow: 4, skipped: { titles: 2 }, lines: 1_842 })
    expect(list.content?.columns.map(({ meaning, name }) => `${meaning} ${name}`)).toContain('means 발급수단')
    expect(list).toMatchObject({ newLines: 0, covers: { first: '2026-11-01', last: '2026-11-23' } })
  })

  it('the same file again adds nothing', async () => {
    const desk = await openDesk()
    await countList(desk, elevenColumns(november))
    const before = await linesIn(desk)
    expect(before).toBe(net)
    expect(await countList(desk, elevenColumns(november))).toMatchObject({ newLines: 0, state: 'counted' })
    expect(await linesIn(desk)).toBe(net)
  })
})

describe('a list of Hometax', () => {
  const two = elevenColumns([
    { soldAt: '2026-11-20 10:00:00', total: 55_000, approvalNumber: '0012345678' },
    { soldAt: '2026-11-20 10:05:00', total: 22_000, approvalNumber: 'G3482429BV2' },
  ])

  it('counts for nothing before a person says so, and is seen in a dry run', async () => {
    const desk = await openDesk()
    const { id } = valueOf(await readList(desk, two))
    expect(await linesIn(desk)).toBe(0)
    expect(await linesIn(desk, id)).toBe(77_000)
    valueOf(await desk.api.hometax.decide({ listId: id, decision: 'counted' }))
    expect(await linesIn(desk)).toBe(77_000)
    expect((await summaryOf(desk)).covered).toEqual([{ first: '2026-11-20', last: '2026-11-20' }])
  })

  it('that was put away leaves nothing and is not decided twice', async () => {
    const desk = await openDesk()
    const { id } = valueOf(await readList(desk, two))
    expect(valueOf(await desk.api.hometax.decide({ listId: id, decision: 'put-away' })).state).toBe('put-away')
    expect(valueOf(await desk.api.hometax.lines({ listId: id, offset: 0, limit: 10 }))).toEqual([])
    expect(refusalOf(await desk.api.hometax.decide({ listId: id, decision: 'counted' })).kind).toBe(
      'hometax-list-not-open',
    )
    expect(await linesIn(desk)).toBe(0)
  })

  it('read before another was counted is read anew rather than counted on old figures', async () => {
    const desk = await openDesk()
    const { id } = valueOf(await readList(desk, two))
    await countList(desk, two)
    expect(refusalOf(await desk.api.hometax.decide({ listId: id, decision: 'counted' })).kind).toBe(
      'hometax-list-out-of-date',
    )
    expect(await linesIn(desk)).toBe(77_000)
  })

  it('covers the days it was asked for: as its title says, or as a person does, and none that leave lines out', async () => {
    const desk = await openDesk()
    const { id } = valueOf(await readList(desk, two))
    const decide = (first: string, last: string) =>
      desk.api.hometax.decide({ listId: id, decision: 'counted', covers: { first, last } })
    expect(refusalOf(await decide('2026-11-21', '2026-11-30')).kind).toBe('hometax-days-wrong')
    expect(valueOf(await decide('2026-11-01', '2026-11-22')).covers).toEqual({
      first: '2026-11-01',
      last: '2026-11-22',
    })
    // Of 11-13 nothing stands in the list, which was asked for that day: what the book has of it is missing.
    const { causes } = await summaryOf(desk)
    expect(causes.find(({ cause }) => cause === 'missing')).toMatchObject({ findings: 1, known: 300_000 })
  })

  it('that names only the day is the same list as one with times', async () => {
    const desk = await openDesk()
    await countList(desk, two)
    const days = two.replace(/ 10:0\d:00/g, '')
    expect(valueOf(await readList(desk, days))).toMatchObject({ newLines: 0 })
  })

  it('keeps two partial cancels of one number on one day apart by their amounts', async () => {
    const desk = await openDesk()
    const list = await countList(
      desk,
      elevenColumns([
        { soldAt: '2026-11-20', total: 55_000, approvalNumber: 'A1' },
        { soldAt: '2026-11-21', total: -11_000, approvalNumber: 'A1' },
        { soldAt: '2026-11-21', total: -22_000, approvalNumber: 'A1' },
      ]),
    )
    expect(list.newLines).toBe(3)
    expect(await linesIn(desk)).toBe(22_000)
  })

  it('of a file that is no such list is refused in words, and kept as failed', async () => {
    const desk = await openDesk()
    const refusal = refusalOf(await readList(desk, '이름,금액\n김영수,1000\n'))
    expect(refusal).toMatchObject({ kind: 'hometax-not-read', because: expect.stringContaining('머리글') })
    const lists = valueOf(await desk.api.hometax.lists({ businessId: desk.shopIds.kcp, limit: 5 }))
    expect(lists).toMatchObject([{ state: 'failed', problem: expect.stringContaining('머리글') }])
    expect(await linesIn(desk)).toBe(0)
  })

  it('whose rows do not add up takes the others and lists those with the reason', async () => {
    const desk = await openDesk()
    const bad = two.replace('합계,', '일반,2026-11-21 09:00:00,1000,100,0,9999,X1,1234,승인거래,소득공제,\r\n합계,')
    const list = valueOf(await readList(desk, bad))
    expect(list).toMatchObject({ newLines: 2, content: { rejected: 1 } })
    const rejects = valueOf(await desk.api.hometax.rejects({ listId: list.id, offset: 0, limit: 10 }))
    expect(rejects).toMatchObject([{ line: 4, because: expect.any(String) }])
  })

  it('of another business is not mixed in', async () => {
    const desk = await openDesk()
    valueOf(await desk.api.reconciliation.setBusinessNumber({ shopId: desk.shopIds.payple, number: '124-81-00998' }))
    const businesses = valueOf(await desk.api.reconciliation.businesses({}))
    expect(businesses.map(({ number, shops }) => [number, shops.length])).toEqual([
      [null, 1],
      ['1248100998', 1],
    ])
    await countList(desk, two, desk.shopIds.payple)
    expect(await linesIn(desk)).toBe(0)
    expect(valueOf(await readList(desk, two)).newLines).toBe(2)
  })

  it('and a business number whose check digit is wrong is not kept', async () => {
    const desk = await openDesk()
    const answer = await desk.api.reconciliation.setBusinessNumber({ shopId: desk.shopIds.kcp, number: '1248100999' })
    expect(refusalOf(answer).kind).toBe('business-number-wrong')
  })

  it('the app was killed in counts for nothing at the next start, and is listed as interrupted', async () => {
    const desk = await openDesk()
    const { ledger, clock, shopIds } = desk
    const at = clock.now()
    await ledger.startHometaxList({
      id: 'cut',
      shopId: shopIds.kcp,
      fileName: 'h.xlsx',
      bytes: 1,
      operatorId: 'op-1',
      at,
    })
    const line = {
      event: 'issued',
      soldAt: at,
      supply: toWonDelta(1_000),
      vat: toWonDelta(100),
      service: toWonDelta(0),
      total: toWonDelta(1_100),
      approvalNumber: 'A1',
      identityLastFour: null,
      purpose: null,
      means: null,
      note: null,
    } as const
    const rows = packed<HometaxRows>({ lines: [{ row: 2, line }], rejects: [] })
    await ledger.recordHometaxRows({ listId: 'cut', shopIds: [shopIds.kcp], rows })
    expect(await ledger.interruptedHometaxLists({ at })).toBe(1)
    expect(await ledger.interruptedHometaxLists({ at })).toBe(0)
    const lists = valueOf(await desk.api.hometax.lists({ businessId: shopIds.kcp, limit: 5 }))
    expect(lists).toMatchObject([{ id: 'cut', state: 'interrupted', content: null, newLines: 0 }])
    expect(valueOf(await desk.api.hometax.lines({ listId: 'cut', offset: 0, limit: 5 }))).toEqual([])
    expect(refusalOf(await desk.api.hometax.decide({ listId: 'cut', decision: 'counted' })).kind).toBe(
      'hometax-list-not-open',
    )
  })
})
