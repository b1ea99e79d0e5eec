import { describe, expect, it } from 'vitest'
import { issued, listed, due, match, momentOf } from './match-samples.ts'

const stranger = (on: string, change = {}) => listed({ id: 'l2', approvalNumber: 'B1', on, ...change })

describe('the radar of doubles', () => {
  it('suspects two live numbers of one amount and last four within three days (R38)', () => {
    for (const on of ['2026-11-06', '2026-11-09', '2026-11-12'])
      expect(match({ receipts: [issued()], lines: [listed(), stranger(on)] }).doubles).toHaveLength(1)
    for (const on of ['2026-11-05', '2026-11-13'])
      expect(match({ receipts: [issued()], lines: [listed(), stranger(on)] }).doubles).toEqual([])
    expect(
      match({ receipts: [issued()], lines: [listed(), stranger('2026-11-09', { total: 55_001 })] }).doubles,
    ).toEqual([])
    expect(
      match({ receipts: [issued()], lines: [listed(), stranger('2026-11-09', { identityLastFour: '1111' })] }).doubles,
    ).toEqual([])
  })

  it('says which one to cancel: the merchant’s own', () => {
    const of = (issuer: 'merchant' | 'wallet' | 'kcp') =>
      match({ receipts: [issued({ issuer })], lines: [listed(), stranger('2026-11-10')] }).doubles
    expect(of('merchant')).toMatchObject([
      {
        cancel: { approvalNumber: 'A1', receiptId: 'r1', lineId: 'l1', issuer: 'merchant' },
        sureness: 'inferred',
        daysApart: 1,
        won: 55_000,
        rules: ['R37', 'R38'],
      },
    ])
    expect(of('wallet')).toMatchObject([{ cancel: { approvalNumber: 'B1', receiptId: null, lineId: 'l2' } }])
    expect(of('kcp')[0]?.sentence).toBe(
      '금액(55,000원)과 신분확인 뒷4자리가 같은 현금영수증이 1일 차이로 둘 살아 있습니다. 같은 결제의 것이면 승인번호가 B1인 현금영수증을 취소하세요.',
    )
  })

  it('leaves it open between two strangers, and tells of them once', () => {
    const lines = [stranger('2026-11-09'), stranger('2026-11-10', { id: 'l3', approvalNumber: 'B2' })]
    const { doubles, findings } = match({ lines })
    expect(doubles).toMatchObject([{ cancel: null, sureness: 'inferred' }])
    expect(findings.map(({ cause }) => cause)).toEqual(['hometax-only', 'hometax-only'])
  })

  it('does not suspect two payments that each have their own receipt', () => {
    const receipts = [issued(), issued({ id: 'r2', transactionId: 't2', approvalNumber: 'B1' })]
    expect(match({ receipts, lines: [listed(), stranger('2026-11-10')] }).doubles).toEqual([])
  })

  it('is sure of two receipts of one payment (R37)', () => {
    const receipts = [issued(), issued({ id: 'r2', approvalNumber: 'B1', at: momentOf('2026-11-20') })]
    expect(match({ receipts, lines: [listed(), stranger('2026-11-20')] }).doubles).toMatchObject([
      { sureness: 'exact', cancel: { receiptId: 'r2' }, daysApart: 11 },
    ])
  })

  it('forgets what was cancelled', () => {
    const cancel = listed({ id: 'l3', approvalNumber: 'B1', total: -55_000, on: '2026-11-10' })
    expect(match({ receipts: [issued()], lines: [listed(), stranger('2026-11-09'), cancel] }).doubles).toEqual([])
  })

  it('is weak without last four, and says so (R63)', () => {
    const { doubles, findings } = match({
      receipts: [issued()],
      lines: [listed({ identityLastFour: null }), stranger('2026-11-10', { identityLastFour: null })],
    })
    expect(doubles).toMatchObject([{ sureness: 'weak', rules: ['R37', 'R38', 'R63'] }])
    expect(doubles[0]?.sentence).toMatch(/약한 의심/)
    expect(findings.map(({ cause }) => cause).toSorted()).toEqual(['hometax-only', 'matched'])
  })

  it('is weak where both were issued without the buyer’s identity: 1234 tells nobody from another (R08)', () => {
    const self = { identityLastFour: '1234' }
    const { doubles } = match({ receipts: [issued(self)], lines: [listed(self), stranger('2026-11-10', self)] })
    expect(doubles).toMatchObject([{ sureness: 'weak' }])
  })

  it('sees a receipt of ours that Hometax does not show yet', () => {
    const { doubles, findings } = match({ receipts: [issued()], lines: [stranger('2026-11-10')] })
    expect(doubles).toMatchObject([{ receipts: [{ lineId: 'l2' }, { receiptId: 'r1', lineId: null }] }])
    expect(findings.map(({ cause }) => cause).toSorted()).toEqual(['hometax-only', 'missing'])
  })

  it('does not guess whose the receipt is that met a duty of ours', () => {
    const { doubles } = match({ duties: [due()], lines: [listed(), stranger('2026-11-12')] })
    expect(doubles).toMatchObject([{ cancel: null }])
  })
})
