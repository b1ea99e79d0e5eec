import { addDays, dayOf, type Instant } from '../../../../domain/day.ts'

/** One cancel of a payment: won and VAT given back, its time (14 digits, KST) and its own trade key (`''` for a transfer). */
export interface SandboxRefund {
  readonly won: number
  readonly vat: number
  readonly time: string
  readonly tradeKey: string
  /** Did the transfer's cash receipt end with it? Absent: there was none, or it stayed. */
  readonly endsReceipt?: true
}

/** A payment as the sandbox's Payple knows it. `taxTotal` is the VAT a composite order sent along, 0 for any other. */
export interface SandboxPayment {
  readonly oid: string
  readonly type: 'card' | 'transfer'
  readonly total: number
  readonly taxTotal: number
  readonly isTax: 'Y' | 'N'
  /** 14 digits, KST; the first eight are the PCD_PAY_DATE that cancels and look-ups must name. */
  readonly time: string
  readonly goods: string
  readonly payer: { readonly no: string; readonly name: string; readonly phone: string; readonly email: string }
  readonly billingKey: string
  readonly card: {
    readonly name: string
    readonly number: string
    readonly tradeKey: string
    readonly approval: string
  } | null
  readonly bank: {
    readonly code: string
    readonly name: string
    readonly number: string
    readonly holder: 'personal' | 'company'
  } | null
  /** The tax office's number of the receipt issued with a transfer; null when none was asked for. */
  readonly receiptNumber: string | null
}

interface Draft {
  readonly oid: string
  readonly total: number
  readonly daysAgo: number
  readonly clock: string
  readonly goods: string
  readonly name: string
  readonly isTax?: 'N'
  readonly taxTotal?: number
  readonly bank?: { readonly holder: 'personal' | 'company'; readonly receipt: string | null }
}

const drafts: readonly Draft[] = [
  { oid: 'PP_ORDER_1001', total: 39_000, daysAgo: 1, clock: '101502', goods: '린넨 셔츠', name: '김하늘' },
  { oid: 'PP_ORDER_1002', total: 128_000, daysAgo: 1, clock: '143347', goods: '러닝화', name: '이도윤' },
  { oid: 'PP_ORDER_1003', total: 1_000, daysAgo: 2, clock: '090011', goods: '배송비', name: '박서연' },
  {
    oid: 'PP_ORDER_1004',
    total: 55_000,
    daysAgo: 2,
    clock: '201959',
    goods: '유기농 쌀 10kg',
    name: '최지우',
    isTax: 'N',
  },
  {
    oid: 'PP_ORDER_1005',
    total: 64_000,
    daysAgo: 3,
    clock: '115230',
    goods: '과일·세제 묶음',
    name: '정예준',
    taxTotal: 2_000,
  },
  {
    oid: 'PP_ORDER_1006',
    total: 150_000,
    daysAgo: 3,
    clock: '164805',
    goods: '원목 의자',
    name: '강민서',
    bank: { holder: 'personal', receipt: 'G3482429BV2001' },
  },
  {
    oid: 'PP_ORDER_1007',
    total: 88_000,
    daysAgo: 4,
    clock: '103344',
    goods: '사무용품',
    name: '주식회사 한빛',
    bank: { holder: 'company', receipt: 'G3482429BV2002' },
  },
  {
    oid: 'PP_ORDER_1008',
    total: 120_000,
    daysAgo: 4,
    clock: '175101',
    goods: '캠핑 테이블',
    name: '조시우',
    bank: { holder: 'personal', receipt: null },
  },
  {
    oid: 'PP_ORDER_1009',
    total: 24_500,
    daysAgo: 5,
    clock: '122233',
    goods: '수제 잼 세트',
    name: '윤아린',
    isTax: 'N',
    bank: { holder: 'personal', receipt: null },
  },
  { oid: 'PP_ORDER_1010', total: 210_000, daysAgo: 6, clock: '083015', goods: '겨울 코트', name: '장우진' },
  { oid: 'PP_ORDER_1011', total: 17_800, daysAgo: 8, clock: '214640', goods: '머그컵 2개', name: '임수아' },
  {
    oid: 'PP_ORDER_1012',
    total: 300_000,
    daysAgo: 10,
    clock: '134223',
    goods: '농산물·조리도구 묶음',
    name: '한지호',
    taxTotal: 10_000,
    bank: { holder: 'personal', receipt: 'G3482429BV2003' },
  },
]

const cardNames = ['삼성카드', 'BC카드', '신한카드', '현대카드'] as const

/** Twelve unrefunded payments of the days before `now`: cards, transfers with and without a receipt, tax-free and composite ones. */
export const starterBook = (now: Instant): readonly SandboxPayment[] =>
  drafts.map((draft, index) => paymentOf(draft, index, now))

function paymentOf(draft: Draft, index: number, now: Instant): SandboxPayment {
  const time = `${addDays(dayOf(now), -draft.daysAgo).replaceAll('-', '')}${draft.clock}`
  const serial = String(index + 1).padStart(4, '0')
  const { bank } = draft
  return {
    oid: draft.oid,
    type: bank === undefined ? 'card' : 'transfer',
    total: draft.total,
    taxTotal: draft.taxTotal ?? 0,
    isTax: draft.isTax ?? 'Y',
    time,
    goods: draft.goods,
    payer: {
      no: index === 0 ? '18446744073709551615' : String(1200 + index),
      name: draft.name,
      phone: `0105550${serial}`,
      email: `buyer${index + 1}@example.kr`,
    },
    billingKey: `c2FuZGJveC1iaWxsaW5nLWtleS0${serial}`,
    card: bank === undefined ? cardOf(time, index, serial) : null,
    bank:
      bank === undefined ? null : { code: '020', name: '우리은행', number: '123-********-456', holder: bank.holder },
    receiptNumber: bank?.receipt ?? null,
  }
}

const cardOf = (time: string, index: number, serial: string) => ({
  name: cardNames[index % cardNames.length] ?? '삼성카드',
  number: `1234-****-****-${serial}`,
  tradeKey: `${time}3021${serial}`,
  approval: `8532${serial}`,
})

/** The fields every answer about a payment shares, in the guide's order of §3-5. */
export function paymentFields(payment: SandboxPayment): Record<string, string> {
  const { card, bank } = payment
  return {
    PCD_PAY_TYPE: payment.type,
    PCD_PAYER_ID: payment.billingKey,
    PCD_PAYER_NO: payment.payer.no,
    PCD_PAYER_NAME: payment.payer.name,
    PCD_PAYER_HP: payment.payer.phone,
    PCD_PAYER_EMAIL: payment.payer.email,
    PCD_PAY_OID: payment.oid,
    PCD_PAY_GOODS: payment.goods,
    PCD_PAY_TOTAL: String(payment.total),
    PCD_PAY_TAXTOTAL: String(payment.taxTotal),
    PCD_PAY_ISTAX: payment.isTax,
    PCD_PAY_TIME: payment.time,
    ...(card === null
      ? {}
      : {
          PCD_PAY_CARDNAME: card.name,
          PCD_PAY_CARDNUM: card.number,
          PCD_PAY_CARDTRADENUM: card.tradeKey,
          PCD_PAY_CARDAUTHNO: card.approval,
          PCD_PAY_CARDRECEIPT: `https://www.danalpay.com/receipt/creditcard/view.aspx?dataType=receipt&cpid=sandbox&data=${card.approval}`,
        }),
    ...(bank === null
      ? {}
      : {
          PCD_PAY_BANK: bank.code,
          PCD_PAY_BANKNAME: bank.name,
          PCD_PAY_BANKNUM: bank.number,
          PCD_TAXSAVE_FLAG: payment.receiptNumber === null ? 'N' : 'Y',
          PCD_TAXSAVE_RST: payment.receiptNumber === null ? 'N' : 'Y',
          PCD_TAXSAVE_MGTNUM: payment.receiptNumber ?? '',
        }),
  }
}

/** The payment's result as §3-5 delivers it and as a merchant keeps it: one line of a file of gateway answers. */
export function sandboxPayment(payment: SandboxPayment): Readonly<Record<string, string>> {
  const isCard = payment.type === 'card'
  return {
    PCD_PAY_RST: 'success',
    PCD_PAY_CODE: isCard ? '0000' : 'BILL0000',
    PCD_PAY_MSG: isCard ? '카드승인완료' : '출금이체완료',
    ...(isCard ? { PCD_CARD_VER: '01', PCD_PAY_CARDQUOTA: '00' } : {}),
    PCD_PAY_WORK: 'PAY',
    ...paymentFields(payment),
    PCD_PAY_AMOUNT: String(payment.total),
    PCD_PAY_DISCOUNT: '',
    PCD_PAY_AMOUNT_REAL: String(payment.total),
    PCD_SIMPLE_FLAG: 'N',
    PCD_RST_URL: '/order_result',
    ...(payment.bank === null ? {} : { PCD_PAY_BANKACCTYPE: payment.bank.holder }),
  }
}
