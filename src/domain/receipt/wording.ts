import { type WalletId, walletNames } from '../easy-pay.ts'
import { gatewayNames } from '../gateway.ts'
import type { Won } from '../money.ts'
import type { TaxSplit } from '../tax-split.ts'

/** `22,000원`: an amount inside a Korean sentence. */
export const wonText = (won: Won): string => `${grouped(String(won))}원`

/** Digits with a comma before each three from the end. */
const grouped = (digits: string): string =>
  digits.length <= 3 ? digits : `${grouped(digits.slice(0, -3))},${digits.slice(-3)}`

/** `공급가액 42,727원, 부가세 4,273원, 면세 0원`; a service charge is named where there is one. */
export const splitText = ({ supply, vat, taxFree, service }: TaxSplit): string =>
  [
    `공급가액 ${wonText(supply)}, 부가세 ${wonText(vat)}, 면세 ${wonText(taxFree)}`,
    ...(service > 0 ? [`봉사료 ${wonText(service)}`] : []),
  ].join(', ')

/** Who issues a receipt; `wallet` needs the wallet beside it to have a name. */
export const receiptIssuers = ['merchant', 'kcp', 'payple', 'wallet', 'none', 'check'] as const
export type ReceiptIssuer = (typeof receiptIssuers)[number]

/** Korean name of an issuer as the ledger's column 발급주체 shows it; empty for `none`. */
export function issuerName(issuer: ReceiptIssuer, wallet: WalletId | null): string {
  switch (issuer) {
    case 'merchant':
      return '가맹점'
    case 'kcp':
    case 'payple':
      return gatewayNames[issuer]
    case 'wallet':
      return wallet === null ? '지갑사' : wallet === 'l-pay' ? 'L.POINT' : walletNames[wallet]
    case 'check':
      return '확인 필요'
    case 'none':
      return ''
  }
}

/** The issuer as the subject of a sentence, particle included: `카카오페이가`, `페이플이`. */
export const issuerSubject = (issuer: ReceiptIssuer, wallet: WalletId | null): string =>
  `${issuerName(issuer, wallet)}${issuer === 'merchant' || issuer === 'payple' ? '이' : '가'}`
