import { z } from 'zod'

/** Paths of the REST API (KCP guide §1.2). `inquery` is KCP's own spelling. */
export const paths = { cancel: '/gw/mod/v1/cancel', inquiry: '/std/inquery', register: '/gw/hub/v1/payment' } as const

/** Hosts by environment (KCP guide §1.2). */
export const hosts = { test: 'https://stg-spl.kcp.co.kr', real: 'https://spl.kcp.co.kr' } as const

/** What a request of either kind carries besides its own fields (KCP guide §1.3, §1.4). */
interface Signed {
  readonly site_cd: string
  readonly kcp_cert_info: string
  readonly kcp_sign_data: string
}

/** 거래조회 (KCP guide §3). `pay_type` is the method the payment was made with. */
export interface InquiryRequest extends Signed {
  readonly tno: string
  readonly pay_type: string
}

/** 취소: the whole payment, once, and only when nothing went back before (KCP guide §4). */
export interface FullCancelRequest extends Signed {
  readonly mod_type: 'STSC'
  readonly tno: string
  readonly mod_desc: string
}

/** 부분취소 (KCP guide §5). Amounts are digits; `rem_mny` is the balance before this cancel. */
export interface PartialCancelRequest extends Signed {
  readonly mod_type: 'STPC'
  readonly tno: string
  readonly mod_mny: string
  readonly rem_mny: string
  readonly mod_desc: string
  readonly tax_flag?: 'TG03'
  readonly mod_tax_mny?: string
  readonly mod_vat_mny?: string
  readonly mod_free_mny?: string
}

/** 현금영수증 등록 (KCP guide §6.1): a registration is not signed. Amounts are digits; `trad_time` is when the money was received. */
export interface ReceiptRegisterBody {
  readonly pay_method: 'CASH'
  readonly user_type: 'PGNW'
  readonly trad_time: string
  readonly tr_code: '0' | '1'
  readonly id_info: string
  readonly amt_tot: string
  readonly amt_sup: string
  readonly amt_svc: string
  readonly amt_tax: string
  readonly ordr_idxx: string
  readonly good_name: string
  readonly buyr_name: string
  readonly corp_type: '0'
  readonly pay_type: 'PABK' | 'PAVC' | 'PAXX'
  readonly pay_trade_no?: string
}

/** 현금영수증 취소 and 조회 (KCP guide §6.2, §6.3). `rem_mny` is the receipt's balance before this cancel. */
export interface ReceiptCancelBody {
  readonly mod_type: 'STSC' | 'STPC'
  readonly mod_gubn: 'MG01'
  readonly mod_value: string
  readonly trad_time: string
  readonly mod_mny?: string
  readonly rem_mny?: string
}

/** Documents type amounts as numbers, live answers carry strings (KCP guide §10.7): either becomes text, absent becomes null. */
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined || value === '' ? null : String(value).trim()))

/** Every answer's own fields. Without a `res_cd` of text there is no answer (KCP guide §1.6). */
const answered = { res_cd: z.string().min(1), res_msg: text, tno: text }

/** 취소 and 부분취소 answers (KCP guide §4, §5). `rem_mny` here is the balance after the cancel; `panc_` names are older ones. */
export const CancelAnswer = z.object({
  ...answered,
  amount: text,
  mod_mny: text,
  rem_mny: text,
  panc_mod_mny: text,
  panc_rem_mny: text,
  card_mny: text,
  card_mod_mny: text,
  mod_pcan_seq_no: text,
  canc_time: text,
  mod_time: text,
  app_cash_receipt_mny: text,
})
export type CancelAnswer = z.infer<typeof CancelAnswer>

/** 거래조회 answers (KCP guide §3). `rem_mny` here is the balance now; bank and mobile may carry their own names for it. */
export const InquiryAnswer = z.object({
  ...answered,
  order_no: text,
  pay_method: text,
  amount: text,
  rem_mny: text,
  bk_rem_mny: text,
  hp_rem_mny: text,
  stat_ca_cd: text,
  stat_bk_cd: text,
  stat_hp_cd: text,
  shop_status: text,
  canc_card_yn: text,
  canc_bk_yn: text,
  app_time: text,
  hp_app_time: text,
  can_time: text,
  card_name: text,
  card_no: text,
  quota: text,
  app_no: text,
})
export type InquiryAnswer = z.infer<typeof InquiryAnswer>

/** Nine digits that came as a number have lost their zeros in front (KCP guide §6.1, §10.9). */
const nineDigits = z
  .union([
    z.string(),
    z
      .int()
      .min(0)
      .transform((value) => String(value).padStart(9, '0')),
  ])
  .nullish()
  .transform((value) => value?.trim() || null)

/** 현금영수증 answers (KCP guide §6). `receipt_no` is the tax office's approval number: of a cancel, the cancel's own. */
export const ReceiptAnswer = z.object({
  ...answered,
  cash_no: text,
  receipt_no: nineDigits,
  app_time: text,
  reg_stat: text,
  reg_desc: text,
})
export type ReceiptAnswer = z.infer<typeof ReceiptAnswer>
