import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { bringOwed, owedBy, owingBooks, sandboxesOf } from './owing.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { atKcp, atPayple, calls, cancel, issue, issuePath, unreceipted } from './receipting.ts'
import { known, type KnownPayment, transactionIdIn } from './refunding.ts'
import { openToRead } from '../../../src/main/ledger/open.ts'
import { openLedgerKey } from '../../../src/main/vault/ledger-key.ts'

afterEach(closeDesks)

const dayMs = 86_400_000
/** Another gateway's payment with the same 120,000 won of cash. */
const ssg = known.ssgMoney
const buyer = '010-2468-1357'
const otherWriting = '０１０ 2468 1357'

/** Issues with an answer to what the radar shows. */
async function issueAs(desk: TestDesk, payment: KnownPayment, than: readonly KnownPayment[], reason: string) {
  const transactionId = transactionIdIn(desk, payment)
  const { receiptDesk } = valueOf(await desk.api.transactions.detail({ transactionId }))
  return desk.api.receipts.issue({
    transactionId,
    purpose: 'income-deduction',
    identity: buyer,
    amount: receiptDesk.issueAmount,
    earlierActs: receiptDesk.acts.length,
    otherSale: { than: than.map((one) => transactionIdIn(desk, one)), reason },
  })
}

const audit = async (desk: TestDesk) => desk.ledger.auditTrail({ offset: 0, limit: 500 })

/** A payment of today that came with a receipt the gateway tells of, by its last four. */
async function toldByKcp(desk: TestDesk, lastFour: string, won = 120_000): Promise<void> {
  const line = {
    res_cd: '0000',
    tno: '20261123000777',
    order_no: 'TOLD-1',
    pay_method: 'PABK',
    amount: String(won),
    bk_mny: String(won),
    bank_name: '국민은행',
    app_time: '20261122083000',
    cash_yn: 'Y',
    cash_tr_code: '0',
    cash_authno: '012345678',
    cash_no: '20261122459620',
    cash_id_info: `0109999${lastFour}`,
  }
  const text = JSON.stringify(line)
  valueOf(await desk.api.imports.paste({ importId: 'told', shopId: desk.shopIds.kcp, text }))
}

describe('a receipt that looks like another', () => {
  it('of the same won to the same identity, at whatever shop, is not sent, and the other is named', async () => {
    const desk = await openDesk()
    const first = valueOf(await issue(desk, unreceipted, buyer))
    const refused = refusalOf(await issue(desk, ssg, otherWriting))
    expect(refused).toMatchObject({
      kind: 'receipt-double',
      doubles: [
        {
          transactionId: transactionIdIn(desk, unreceipted),
          shopName: '상점 페이',
          approvalNumber: first.approvalNumber,
          won: 120_000,
          alike: 'same-identity',
          isOpen: false,
          sentence: expect.stringContaining(`승인번호 ${first.approvalNumber}`),
        },
      ],
    })
    expect(atKcp(desk)).toHaveLength(0)
  })

  it('is sent once somebody says why it is another sale, which the audit keeps', async () => {
    const desk = await openDesk()
    valueOf(await issue(desk, unreceipted, buyer))
    expect(refusalOf(await issueAs(desk, ssg, [unreceipted], '  '))).toEqual({ kind: 'other-sale-unexplained' })
    // Said of another payment than the one that was found, it answers nothing.
    expect(refusalOf(await issueAs(desk, ssg, [known.kcpCard], '하나 더 샀음'))).toMatchObject({
      kind: 'receipt-double',
    })
    const second = valueOf(await issueAs(desk, ssg, [unreceipted], '손님이 하나 더 샀음'))
    expect(second.state).toBe('done')
    const noted = (await audit(desk)).find(
      ({ what, subject }) => what === 'receipt-act-intended' && subject === second.id,
    )
    expect(noted?.detail).toMatchObject({
      otherSaleReason: '손님이 하나 더 샀음',
      otherSaleThan: transactionIdIn(desk, unreceipted),
    })
  })

  it('is sent where the other was cancelled, is of other won, to another identity, or more than three days away', async () => {
    const cancelled = await openDesk()
    valueOf(await issue(cancelled, unreceipted, buyer))
    valueOf(await cancel(cancelled, unreceipted))
    expect(valueOf(await issue(cancelled, ssg, buyer)).state).toBe('done')

    const other = await openDesk()
    valueOf(await issue(other, unreceipted, '010-2468-1358'))
    expect(valueOf(await issue(other, ssg, buyer)).state).toBe('done')
    // 33,000 won to the same person.
    expect(valueOf(await issue(other, known.kcpTransfer, buyer)).state).toBe('done')
  })

  it('is sent where both the days of issue and the days of the payments are more than three apart', async () => {
    const days = ['20261110', '20261114', '20261113']
    const books = owingBooks(days.length, (n) => days[n - 1] ?? null)
    const desk = await openDesk({ sandboxes: sandboxesOf(books) })
    await bringOwed(desk, 'payple', books)
    const [first, far, near] = [1, 2, 3].map((n) => owedBy('payple', n))
    if (first === undefined || far === undefined || near === undefined) throw new Error('three are owed')
    valueOf(await issue(desk, first, buyer))
    desk.clock.move(3 * dayMs)
    expect(refusalOf(await issue(desk, far, buyer))).toMatchObject({ kind: 'receipt-double' })
    desk.clock.move(dayMs)
    expect(refusalOf(await issue(desk, near, buyer))).toMatchObject({ kind: 'receipt-double' })
    expect(valueOf(await issue(desk, far, buyer)).state).toBe('done')
  })

  it('whose other has no known outcome is stopped too: it may live', async () => {
    const desk = await openDesk()
    desk.sandboxes.payple.play({ name: 'lost-after-commit', path: issuePath })
    expect(valueOf(await issue(desk, unreceipted, buyer)).state).toBe('unknown')
    expect(refusalOf(await issue(desk, ssg, buyer))).toMatchObject({
      kind: 'receipt-double',
      doubles: [{ isOpen: true, approvalNumber: null }],
    })
    expect(calls(desk, issuePath)).toBe(1)
  })

  it('자진발급 is shared by every unknown buyer, so it is no double of itself', async () => {
    const desk = await openDesk()
    expect(valueOf(await issue(desk, unreceipted, '010-000-1234')).state).toBe('done')
    expect(valueOf(await issue(desk, ssg, '010-000-1234')).state).toBe('done')
    expect(atPayple(desk, unreceipted)).toMatchObject({ live: true })
    expect(atKcp(desk)).toHaveLength(1)
  })

  it('by the last four the gateway told alone is a weaker warning of the same kind', async () => {
    const desk = await openDesk()
    await toldByKcp(desk, '1357')
    expect(refusalOf(await issue(desk, unreceipted, buyer))).toMatchObject({
      kind: 'receipt-double',
      doubles: [{ alike: 'same-digits', orderNumber: 'TOLD-1', approvalNumber: '012345678' }],
    })
    expect(calls(desk, issuePath)).toBe(0)
  })

  it('by the last four of 자진발급, or of another amount, is none', async () => {
    const desk = await openDesk()
    await toldByKcp(desk, '1234')
    expect(valueOf(await issue(desk, unreceipted, '010-2468-1234')).state).toBe('done')
    const another = await openDesk()
    await toldByKcp(another, '1357', 119_000)
    expect(valueOf(await issue(another, unreceipted, buyer)).state).toBe('done')
  })

  it('asked for in two windows at the same moment is sent once', async () => {
    const desk = await openDesk()
    const both = await Promise.all([
      issue(desk, unreceipted, buyer),
      issue({ ...desk, api: desk.otherApi }, ssg, buyer),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const [refused] = both.filter(({ ok }) => !ok)
    if (refused === undefined) throw new Error('both were sent')
    expect(['receipt-double', 'receipt-facts-changed']).toContain(refusalOf(refused).kind)
  })
})

describe('whom a receipt is for', () => {
  it('is kept as a keyed hash beside each issue; the number is in no file, log, answer or audit', async () => {
    const desk = await openDesk()
    const { id } = valueOf(await issue(desk, unreceipted, buyer))
    const canary = '01024681357'
    const hash = desk.book.identityHash(canary)
    const told = JSON.stringify([desk.answers, desk.logged, desk.events, await audit(desk)])
    for (const secret of [canary, '2468-1357', hash]) expect(told).not.toContain(secret)
    const rows = everyRow(desk)
    for (const kept of [id, hash]) expect(rows).toContain(kept)
    for (const secret of [canary, '2468-1357', '010-2468']) expect(rows).not.toContain(secret)
    for (const name of readdirSync(desk.folder, { recursive: true, encoding: 'utf8' }))
      if (/\.(db|db-wal|key|json)$/.test(name)) {
        const bytes = readFileSync(join(desk.folder, name))
        for (const secret of [canary, '010-2468-1357', hash]) expect(bytes.includes(secret), name).toBe(false)
      }
  })
})

/** Every row of every table of the ledger, in the clear. */
function everyRow({ folder, keychain, clock }: TestDesk): string {
  const key = valueOf(openLedgerKey({ folder, keychain, clock, ledgerExists: true }))
  const place = { file: join(folder, 'ledger.db'), key, addon: process.env['YEONGSU_SQLITE_ADDON'] || null }
  const lane = valueOf(openToRead(place))
  const tables = lane.db.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
  const rows = tables.map(({ name }) => lane.db.all(`SELECT * FROM "${name}"`))
  lane.close()
  return JSON.stringify(rows)
}
