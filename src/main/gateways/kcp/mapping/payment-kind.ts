import type { WalletId } from '../../../../domain/easy-pay.ts'
import type { Anomaly, PaymentMethod } from '../../../../domain/transaction.ts'
import { walletCodes } from '../wallet-codes.ts'
import { type Line, shown, textOf } from './fields.ts'

/** How a payment was made, as the answer's codes say; anomalies hold the codes that do not fit together. */
export interface PaymentKind {
  readonly method: PaymentMethod
  readonly wallet: WalletId | null
  readonly anomalies: readonly Anomaly[]
}

/** `pay_method` of payments without a wallet (KCP guide §1.8). */
const methods: Readonly<Record<string, PaymentMethod>> = {
  PACA: 'card',
  PABK: 'transfer',
  PAVC: 'virtual-account',
  PAMC: 'mobile',
  PAPT: 'points',
  PATK: 'gift-card',
}

/** The wallet that `code` names in one of the three fields; null for an empty or unknown one. */
const walletOf = (field: 'card' | 'money' | 'institution', code: string): WalletId | null =>
  code === '' ? null : (walletCodes.find((one) => one[field] === code)?.wallet ?? null)

const codeFields = ['pay_method', 'card_other_pay_type', 'service_corp_id'] as const

/** Reads the codes (KCP guide §7.3): `pay_method` decides, the others only name the wallet, and none is trusted alone. */
export function kindOf(line: Line): PaymentKind {
  const payMethod = textOf(line, 'pay_method')
  const institution = textOf(line, 'service_corp_id')
  const cardType = textOf(line, 'card_other_pay_type')
  const anomalies: Anomaly[] = []
  const note = (kind: Anomaly['kind']): void => void anomalies.push({ kind, fields: shown(line, ...codeFields) })

  const byMethod = walletOf('money', payMethod)
  const byInstitution = walletOf('institution', institution)
  const byCardType = walletOf('card', cardType)
  const named = [byMethod, byInstitution, byCardType].filter((wallet) => wallet !== null)
  if (new Set(named).size > 1) note('wallet-pair-differs')
  if ((institution !== '' && byInstitution === null) || (cardType !== '' && byCardType === null)) note('unknown-wallet')

  const wallet = named[0] ?? null
  const plain = methods[payMethod]
  if (plain !== undefined) return { method: plain, wallet, anomalies }
  if (payMethod === 'PACP') return { method: 'points', wallet, anomalies }
  if (byMethod !== null || byInstitution === 'l-pay') return { method: 'easy-pay-money', wallet, anomalies }
  note('unknown-method')
  const money = payMethod === '' && byInstitution !== null
  return { method: money ? 'easy-pay-money' : 'unknown', wallet, anomalies }
}
