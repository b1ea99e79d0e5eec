import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import {
  type FileRow,
  askPlan,
  confirm,
  each,
  fileOf,
  linesOf,
  orderOf,
  planOf,
  recallDesk,
  resultOf,
  standsIn,
} from './bulk.ts'
import { closeDesks, openDesk, refusalOf, valueOf } from './desk.ts'
import { detailOf, known } from './refunding.ts'

afterEach(closeDesks)

describe('a file', () => {
  it('in CP949 with a Korean header is read as one in UTF-8, and the result can be written so', async () => {
    const desk = await recallDesk('kcp', 2)
    const text = `상품,환불 금액,주문번호\r\n겨울 니트,"29,000원",${orderOf(1)}\r\n\r\n뜨개실,29000,${orderOf(2)}\r\n`
    const plan = valueOf(await askPlan(desk, 'kcp', text, 'cp949'))
    expect(plan).toMatchObject({ blankLines: 1, verdicts: { ok: { count: 2, won: 58_000 } } })
    expect((await linesOf(desk, plan.id)).map(({ line }) => line)).toEqual([2, 4])
    const [header, ...rows] = await resultOf(desk, plan.id, 'cp949')
    expect(header).toMatch(/^줄,주문번호,/)
    expect(rows[1]).toContain(`4,${orderOf(2)},29000,대기,0,`)
  })

  it('judges what only one payment can tell: mixed tax, cards that go back whole, approval of finance', async () => {
    const desk = await openDesk()
    const orderOf = async (payment: Parameters<typeof detailOf>[1]) => (await detailOf(desk, payment)).row.orderNumber
    const rows: FileRow[] = [
      [await orderOf(known.kcpMixedTax), 1_000],
      [await orderOf(known.kcpWholeOnly), 1_000],
      [await orderOf(known.kcpCard), 55_000],
    ]
    const plan = await planOf(desk, 'kcp', rows)
    expect((await linesOf(desk, plan.id)).map(({ verdict }) => verdict)).toEqual(['not-possible', 'not-possible', 'ok'])
    const composite = await planOf(desk, 'payple', [
      ['PP_ORDER_1012', 300_000],
      ['PP_ORDER_1001', 39_000],
    ])
    expect((await linesOf(desk, composite.id)).map(({ verdict }) => verdict)).toEqual(['approval-needed', 'ok'])
  })

  it.each([
    ['', 'no-refund-lines'],
    ['주문번호,환불금액\r\n', 'no-refund-lines'],
    ['주문번호,상품\r\nA-1,양말\r\n', 'column-missing'],
  ])('of %j is refused as %s, and leaves no plan', async (text, kind) => {
    const desk = await openDesk()
    expect(refusalOf(await askPlan(desk, 'kcp', text))).toMatchObject({ kind })
    expect(valueOf(await desk.api.bulk.list({ shopId: null, limit: 10 }))).toEqual([])
  })

  it('that is not there any more, and a token nobody was given, are refused', async () => {
    const desk = await openDesk()
    desk.dialogs.open = join(desk.folder, 'gone.csv')
    const chosen = valueOf(await desk.api.bulk.chooseFile({}))
    const ask = (token: string) => desk.api.bulk.plan({ runId: 'b', token, shopId: desk.shopIds.kcp })
    expect(refusalOf(await ask(chosen?.token ?? ''))).toEqual({ kind: 'file-not-found' })
    expect(refusalOf(await ask('nobody'))).toEqual({ kind: 'file-not-chosen' })
  })

  it('of ten thousand lines is planned, and one more is refused', async () => {
    const desk = await recallDesk('kcp', 3)
    const rows = Array.from({ length: 10_000 }, (_, at) => [at < 3 ? orderOf(at + 1) : `NOBODY-${at}`, each] as const)
    const plan = await planOf(desk, 'kcp', rows)
    expect(plan).toMatchObject({
      lines: { count: 10_000 },
      verdicts: { ok: { count: 3 }, 'not-found': { count: 9_997 } },
    })
    valueOf(await confirm(desk, plan))
    await standsIn(desk, plan.id, 'finished')
    expect(await resultOf(desk, plan.id)).toHaveLength(10_001)
    const more = fileOf([...rows, ['NOBODY', each]])
    expect(refusalOf(await askPlan(desk, 'kcp', more))).toEqual({ kind: 'too-many-lines', limit: 10_000 })
  })
})
