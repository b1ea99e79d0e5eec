import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, describe, expect, it } from 'vitest'
import type { Operator } from '../../../src/domain/operator.ts'
import { ledgerColumns } from '../../../src/domain/receipt/ledger-columns.ts'
import type { MatchCause } from '../../../src/domain/reconciliation/finding.ts'
import type { ReadDb } from '../../../src/main/ledger/database.ts'
import { openToRead } from '../../../src/main/ledger/open.ts'
import { matchCausesOf } from '../../../src/main/ledger/queries/reconciliation.ts'
import { openLedgerKey } from '../../../src/main/vault/ledger-key.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { countList } from './hometax-files.ts'
import { elevenColumns, type FileLine } from './hometax-lines.ts'
import { selfIssueIdentity } from '../../../src/domain/receipt/identity.ts'
import { issue, unreceipted } from './receipting.ts'
import { transactionIdIn } from './refunding.ts'

afterEach(closeDesks)

/** The receipts the starter book came with, as Hometax lists them. */
const same: readonly FileLine[] = [
  { soldAt: '2026-11-13 13:42:23', total: 300_000, approvalNumber: 'G3482429BV2003' },
  { soldAt: '2026-11-19 10:33:44', total: 88_000, approvalNumber: 'G3482429BV2002', purpose: '지출증빙' },
  { soldAt: '2026-11-20 16:48:05', total: 150_000, approvalNumber: 'G3482429BV2001' },
]

const of = (desk: TestDesk) => ({ businessId: desk.shopIds.kcp, trialListId: null })

const findingsOf = async (desk: TestDesk, causes: MatchCause[] = []) =>
  valueOf(
    await desk.api.reconciliation.findings({
      ...of(desk),
      causes,
      standings: [],
      month: null,
      offset: 0,
      limit: 100,
    }),
  ).rows

const onlyOne = async (desk: TestDesk, cause: MatchCause) => {
  const [one, ...more] = await findingsOf(desk, [cause])
  if (one === undefined || more.length > 0) throw new Error(`${1 + more.length} findings of ${cause}`)
  return one
}

type Said = { readonly kind: 'accepted' | 'waiting' | 'linked' | 'reopened'; readonly note?: string }

const settle = async (
  desk: TestDesk,
  finding: { readonly id: string; readonly facts: string },
  { kind, note = '사장님 확인', ...more }: Said & { readonly until?: string; readonly lineId?: string },
) =>
  desk.api.reconciliation.settle({
    businessId: desk.shopIds.kcp,
    findingId: finding.id,
    facts: finding.facts,
    kind,
    until: more.until ?? null,
    lineId: more.lineId ?? null,
    note,
  })

describe('what Hometax shows beside what the book knows', () => {
  it('is matched by number, and every won of all three sides stands in the sums', async () => {
    const desk = await openDesk()
    await countList(desk, elevenColumns(same))
    expect((await findingsOf(desk, ['matched'])).map(({ hometax, known }) => [hometax, known])).toEqual([
      [300_000, 300_000],
      [88_000, 88_000],
      [150_000, 150_000],
    ])
    const { causes, counts } = valueOf(await desk.api.reconciliation.summary(of(desk)))
    const sum = (side: 'due' | 'known' | 'hometax'): number => causes.reduce((won, cause) => won + cause[side], 0)
    expect([sum('due'), sum('known'), sum('hometax')]).toEqual([297_500, 639_000, 538_000])
    expect(Object.values(counts).reduce((all, count) => all + count, 0)).toBe(11)
  })

  it('has one finding for a receipt of another sum, with its payment’s order and the evidence of both sides', async () => {
    const desk = await openDesk()
    await countList(desk, elevenColumns(same.map((line, at) => (at === 0 ? { ...line, total: 330_000 } : line))))
    const differs = await onlyOne(desk, 'amount-differs')
    expect(differs).toMatchObject({
      known: 300_000,
      hometax: 330_000,
      sureness: 'exact',
      standing: 'open',
      receipts: [{ orderNumber: 'PP_ORDER_1012', approvalNumber: 'G3482429BV2003' }],
      lines: [{ total: 330_000, approvalNumber: 'G3482429BV2003' }],
    })
    expect(differs.sentence).toContain('300,000원')
    const detail = valueOf(await desk.api.reconciliation.finding({ ...of(desk), findingId: differs.id }))
    expect(detail.rules.map(({ id }) => id)).toContain('R65')
  })

  it('follows a receipt issued from the desk at once', async () => {
    const desk = await openDesk()
    await countList(desk, elevenColumns(same))
    const before = (await findingsOf(desk)).find(({ duty }) => duty?.orderNumber === 'PP_ORDER_1008')
    expect(before).toMatchObject({ cause: 'awaiting', due: 120_000 })
    valueOf(await issue(desk, unreceipted))
    const after = (await findingsOf(desk)).find(({ receipts }) => receipts[0]?.orderNumber === 'PP_ORDER_1008')
    expect(after).toMatchObject({ cause: 'awaiting', due: 0, known: 120_000 })
  })

  it('tells a receipt somebody else issued for a duty, before it is issued twice', async () => {
    const desk = await openDesk()
    await countList(
      desk,
      elevenColumns([...same, { soldAt: '2026-11-20 11:00:00', total: 120_000, approvalNumber: 'E1', lastFour: '' }]),
    )
    const [elsewhere] = await findingsOf(desk, ['issued-elsewhere'])
    const refusal = refusalOf(await issue(desk, unreceipted))
    expect(refusal).toMatchObject({
      kind: 'receipt-double',
      doubles: [{ alike: 'in-hometax', approvalNumber: 'E1', won: 120_000 }],
    })
    expect(refusalOf(await issue(desk, unreceipted, selfIssueIdentity)).kind).toBe('receipt-double')
    const shopId = desk.shopIds.payple
    const transactionIds = [transactionIdIn(desk, unreceipted)]
    const plan = valueOf(await desk.api.bulkReceipts.check({ shopId, transactionIds }))
    expect(plan.blocked).toMatchObject([{ orderNumber: 'PP_ORDER_1008', because: expect.stringContaining('홈택스') }])
    expect(elsewhere?.sentence).toContain('다시 발급하지 마세요')
  })
})

describe('the receipt ledger', () => {
  const column = ledgerColumns.findIndex(({ header }) => header === '홈택스대사')
  const hometaxOf = async (desk: TestDesk) =>
    valueOf(await desk.api.receipts.ledger({ shopId: desk.shopIds.payple, month: '2026-11', after: null })).rows.map(
      ({ transactionId, event, cells }) => [transactionId.split('/')[1], event, cells[column]],
    )

  it('says nothing of Hometax before a list of it was counted', async () => {
    const desk = await openDesk()
    expect((await hometaxOf(desk)).every(([, , said]) => said === '')).toBe(true)
  })

  it('says of each row what the reconciliation found', async () => {
    const desk = await openDesk()
    await countList(desk, elevenColumns(same.map((line, at) => (at === 0 ? { ...line, total: 330_000 } : line))))
    expect(await hometaxOf(desk)).toEqual(
      expect.arrayContaining([
        ['PP_ORDER_1012', 'issued', '금액'],
        ['PP_ORDER_1007', 'issued', '일치'],
        ['PP_ORDER_1008', 'due', '반영대기'],
      ]),
    )
  })

  it('says the same in its CSV', async () => {
    const desk = await openDesk()
    const saidIn = async (name: string): Promise<readonly string[]> => {
      desk.dialogs.save = join(desk.folder, name)
      const asked = { exportId: name, shopId: desk.shopIds.payple, month: '2026-11', format: 'csv-utf-8' } as const
      valueOf(await desk.api.exports.receiptLedger(asked))
      const lines: Record<string, string>[] = parse(readFileSync(desk.dialogs.save), { bom: true, columns: true })
      return lines.map((line) => line['홈택스대사'] ?? '')
    }
    expect((await saidIn('before.csv')).every((said) => said === '')).toBe(true)
    await countList(desk, elevenColumns(same.map((line, at) => (at === 0 ? { ...line, total: 330_000 } : line))))
    const said = await saidIn('after.csv')
    expect(said).toEqual((await hometaxOf(desk)).map(([, , cell]) => cell))
    expect(said).toEqual(expect.arrayContaining(['금액', '일치', '반영대기']))
  })
})

describe('a match', () => {
  it('is made once for all who ask for it at once', async () => {
    const desk = await openDesk()
    await countList(desk, elevenColumns(same))
    const key = valueOf(openLedgerKey({ ...desk, ledgerExists: true }))
    const addon = process.env['YEONGSU_SQLITE_ADDON'] || null
    const lane = valueOf(openToRead({ file: join(desk.folder, 'ledger.db'), key, addon }))
    let matches = 0
    const db: ReadDb = {
      all: (sql, ...values) => {
        if (
          /FROM hometax_line l WHERE l.list_number = \? AND l.is_new = 1 AND l.number > \?/.test(sql) &&
          values[1] === 0
        )
          matches += 1
        return lane.db.all(sql, ...values)
      },
      first: (sql, ...values) => lane.db.first(sql, ...values),
    }
    const asked = { shopId: desk.shopIds.payple, today: desk.clock.today() }
    const three = [matchCausesOf(db, asked), matchCausesOf(db, asked), matchCausesOf(db, asked)]
    const answers = new Map<number, ReadonlyMap<string, MatchCause> | null>()
    while (answers.size < three.length)
      for (const [at, one] of three.entries()) {
        const step = one.next()
        if (step.done === true && !answers.has(at)) answers.set(at, step.value)
      }
    expect(matches).toBe(1)
    expect(answers.get(0)?.size).toBeGreaterThan(3)
    expect(answers.get(1)).toBe(answers.get(0))
    expect(answers.get(2)).toBe(answers.get(0))
    lane.close()
  })
})

describe('what was read, and when', () => {
  it('says nothing of Hometax where no list was ever read', async () => {
    const desk = await openDesk()
    desk.clock.move(10 * 86_400_000)
    const unmet = (await findingsOf(desk, ['duty-unmet']))[0]
    expect(unmet?.sentence).toContain('홈택스 내역은 아직 읽지 않았습니다')
  })

  it('misses nothing by a list that was read before it had to show it', async () => {
    const desk = await openDesk()
    // Paid on the 20th, to be shown by the 25th; the list is read on the 23rd and does not have it yet.
    await countList(desk, elevenColumns(same.slice(0, 2).map((line) => ({ ...line, soldAt: '2026-11-21 10:00:00' }))))
    desk.clock.move(10 * 86_400_000)
    const of = (await findingsOf(desk)).find(({ receipts }) => receipts[0]?.orderNumber === 'PP_ORDER_1006')
    expect(of).toMatchObject({ cause: 'awaiting' })
  })

  it('counts a line once when two businesses that had each read it become one', async () => {
    const desk = await openDesk()
    const number = '124-81-00998'
    await countList(desk, elevenColumns(same))
    valueOf(await desk.api.reconciliation.setBusinessNumber({ shopId: desk.shopIds.payple, number }))
    await countList(desk, elevenColumns(same), desk.shopIds.payple)
    valueOf(await desk.api.reconciliation.setBusinessNumber({ shopId: desk.shopIds.kcp, number }))
    const matched = await findingsOf(desk, ['matched'])
    expect(matched.map(({ hometax, lines }) => [hometax, lines.length])).toEqual([
      [300_000, 1],
      [88_000, 1],
      [150_000, 1],
    ])
  })
})

describe('a difference', () => {
  const more = [...same, { soldAt: '2026-11-12 09:00:00', total: 70_000, approvalNumber: 'X9', lastFour: '7777' }]

  it('that is accepted leaves the queue, with who, when and why', async () => {
    const desk = await openDesk()
    await countList(desk, elevenColumns(more))
    const strange = await onlyOne(desk, 'hometax-only')
    const accepted = valueOf(await settle(desk, strange, { kind: 'accepted', note: '오프라인 매장 판매' }))
    expect(accepted).toMatchObject({ standing: 'accepted', settlement: { note: '오프라인 매장 판매' } })
    const detail = valueOf(await desk.api.reconciliation.finding({ ...of(desk), findingId: strange.id }))
    expect(detail.said).toMatchObject([{ kind: 'accepted', operatorId: 'op-1' }])
    expect(valueOf(await desk.api.reconciliation.summary(of(desk))).counts).toMatchObject({ open: 0, accepted: 1 })
  })

  it('needs a reason, and the facts that were shown', async () => {
    const desk = await openDesk()
    await countList(desk, elevenColumns(more))
    const strange = await onlyOne(desk, 'hometax-only')
    expect(refusalOf(await settle(desk, strange, { kind: 'accepted', note: '  ' })).kind).toBe(
      'settlement-reason-missing',
    )
    const stale = { ...strange, facts: `${strange.facts} ` }
    expect(refusalOf(await settle(desk, stale, { kind: 'accepted' })).kind).toBe('finding-changed')
    expect((await onlyOne(desk, 'hometax-only')).settlement).toBeNull()
  })

  it('accepted and changed since is open again and says so', async () => {
    const desk = await openDesk()
    await countList(desk, elevenColumns(more))
    valueOf(await settle(desk, await onlyOne(desk, 'hometax-only'), { kind: 'accepted' }))
    await countList(desk, elevenColumns([{ soldAt: '2026-11-14 09:00:00', total: -10_000, approvalNumber: 'X9' }]))
    expect(await onlyOne(desk, 'hometax-only')).toMatchObject({ standing: 'changed', hometax: 60_000 })
  })

  it('waits until its day, and no day that is not later than today', async () => {
    const desk = await openDesk()
    await countList(desk, elevenColumns(more))
    const strange = await onlyOne(desk, 'hometax-only')
    expect(refusalOf(await settle(desk, strange, { kind: 'waiting', until: '2026-11-23' })).kind).toBe(
      'wait-day-not-later',
    )
    expect(valueOf(await settle(desk, strange, { kind: 'waiting', until: '2026-11-25' })).standing).toBe('waiting')
    desk.clock.move(2 * 86_400_000)
    expect((await onlyOne(desk, 'hometax-only')).standing).toBe('open')
  })

  it('is linked by hand to the line a person knows it by, until that is taken back', async () => {
    const desk = await openDesk()
    const renumbered = same.map((line, at) => (at === 0 ? { ...line, approvalNumber: 'T9' } : line))
    await countList(
      desk,
      elevenColumns([...renumbered, { soldAt: '2026-11-12 12:00:00', total: 1_100, approvalNumber: 'Z9' }]),
    )
    const missing = await onlyOne(desk, 'missing')
    const { candidates } = valueOf(await desk.api.reconciliation.finding({ ...of(desk), findingId: missing.id }))
    expect(candidates[0]).toMatchObject({ approvalNumber: 'T9', total: 300_000 })
    const linked = valueOf(await settle(desk, missing, { kind: 'linked', lineId: candidates[0]?.id ?? '' }))
    expect(linked).toMatchObject({ cause: 'matched', sureness: 'by-hand', known: 300_000, hometax: 300_000 })
    expect((await findingsOf(desk, ['hometax-only'])).map(({ hometax }) => hometax)).toEqual([1_100])
    const taken = refusalOf(await settle(desk, linked, { kind: 'linked', lineId: candidates[0]?.id ?? '' }))
    expect(taken.kind).toBe('line-not-free')
    valueOf(await settle(desk, linked, { kind: 'reopened' }))
    expect((await onlyOne(desk, 'missing')).sureness).toBe('exact')
  })

  it('is not settled by who may not', async () => {
    const desk = await openDesk()
    await countList(desk, elevenColumns(more))
    const strange = await onlyOne(desk, 'hometax-only')
    const cs: Operator = { id: 'op-1', name: '상담', role: 'cs' }
    desk.sit(cs)
    expect(refusalOf(await settle(desk, strange, { kind: 'accepted' })).kind).toBe('not-allowed')
  })
})
