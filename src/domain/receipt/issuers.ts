import { type BalanceReceiptIssuer, type DirectIssue, easyPayServices, type WalletId } from '../easy-pay.ts'
import type { GatewayId } from '../gateway.ts'
import type { PartKind } from '../transaction.ts'
import type { Certainty, RuleId } from './obligation-rule.ts'

/** Who issues the receipt of a cash part. `gateway` rows are issued through the gateway when the answer says so, else by the merchant. */
type RowIssuer = BalanceReceiptIssuer | 'gateway'

/**
 * One row of the table of issuers (R2.3 of the rules): a cash part of a gateway, and of a wallet when it is easy-pay money.
 * `amount` and `action` are Korean texts for the operator.
 */
export interface IssuerRow {
  readonly gateway: GatewayId
  readonly part: PartKind
  readonly wallet: WalletId | null
  readonly issuer: RowIssuer
  readonly directIssue: DirectIssue
  readonly amount: string
  readonly action: string
  readonly rules: readonly RuleId[]
  readonly certainty: Certainty
  readonly source: string
}

const balance = (wallet: WalletId, amount: string, rules: readonly RuleId[]): IssuerRow => {
  const service = easyPayServices[wallet]
  return {
    gateway: 'kcp',
    part: 'money',
    wallet,
    issuer: service.receiptIssuer,
    directIssue: service.directIssue,
    amount,
    action: service.onIssue,
    rules,
    certainty: 'H',
    source: service.source,
  }
}

const bank = { wallet: null, issuer: 'gateway', directIssue: 'always' } as const
const kcpAnswer = 'NHN KCP 결제 응답 파라미터 (2026-11-22 확인)'
const kcpBank = {
  amount: '계좌로 받은 금액',
  action: '결제창에서 발급되지 않았으면 가맹점이 발급합니다.',
  rules: ['R57'],
  certainty: 'L',
  source: kcpAnswer,
} as const

/** Who issues, row by row. A cash part without a row is to be checked by a person, never silently without a receipt. */
export const issuerRows: readonly IssuerRow[] = [
  balance('ssg-pay', '현금영수증 발급 대상 금액', ['N5', 'R18']),
  balance('kakao-pay', '카카오머니만 (카카오페이 포인트 제외)', ['N5', 'R16', 'R18']),
  balance('toss-pay', '토스머니만 (토스포인트 제외)', ['N5', 'R16', 'R18']),
  balance('naver-pay', '충전포인트만 (무상포인트 제외)', ['N5', 'R18']),
  balance('l-pay', '충전포인트 사용 금액', ['N5', 'R18', 'R21', 'R61']),
  { gateway: 'kcp', part: 'transfer', ...bank, ...kcpBank },
  { gateway: 'kcp', part: 'virtual-account', ...bank, ...kcpBank },
  {
    gateway: 'payple',
    part: 'transfer',
    ...bank,
    amount: '현금영수증 발급 금액',
    action: '결제창에서 발급되지 않았으면 가맹점이 발급합니다. 환불하면 함께 취소됩니다.',
    rules: ['R52'],
    certainty: 'L',
    source: '페이플 연동 가이드 결제결과·현금영수증 (2026-11-22 확인)',
  },
]

/** The row of a cash part, or null when no source says who issues. */
export const issuerRowOf = (gateway: GatewayId, part: PartKind, wallet: WalletId | null): IssuerRow | null =>
  issuerRows.find((row) => row.gateway === gateway && row.part === part && row.wallet === wallet) ?? null
