import { z } from 'zod'

/** An answer's fields by the guide's own names, every value as trimmed text; empty and absent are one at Payple. */
export type Fields = Readonly<Record<string, string>>

/** Spellings that older manuals and samples print, and the name the current guide uses. */
const spellings: Readonly<Record<string, string>> = {
  PCD_CARDNAME: 'PCD_PAY_CARDNAME',
  PCD_CARDNUM: 'PCD_PAY_CARDNUM',
  PCD_CARDTRADENUM: 'PCD_PAY_CARDTRADENUM',
  PCD_CARDAUTHNO: 'PCD_PAY_CARDAUTHNO',
  PCD_CARDRECEIPT: 'PCD_PAY_CARDRECEIPT',
  PCD_PAY_CARDNANE: 'PCD_PAY_CARDNAME',
  PCD_REQ_KEY: 'PCD_PAY_REQKEY',
}

/** The guide's name of a field: some integrators' libraries lower-case `PCD_…`, and old manuals spell some names otherwise. */
export const guideNameOf = (name: string): string => {
  const upper = /^pcd_/i.test(name) ? name.toUpperCase() : name
  return Object.hasOwn(spellings, upper) ? (spellings[upper] ?? upper) : upper
}

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : ''
}

/** Reads any object as fields. Values that are neither text nor number are empty; of two spellings the one with a value counts. */
export function readFields(line: Readonly<Record<string, unknown>>): Fields {
  const fields = new Map<string, string>()
  for (const [name, value] of Object.entries(line)) {
    const guideName = guideNameOf(name)
    const text = textOf(value)
    if (text !== '' || !fields.has(guideName)) fields.set(guideName, text)
  }
  return Object.fromEntries(fields)
}

const field = z.string().default('')
const orderNumber = z.string().min(1).max(255)
const eightDigits = z.string().regex(/^\d{8}$/)
const wonText = z.string().regex(/^[1-9]\d{0,9}$/)
const vatText = z
  .string()
  .regex(/^\d{1,9}$/)
  .exactOptional()

/** §4-2, result look-up and the samples: what the tokens of a partner auth are for, as the auth's own body says it. */
export type AuthPurpose =
  | { readonly PCD_PAYCANCEL_FLAG: 'Y' }
  | { readonly PCD_PAYCHK_FLAG: 'Y' }
  | { readonly PCD_PAY_WORK: DeskWork }

/** PCD_PAY_WORK of a receipt's issue and cancel, a registered method's look-up and end, and a link. */
type DeskWork = 'TSREG' | 'TSCANCEL' | 'PUSERINFO' | 'PUSERDEL' | 'LINKREG'

/** The three one-time tokens of an auth answer, under the names the next request carries them by. */
export interface Tokens {
  readonly PCD_CST_ID: string
  readonly PCD_CUST_KEY: string
  readonly PCD_AUTH_KEY: string
}

/** §3-2: the nine fields of an auth answer. AuthKeys longer than the documented 255 are in use, so no token has a cap. */
export const AuthAnswer = z.object({
  server_name: field,
  result: field,
  result_msg: field,
  cst_id: field,
  custKey: field,
  AuthKey: field,
  PCD_PAY_HOST: field,
  PCD_PAY_URL: field,
  return_url: field,
})
export type AuthAnswer = z.infer<typeof AuthAnswer>

/** §4-3: cancel or partial cancel, beside the tokens and PCD_REFUND_KEY. Amounts are decimal text. */
export const CancelBody = z.object({
  PCD_PAYCANCEL_FLAG: z.literal('Y'),
  PCD_PAY_OID: orderNumber,
  PCD_PAY_DATE: eightDigits,
  PCD_REFUND_TOTAL: wonText,
  PCD_REFUND_TAXTOTAL: vatText,
})
export type CancelBody = z.infer<typeof CancelBody>

/** Result look-up (결제결과 조회), beside the tokens. */
export const LookUpBody = z.object({
  PCD_PAYCHK_FLAG: z.literal('Y'),
  PCD_PAY_TYPE: z.enum(['card', 'transfer']),
  PCD_PAY_OID: orderNumber,
  PCD_PAY_DATE: eightDigits,
})
export type LookUpBody = z.infer<typeof LookUpBody>

/**
 * TSREG, beside the tokens and PCD_PAYER_ID. Left out, Payple takes purpose and identity from the payment; here they are always said.
 * Digits only, and never the thirteen of a resident number (R15).
 */
export const ReceiptBody = z.object({
  PCD_PAY_OID: orderNumber,
  PCD_TAXSAVE_AMOUNT: wonText,
  PCD_TAXSAVE_TRADEUSE: z.enum(['personal', 'company']),
  PCD_TAXSAVE_IDENTINUM: z.string().regex(/^(?!\d{13}$)\d{10,19}$/),
})
export type ReceiptBody = z.infer<typeof ReceiptBody>

/** TSCANCEL, beside the tokens and PCD_PAYER_ID: the whole receipt of an order. */
export const ReceiptCancelBody = z.object({ PCD_PAY_OID: orderNumber })
export type ReceiptCancelBody = z.infer<typeof ReceiptCancelBody>

/** LINKREG, beside the tokens. PCD_PAY_WORK is repeated here, unlike in the others. PCD_LINK_EXPIREDATE is yyyyMMddHH, KST. */
export const LinkBody = z.object({
  PCD_PAY_WORK: z.literal('LINKREG'),
  PCD_PAY_TYPE: z.enum(['card', 'transfer']),
  PCD_PAY_GOODS: z.string().min(1).max(255),
  PCD_PAY_TOTAL: wonText,
  PCD_PAY_ISTAX: z.enum(['Y', 'N']),
  PCD_PAY_TAXTOTAL: vatText,
  PCD_LINK_EXPIREDATE: z
    .string()
    .regex(/^\d{10}$/)
    .exactOptional(),
})
export type LinkBody = z.infer<typeof LinkBody>

/** §3-7: the confirm of a CERT order, beside the partner's plain id and key. PCD_PAYER_ID is empty for an app card, which has none. */
export const ConfirmBody = z.object({
  PCD_AUTH_KEY: z.string().min(1),
  PCD_PAY_REQKEY: z.string().min(1),
  PCD_PAYER_ID: z.string(),
})
export type ConfirmBody = z.infer<typeof ConfirmBody>

/** §4-3: answer to a cancel. PCD_PAY_TIME is the cancel's time and PCD_PAY_CARDTRADENUM the cancel's key. */
export const CancelAnswer = z.object({
  PCD_PAY_RST: field,
  PCD_PAY_CODE: field,
  PCD_PAY_MSG: field,
  PCD_PAY_OID: field,
  PCD_PAY_TYPE: field,
  PCD_REFUND_TOTAL: field,
  PCD_REFUND_TAXTOTAL: field,
  PCD_PAY_CARDTRADENUM: field,
  PCD_PAY_TIME: field,
  PCD_TAXSAVE_RST: field,
  PCD_TAXSAVE_MSG: field,
})
export type CancelAnswer = z.infer<typeof CancelAnswer>

/**
 * §3-5, §3-7, look-up and webhook: one set of fields with gaps. In a webhook of a cancel PCD_PAYCANCEL_FLAG is Y.
 * PCD_TAXSAVE_RST says Y or N here, and 0000 or a code in a cancel's answer.
 */
export const PaymentAnswer = z.object({
  PCD_PAY_RST: field,
  PCD_PAY_CODE: field,
  PCD_PAY_MSG: field,
  PCD_PAY_TYPE: field,
  PCD_PAY_WORK: field,
  PCD_PAY_COFURL: field,
  PCD_PAY_METHOD: field,
  PCD_EASY_PAY_METHOD: field,
  PCD_PAYER_NAME: field,
  PCD_PAYER_HP: field,
  PCD_PAYER_EMAIL: field,
  PCD_PAY_OID: field,
  PCD_PAY_GOODS: field,
  PCD_PAY_AMOUNT: field,
  PCD_PAY_AMOUNT_REAL: field,
  PCD_PAY_DISCOUNT: field,
  PCD_PAY_TOTAL: field,
  PCD_PAY_TAXTOTAL: field,
  PCD_PAY_ISTAX: field,
  PCD_PAY_CARDNAME: field,
  PCD_PAY_CARDNUM: field,
  PCD_PAY_CARDQUOTA: field,
  PCD_PAY_CARDTRADENUM: field,
  PCD_PAY_CARDAUTHNO: field,
  PCD_PAY_TIME: field,
  PCD_PAY_BANKACCTYPE: field,
  PCD_PAY_BANKNAME: field,
  PCD_PAY_BANKNUM: field,
  PCD_TAXSAVE_FLAG: field,
  PCD_TAXSAVE_RST: field,
  PCD_TAXSAVE_MGTNUM: field,
  PCD_TAXSAVE_AMOUNT: field,
  PCD_TAXSAVE_TRADEUSE: field,
  PCD_PAYCANCEL_FLAG: field,
  PCD_REFUND_TOTAL: field,
  PCD_REFUND_TIME: field,
  PCD_LINK_RST: field,
})
export type PaymentAnswer = z.infer<typeof PaymentAnswer>

/** Answer to TSREG and TSCANCEL. PCD_TAXSAVE_MGTNUM is the tax office's number; a time is not among the fields. */
export const ReceiptAnswer = z.object({
  PCD_PAY_RST: field,
  PCD_PAY_CODE: field,
  PCD_PAY_MSG: field,
  PCD_PAY_WORK: field,
  PCD_PAY_OID: field,
  PCD_TAXSAVE_AMOUNT: field,
  PCD_TAXSAVE_MGTNUM: field,
})
export type ReceiptAnswer = z.infer<typeof ReceiptAnswer>

/** Answer to PUSERINFO and PUSERDEL. PCD_PAY_BANKACCTYPE says 개인 or 법인 here, and personal or company in payments. */
export const MethodAnswer = z.object({
  PCD_PAY_RST: field,
  PCD_PAY_CODE: field,
  PCD_PAY_MSG: field,
  PCD_PAY_WORK: field,
  PCD_PAY_TYPE: field,
  PCD_PAY_BANKACCTYPE: field,
  PCD_PAYER_NAME: field,
  PCD_PAYER_HP: field,
  PCD_PAY_CARDNAME: field,
  PCD_PAY_CARDNUM: field,
  PCD_PAY_BANKNAME: field,
  PCD_PAY_BANKNUM: field,
})
export type MethodAnswer = z.infer<typeof MethodAnswer>

/** Answer to LINKREG: result and message have names of their own and there is no code; a refused token may still answer in PCD_PAY_RST. */
export const LinkAnswer = z.object({
  PCD_LINK_RST: field,
  PCD_LINK_MSG: field,
  PCD_PAY_RST: field,
  PCD_PAY_CODE: field,
  PCD_PAY_MSG: field,
  PCD_PAY_TYPE: field,
  PCD_PAY_TOTAL: field,
  PCD_LINK_EXPIREDATE: field,
  PCD_LINK_KEY: field,
  PCD_LINK_URL: field,
})
export type LinkAnswer = z.infer<typeof LinkAnswer>
