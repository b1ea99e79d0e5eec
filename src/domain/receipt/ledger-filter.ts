import { isWalletId, type WalletId, walletNames } from '../easy-pay.ts'
import { gatewayNames } from '../gateway.ts'
import type { PaymentMethod } from '../transaction.ts'
import { ledgerDutyNames, ledgerMethodNames } from './ledger-columns.ts'
import type { ReceiptEventKind, ReceiptLedgerRow } from './ledger-row.ts'
import type { ReceiptDuty } from './verdict.ts'
import type { ReceiptIssuer } from './wording.ts'

/** Which rows of the receipt ledger are wanted; null is all of them. `means` is a way to pay or an easy-pay service. */
export interface LedgerFilter {
  readonly event: ReceiptEventKind | null
  readonly issuer: ReceiptIssuer | null
  readonly duty: ReceiptDuty | null
  readonly means: PaymentMethod | WalletId | null
}

/** Every row. */
export const wholeLedger: LedgerFilter = { event: null, issuer: null, duty: null, means: null }

/** Do two filters want the same rows? */
export const isSameFilter = (one: LedgerFilter, other: LedgerFilter): boolean =>
  one.event === other.event && one.issuer === other.issuer && one.duty === other.duty && one.means === other.means

/** Is the row among those that are wanted? */
export const isWanted = (
  { event, issuer, duty, means }: LedgerFilter,
  row: Pick<ReceiptLedgerRow, 'kind' | 'issuer' | 'duty' | 'method' | 'wallet'>,
): boolean =>
  (event === null || row.kind === event) &&
  (issuer === null || row.issuer === issuer) &&
  (duty === null || row.duty === duty) &&
  (means === null || (isWalletId(means) ? row.wallet === means : row.method === means))

/** What happened to a receipt, or must. */
export const ledgerEventNames = {
  due: '발급 전',
  issued: '발급',
  cancelled: '취소',
} as const satisfies Record<ReceiptEventKind, string>

/** Issuers by whom rows can be chosen; a wallet stands for whichever it is. */
export const ledgerIssuerNames = {
  merchant: '가맹점',
  kcp: gatewayNames.kcp,
  payple: gatewayNames.payple,
  wallet: '간편결제사',
  check: '확인 필요',
  none: '없음',
} as const satisfies Record<ReceiptIssuer, string>

/** Name of a way to pay or of an easy-pay service. */
export const ledgerMeansName = (means: PaymentMethod | WalletId): string =>
  isWalletId(means) ? walletNames[means] : ledgerMethodNames[means]

/** The filter's conditions by their names, in the order of the screen; none where it wants every row. */
export function filterWords({ event, issuer, duty, means }: LedgerFilter): readonly (readonly [string, string])[] {
  const words: (readonly [string, string])[] = []
  if (event !== null) words.push(['구분', ledgerEventNames[event]])
  if (issuer !== null) words.push(['발급주체', ledgerIssuerNames[issuer]])
  if (duty !== null) words.push(['발급의무', ledgerDutyNames[duty]])
  if (means !== null) words.push(['결제수단', ledgerMeansName(means)])
  return words
}
