import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import { afterEach, describe, expect, it } from 'vitest'
import type { LedgerFilter } from '../../../src/domain/receipt/ledger-filter.ts'
import { wholeLedger } from '../../../src/domain/receipt/ledger-filter.ts'
import type { OperatorRole } from '../../../src/domain/operator.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'

afterEach(closeDesks)

const month = '2026-11'
const identity = '7391'

/** A transfer whose receipt KCP issued to a phone, beside what the desk has. */
const transfer = {
  res_cd: '0000',
  tno: '26110900009001',
  order_no: 'ORDER-9001',
  pay_method: 'PABK',
  amount: '33000',
  bk_mny: '33000',
  bank_name: '국민은행',
  app_time: '20261109101010',
  cash_yn: 'Y',
  cash_tr_code: '0',
  cash_id_info: `0101234${identity}`,
  cash_authno: '0012345678',
  cash_no: '20261109000001',
}

async function openWithIdentity(role: OperatorRole): Promise<TestDesk> {
  const desk = await openDesk()
  const text = JSON.stringify(transfer)
  valueOf(await desk.api.imports.paste({ importId: 'more', shopId: desk.shopIds.kcp, text }))
  desk.dialogs.save = join(desk.folder, 'ledger.csv')
  desk.sit({ id: 'op-1', name: '김정산', role })
  return desk
}

const asked = (desk: TestDesk, filter: LedgerFilter = wholeLedger) => ({
  exportId: 'e1',
  shopId: desk.shopIds.kcp,
  month,
  filter,
  format: 'csv-utf-8' as const,
})

const rowsIn = (file: string): Record<string, string>[] => parse(readFileSync(file), { bom: true, columns: true })
const sumOf = (rows: readonly Record<string, string>[]): number =>
  rows.reduce((won, row) => won + Number(row['현금영수증대상금액']), 0)

describe('the filter of the ledger', () => {
  it.each<Partial<LedgerFilter>>([
    {},
    { event: 'issued' },
    { event: 'due', duty: 'mandatory' },
    { issuer: 'kcp' },
    { means: 'transfer' },
    { means: 'kakao-pay' },
    { event: 'cancelled', means: 'mobile' },
  ])('shows, sums and exports the same rows to the won: %j', async (part) => {
    const desk = await openWithIdentity('admin')
    const filter = { ...wholeLedger, ...part }
    const of = { shopId: desk.shopIds.kcp, month, filter }
    const listed = valueOf(await desk.api.receipts.ledger({ ...of, after: null }))
    const totals = valueOf(await desk.api.receipts.ledgerTotals(of))
    const file = valueOf(await desk.api.exports.receiptLedger(asked(desk, filter)))
    const rows = rowsIn(desk.dialogs.save ?? '')
    expect(file.totals).toEqual(totals)
    expect(rows).toHaveLength(file.rows)
    expect(listed.rows).toHaveLength(file.rows)
    expect(sumOf(rows)).toBe(totals.due.won + totals.issued.won + totals.cancelled.won)
    expect(sumOf(rows)).toBe(listed.rows.reduce((won, row) => won + row.target, 0))
    const [entry] = await desk.ledger.auditTrail({ offset: 0, limit: 1 })
    expect(entry?.detail).toMatchObject({ ...filter, rows: file.rows })
  })

  it('goes into a workbook’s sheet of conditions', async () => {
    const desk = await openWithIdentity('finance')
    const filter = { ...wholeLedger, event: 'issued', means: 'transfer' } as const
    const file = valueOf(await desk.api.exports.receiptLedger({ ...asked(desk, filter), format: 'xlsx' }))
    const said = read(readFileSync(desk.dialogs.save ?? '')).Sheets['조건'] ?? {}
    expect(said['B4']?.v).toBe('발급')
    expect(said['B5']?.v).toBe('계좌이체')
    expect([said['B11']?.v, said['C11']?.v]).toEqual([file.totals.issued.count, file.totals.issued.won])
  })
})

describe('the identity in an exported ledger', () => {
  const endsIn = (desk: TestDesk): readonly string[] =>
    rowsIn(desk.dialogs.save ?? '').flatMap((row) =>
      row['신분확인뒷4자리'] === '' ? [] : [row['신분확인뒷4자리'] ?? ''],
    )

  it('is masked, as it is on screen, whoever exports', async () => {
    for (const role of ['admin', 'finance', 'approver'] as const) {
      const desk = await openWithIdentity(role)
      const shown = valueOf(await desk.api.receipts.ledger({ shopId: desk.shopIds.kcp, month, after: null }))
      valueOf(await desk.api.exports.receiptLedger(asked(desk)))
      expect(endsIn(desk)).toContain('**91')
      expect(JSON.stringify([shown, endsIn(desk)])).not.toContain(identity)
      expect(shown.rows.some((row) => row.cells.includes('**91'))).toBe(true)
    }
  })

  it('goes out as it is for who may and says why, and that stands in the book', async () => {
    const desk = await openWithIdentity('finance')
    const reason = '세무사 김철수 010-1234-5678 요청, 11월 대사'
    const file = valueOf(await desk.api.exports.receiptLedgerUnmasked({ ...asked(desk), reason }))
    expect(endsIn(desk)).toContain(identity)
    const [ended, begun] = await desk.ledger.auditTrail({ offset: 0, limit: 2 })
    expect(begun).toMatchObject({
      what: 'receipt-ledger-unmasked',
      subject: desk.shopIds.kcp,
      operatorId: 'op-1',
      at: desk.clock.now(),
      detail: { month, rows: file.rows, masked: 'no', reason: '세무사 김철수 010-****-5678 요청, 11월 대사' },
    })
    expect(ended).toMatchObject({ what: 'receipt-ledger-exported', detail: { masked: 'no', outcome: 'written' } })
  })

  it.each(['viewer', 'cs', 'approver'] as const)('stays masked for %s', async (role) => {
    const desk = await openWithIdentity(role)
    const refusal = refusalOf(await desk.api.exports.receiptLedgerUnmasked({ ...asked(desk), reason: '필요' }))
    expect(refusal).toEqual({ kind: 'not-allowed', roles: ['finance', 'admin'] })
    expect(existsSync(desk.dialogs.save ?? '')).toBe(false)
  })

  it('stays masked without a reason', async () => {
    const desk = await openWithIdentity('admin')
    const refusal = refusalOf(await desk.api.exports.receiptLedgerUnmasked({ ...asked(desk), reason: '   ' }))
    expect(refusal).toEqual({ kind: 'unmask-reason-missing' })
    expect(existsSync(desk.dialogs.save ?? '')).toBe(false)
  })

  it('goes nowhere when it cannot be noted', async () => {
    const desk = await openDesk({
      ledger: (ledger) => ({
        ...ledger,
        recordAudit: async (act) => {
          if (act.what === 'receipt-ledger-unmasked') throw new Error('the disk is gone')
          await ledger.recordAudit(act)
        },
      }),
    })
    desk.dialogs.save = join(desk.folder, 'ledger.csv')
    const refusal = refusalOf(await desk.api.exports.receiptLedgerUnmasked({ ...asked(desk), reason: '필요' }))
    expect(refusal).toMatchObject({ kind: 'unexpected' })
    expect(existsSync(desk.dialogs.save)).toBe(false)
  })
})
