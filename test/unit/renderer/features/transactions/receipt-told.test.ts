import { describe, expect, it } from 'vitest'
import type { WalletId } from '../../../../../src/domain/easy-pay.ts'
import { toWon } from '../../../../../src/domain/money.ts'
import type { PartKind } from '../../../../../src/domain/transaction.ts'
import { whereSeen, whyLeftOut } from '../../../../../src/renderer/src/features/transactions/receipt-told.ts'
import { detailOf } from '../../receipt-detail.ts'

const paidWith = (
  wallet: WalletId | null,
  kinds: readonly PartKind[],
  { state = 'issued', issuer = 'wallet' }: { readonly state?: State; readonly issuer?: Issuer } = {},
) => ({
  row: { wallet },
  parts: kinds.map((kind) => ({ kind, won: toWon(1_000), wallet })),
  verdict: { ...detailOf().verdict, state, issuer },
})
type Verdict = ReturnType<typeof detailOf>['verdict']
type State = Verdict['state']
type Issuer = Verdict['issuer']

describe('where the buyer finds the receipt', () => {
  it('is the wallet’s own app for what the wallet issues', () => {
    expect(whereSeen(paidWith('kakao-pay', ['money', 'free-points']))).toBe('카카오톡 또는 카카오페이 앱')
    expect(whereSeen(paidWith('toss-pay', ['money']))).toBe('토스 앱')
  })

  it('is the merchant’s slip for what the merchant issues, whatever the wallet', () => {
    const own = { state: 'due', issuer: 'merchant' } as const
    expect(whereSeen(paidWith('ssg-pay', ['money'], own))).toBe('가맹점이 보내는 현금영수증 전표')
    expect(whereSeen(paidWith('kakao-pay', ['money'], own))).toBe('가맹점이 보내는 현금영수증 전표')
  })

  it('is the card’s slip for a card, and both for a card beside a balance', () => {
    const none = { state: 'no-receipt', issuer: 'none' } as const
    expect(whereSeen(paidWith('samsung-pay', ['card'], none))).toBe('카드 매출전표')
    expect(whereSeen(paidWith('kakao-pay', ['card', 'money']))).toBe(
      '카카오톡 또는 카카오페이 앱 · 카드 금액은 카드 매출전표',
    )
  })

  it('is not told where there is no receipt, nobody knows, or no wallet was used', () => {
    expect(whereSeen(paidWith('kakao-pay', ['money'], { state: 'not-issued-by-wallet' }))).toBeNull()
    expect(whereSeen(paidWith('samsung-pay', ['card', 'money'], { state: 'check', issuer: 'check' }))).toBeNull()
    expect(whereSeen(paidWith(null, ['transfer']))).toBeNull()
  })
})

describe('why a part is not in the receipt', () => {
  it('is told where a part was given away', () => {
    expect(whyLeftOut(paidWith('toss-pay', ['money', 'free-points']))).toBe('무상으로 지급된 토스포인트는 제외됩니다.')
    expect(whyLeftOut(paidWith('toss-pay', ['money']))).toBeNull()
    expect(whyLeftOut(paidWith('ssg-pay', ['money', 'free-points']))).toBeNull()
  })
})
