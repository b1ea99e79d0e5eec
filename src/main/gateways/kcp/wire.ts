import { z } from 'zod'

/** Paths of the REST API (KCP guide §1.2). `inquery` is KCP's own spelling. */
export const paths = { cancel: '/gw/mod/v1/cancel', inquiry: '/std/inquery' } as const

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
