import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { known, transactionIdIn } from './refunding.ts'

afterEach(closeDesks)

const auditOf = async (desk: TestDesk) =>
  (await desk.ledger.auditTrail({ offset: 0, limit: 100 })).filter(({ what }) =>
    what.startsWith('receipt-explanation-'),
  )

const explained = async (desk: TestDesk, payment: (typeof known)[keyof typeof known]) =>
  valueOf(await desk.api.explanations.of({ transactionId: transactionIdIn(desk, payment) }))

describe('the explanation of a payment in the book', () => {
  it('answers for each part of SSG money of 132,000 and says the same as its panel', async () => {
    const desk = await openDesk()
    const { verdict, parts, rules, reckoning } = await explained(desk, known.ssgMoney)
    const detail = valueOf(await desk.api.transactions.detail({ transactionId: transactionIdIn(desk, known.ssgMoney) }))
    expect(verdict).toEqual(detail.verdict)
    expect(parts.map(({ part, answer }) => [part.won, answer])).toEqual([
      [120_000, '가맹점이 발급 · 의무'],
      [12_000, '제외'],
    ])
    expect(rules.map(({ id }) => id)).toEqual(verdict.rules.map(({ id }) => id))
    expect(rules.find(({ id }) => id === 'R02')).toMatchObject({ certainty: 'H', from: '2021-01-01', until: null })
    expect(reckoning.at(-1)).toMatchObject({ name: '공급가액', won: 109_091 })
  })

  it('is as of the shop’s settings: a trade without the duty leaves what would make it one', async () => {
    const desk = await openDesk()
    const shop = valueOf(await desk.api.shops.list({})).find(({ shop: one }) => one.id === desk.shopIds.kcp)?.shop
    if (shop === undefined) throw new Error('no shop')
    const { name, colour, choices, tax } = shop
    valueOf(await desk.api.shops.change({ shopId: shop.id, name, colour, choices, tax: { ...tax, mandatory: 'NONE' } }))
    const { verdict, facts, changes } = await explained(desk, known.ssgMoney)
    expect(verdict.duty).toBe('on-request')
    expect(facts).toContainEqual({ name: '현금영수증 의무발행업종', value: '의무발행업종 아님' })
    expect(changes.filter(({ cause }) => cause === 'setting').map((one) => one.verdict.duty)).toEqual([
      'mandatory',
      'check',
    ])
  })

  it('of a payment that is not there is told', async () => {
    const desk = await openDesk()
    const nobody = { transactionId: 'nobody/1' }
    const notFound = { kind: 'transaction-not-found' }
    expect(refusalOf(await desk.api.explanations.of(nobody))).toEqual(notFound)
    expect(refusalOf(await desk.api.explanations.save(nobody))).toEqual(notFound)
    expect(refusalOf(await desk.api.explanations.print(nobody))).toEqual(notFound)
  })
})

describe('the explanation on paper', () => {
  it('is saved as one file on A4, and the audit keeps who, which payment and how it was judged', async () => {
    const desk = await openDesk()
    const file = join(desk.folder, 'why.pdf')
    desk.dialogs.save = file
    const transactionId = transactionIdIn(desk, known.ssgMoney)
    expect(valueOf(await desk.api.explanations.save({ transactionId })).saved).toEqual({
      fileName: 'why.pdf',
      folder: desk.folder,
    })
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(desk.tray.slips[0]?.slip)
    expect(desk.tray.slips[0]).toMatchObject({ paper: 'a4', slip: { title: '현금영수증 판정 근거' } })
    expect(await auditOf(desk)).toMatchObject([
      {
        what: 'receipt-explanation-saved',
        subject: transactionId,
        operatorId: 'op-1',
        detail: { state: 'due', outcome: 'written' },
      },
    ])
  })

  it('that was not saved or printed leaves nothing', async () => {
    const desk = await openDesk()
    const transactionId = transactionIdIn(desk, known.ssgMoney)
    expect(valueOf(await desk.api.explanations.save({ transactionId }))).toEqual({ saved: null })
    desk.tray.next = 'cancelled'
    expect(valueOf(await desk.api.explanations.print({ transactionId }))).toEqual({ printed: false })
    expect(await auditOf(desk)).toEqual([])
  })

  it('where nothing can be written, and where there is no printer, is told', async () => {
    const desk = await openDesk()
    const transactionId = transactionIdIn(desk, known.ssgMoney)
    const file = join(desk.folder, 'gone', 'why.pdf')
    desk.dialogs.save = file
    expect(refusalOf(await desk.api.explanations.save({ transactionId }))).toEqual({ kind: 'file-not-writable' })
    expect(existsSync(file)).toBe(false)
    desk.tray.next = 'no-printer'
    expect(refusalOf(await desk.api.explanations.print({ transactionId }))).toEqual({ kind: 'printer-missing' })
  })

  it('goes to the printer, and the audit keeps it', async () => {
    const desk = await openDesk()
    const transactionId = transactionIdIn(desk, known.kakaoMoney)
    expect(valueOf(await desk.api.explanations.print({ transactionId }))).toEqual({ printed: true })
    expect(await auditOf(desk)).toMatchObject([
      { what: 'receipt-explanation-printed', detail: { state: 'issued', outcome: 'printed' } },
    ])
  })
})
