import type { SandboxPayment } from './book.ts'

/** A payment before its number, order and time are given; amounts are won. */
interface Draft {
  readonly amount: number
  readonly method: string
  /** Name of the method's own approval time. */
  readonly timeName: string
  readonly fields: Readonly<Record<string, string>>
  /** Supply, VAT and tax-free won. */
  readonly tax: readonly [number, number, number]
}

const card = (amount: number): Readonly<Record<string, string>> => ({
  card_cd: 'CCLG',
  card_name: '신한카드',
  card_no: '461954******7815',
  acqu_cd: 'CCLG',
  acqu_name: '신한카드',
  quota: '00',
  noinf: 'N',
  app_no: '70577311',
  card_mny: String(amount),
  coupon_mny: '0',
  partcanc_yn: 'Y',
})

const balance = (
  institution: string,
  easy: number,
  target: number,
  issued: 'Y' | 'N',
  number = '',
): Readonly<Record<string, string>> => ({
  easypoint_mny: String(easy),
  service_corp_id: institution,
  app_cash_receipt_yn: issued,
  app_cash_receipt_no: number,
  app_cash_receipt_mny: String(target),
})

const money = 'app_easypoint_time'

const drafts: readonly Draft[] = [
  { amount: 55_000, method: 'PACA', timeName: 'app_time', fields: card(55_000), tax: [50_000, 5_000, 0] },
  { amount: 10_000, method: 'PACA', timeName: 'app_time', fields: card(10_000), tax: [9_091, 909, 0] },
  {
    amount: 50_000,
    method: 'PAKM',
    timeName: money,
    fields: balance('SCKA', 50_000, 47_000, 'Y'),
    tax: [45_455, 4_545, 0],
  },
  {
    amount: 30_000,
    method: 'PANP',
    timeName: money,
    fields: balance('SCNA', 30_000, 25_000, 'Y', '20261101459620'),
    tax: [27_273, 2_727, 0],
  },
  {
    amount: 132_000,
    method: 'PASG',
    timeName: money,
    fields: balance('SCSM', 132_000, 120_000, 'N'),
    tax: [120_000, 12_000, 0],
  },
  {
    amount: 10_000,
    method: 'PATO',
    timeName: money,
    fields: balance('SCTO', 10_000, 9_000, 'Y'),
    tax: [9_091, 909, 0],
  },
  {
    amount: 33_000,
    method: 'PABK',
    timeName: 'app_time',
    fields: { bank_code: 'BK04', bank_name: '국민은행', bk_mny: '33000', cash_yn: 'N' },
    tax: [30_000, 3_000, 0],
  },
  {
    amount: 44_000,
    method: 'PACA',
    timeName: 'app_time',
    fields: { ...card(24_000), card_other_pay_type: 'OT13', ...balance('SCKA', 20_000, 20_000, 'Y') },
    tax: [40_000, 4_000, 0],
  },
  { amount: 16_000, method: 'PACA', timeName: 'app_time', fields: card(16_000), tax: [10_000, 1_000, 5_000] },
  {
    amount: 22_000,
    method: 'PACA',
    timeName: 'app_time',
    fields: { ...card(22_000), partcanc_yn: 'N', card_other_pay_type: 'OT01' },
    tax: [20_000, 2_000, 0],
  },
]

const tenMinutesMs = 600_000

/** 14 digits, KST. */
const kstDigits = (epochMs: number): string =>
  new Date(epochMs + 9 * 3_600_000)
    .toISOString()
    .slice(0, 19)
    .replace(/[^0-9]/g, '')

/** Ten unrefunded payments of different methods, ten minutes apart and ending before `now`: enough to try every rule on. `now` is ISO text. */
export const starterBook = (now: string, siteCode = 'T0000'): readonly SandboxPayment[] =>
  drafts.map((draft, place) => {
    const time = kstDigits(Date.parse(now) - (drafts.length - place) * tenMinutesMs)
    const day = time.slice(0, 8)
    const turn = String(place + 1).padStart(6, '0')
    const [supply, vat, free] = draft.tax
    return {
      siteCode,
      approval: {
        res_cd: '0000',
        res_msg: '정상처리',
        res_en_msg: 'processing completed',
        tno: day + turn,
        order_no: `ORDER_${day}${turn}`,
        pay_method: draft.method,
        amount: String(draft.amount),
        escw_yn: 'N',
        [draft.timeName]: time,
        ...draft.fields,
        res_tax_flag: free > 0 ? 'TG03' : 'TG01',
        res_tax_mny: String(supply),
        res_vat_mny: String(vat),
        res_free_mny: String(free),
      },
    }
  })
