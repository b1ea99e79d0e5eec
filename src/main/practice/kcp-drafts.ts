import { buyerOf, type Goods, goodsOf } from './catalogue.ts'
import { choices, type KcpDraft, type KcpWallet, type KcpWay } from './kcp-payment.ts'
import { type PracticeMoment, secondOf } from './moment.ts'
import { createSeries, type Series } from './series.ts'

const monthsDays = 212
const generatedCount = 400

/** Order numbers of KCP payments that the demo and the guided tour use; they are never refunded beforehand. */
export const kcpDemoOrders = { card: 'YK900001', mixed: 'YK900002' } as const

const at = (daysAgo: number, hour: number, minute: number): PracticeMoment => ({
  daysAgo,
  second: secondOf(hour, minute),
})
const sold = (name: string, won: number, taxFree = 0): Goods => ({ name, won, taxFree })
const card = (wallet: KcpWallet | null, issuer = 0): KcpWay => ({ kind: 'card', wallet, issuer })
const money = (wallet: KcpWallet, free = 0): KcpWay => ({ kind: 'money', wallet, free })

type Chosen = readonly [
  order: string,
  moment: PracticeMoment,
  goods: Goods,
  way: KcpWay,
  odd?: Readonly<Record<string, string>>,
]

/**
 * Payments chosen for what they show: the demo's, every case of the easy-pay guide, duties of today and around it, anomalies.
 * Their order numbers begin YK9.
 */
const chosen: readonly Chosen[] = [
  [kcpDemoOrders.card, at(1, 15, 12), sold('캠핑 테이블', 55_000), card(null, 1)],
  [
    kcpDemoOrders.mixed,
    at(1, 16, 40),
    sold('린넨 셔츠', 39_000),
    { kind: 'mixed', wallet: 'kakao-pay', issuer: 0, money: 16_000, free: 3_000 },
  ],
  ['YK900003', at(2, 10, 5), sold('울 머플러 세트', 50_000), money('kakao-pay', 3_000)],
  ['YK900004', at(6, 11, 20), sold('무쇠 냄비', 132_000), money('ssg-pay', 12_000)],
  ['YK900005', at(5, 9, 31), sold('커피 그라인더', 145_000), money('ssg-pay')],
  ['YK900006', at(4, 19, 2), sold('도자기 식기 세트', 118_000), money('ssg-pay', 8_000)],
  ['YK900007', at(12, 13, 45), sold('겨울 이불', 260_000), money('ssg-pay', 10_000)],
  ['YK900008', at(2, 20, 15), sold('스테인리스 텀블러', 30_000), money('naver-pay', 5_000)],
  ['YK900009', at(3, 8, 50), sold('드립백 커피 14개', 10_000), money('toss-pay', 1_000)],
  ['YK900010', at(3, 21, 33), sold('보리차와 잔 세트', 28_000), money('l-pay', 8_000)],
  ['YK900011', at(1, 9, 14), sold('양말 5켤레 세트', 12_900), card('samsung-pay', 1)],
  ['YK900012', at(1, 12, 48), sold('노트북 파우치', 22_000), card('apple-pay', 3)],
  ['YK900013', at(2, 18, 26), sold('핸드크림 3종', 19_800), card('l-pay', 4)],
  ['YK900014', at(2, 14, 9), sold('LED 스탠드', 43_000), card('ssg-pay', 2)],
  ['YK900015', at(0, 3, 30), sold('데님 팬츠', 52_000), card('toss-pay', 5)],
  ['YK900016', at(0, 9, 10), sold('순면 티셔츠 2장', 27_800), card('kakao-pay', 0)],
  ['YK900017', at(0, 14, 0), sold('원목 도마', 29_000), card('naver-pay', 6)],
  ['YK900018', at(0, 20, 45), sold('무선 마우스', 31_900), card(null, 7)],
  ['YK900019', at(2, 11, 41), sold('가습기', 150_000), { kind: 'transfer', bank: 0, receipt: false }],
  ['YK900020', at(1, 10, 27), sold('사무용 의자', 189_000), { kind: 'transfer', bank: 4, receipt: true }],
  ['YK900021', at(3, 17, 58), sold('공기청정 필터', 66_000), { kind: 'virtual-account', bank: 1, receipt: true }],
  ['YK900022', at(4, 16, 3), sold('과일과 세제 묶음', 16_000, 5_000), card(null, 2)],
  ['YK900023', at(6, 10, 36), sold('햅쌀 20kg', 72_000, 72_000), money('kakao-pay')],
  ['YK900024', at(8, 13, 17), sold('노트와 펜', 25_000), { kind: 'card', wallet: null, issuer: 1, coupon: 5_000 }],
  ['YK900025', at(7, 15, 22), sold('세탁기 설치비', 330_000), { kind: 'card', wallet: null, issuer: 3, quota: '06' }],
  [
    'YK900026',
    at(9, 18, 11),
    sold('법인 사무용품', 240_000),
    { kind: 'card', wallet: null, issuer: 6, wholeOnly: true },
  ],
  ['YK900027', at(10, 12, 2), sold('휴대폰 거치대', 15_000), { kind: 'mobile' }],
  [
    'YK900028',
    at(5, 20, 20),
    sold('머그컵 2개', 31_000),
    { kind: 'money', wallet: 'kakao-pay', free: 0, missed: true },
  ],
  ['YK900031', at(9, 9, 9), sold('요가 매트', 50_000), money('kakao-pay'), { app_cash_receipt_mny: '60000' }],
  [
    'YK900032',
    at(11, 14, 44),
    sold('스마트워치 줄', 35_000),
    card('samsung-pay', 1),
    { easypoint_mny: '5000', card_mny: '30000', app_cash_receipt_yn: 'N', app_cash_receipt_mny: '5000' },
  ],
  ['YK900033', at(13, 16, 16), sold('여행용 파우치', 18_500), card(null, 0), { card_other_pay_type: 'OT99' }],
  ['YK900034', at(15, 11, 11), sold('블루투스 스피커', 89_000), card(null, 0), { pay_method: 'PAZZ', card_mny: '0' }],
  ['YK900035', at(16, 17, 7), sold('선물용 쿠키', 42_000), money('naver-pay'), { app_cash_receipt_no: '' }],
]

/** All payments of the practice shop at KCP, before they are dated; numbers, orders and amounts are the same every time. */
export function kcpDrafts(): readonly KcpDraft[] {
  const series = createSeries(20_231_219)
  const drafts: KcpDraft[] = chosen.map(([order, moment, goods, way, odd], index) => ({
    number: index + 1,
    order,
    moment,
    goods,
    way,
    buyer: buyerOf(index + 1, series),
    ...(odd === undefined ? {} : { odd }),
  }))
  for (let index = 0; index < generatedCount; index += 1) {
    const goods = goodsOf(series)
    const number = 1_000 + index
    const order = `YK${String(100_001 + index * 7)}`
    drafts.push({
      number,
      order,
      moment: spread(index, series),
      goods,
      way: wayOf(goods, series),
      buyer: buyerOf(number, series),
    })
  }
  return drafts
}

/** Evenly over the months, none on the day itself. */
const spread = (index: number, series: Series): PracticeMoment => ({
  daysAgo: monthsDays - Math.floor((index * (monthsDays - 1)) / (generatedCount - 1)),
  second: secondOf(7, 0) + series.upTo(16 * 3_600),
})

/** SSG's balance is left out above the legal threshold: such a payment would stay overdue for as long as the book is used. */
function wayOf({ won }: Goods, series: Series): KcpWay {
  const issuer = series.upTo(choices.issuers)
  const bank = series.upTo(choices.banks)
  const turn = series.upTo(100)
  if (turn < 34)
    return { kind: 'card', wallet: null, issuer, quota: won >= 100_000 ? series.oneOf(['00', '02', '03']) : '00' }
  if (turn < 37) return { kind: 'card', wallet: null, issuer, coupon: Math.min(3_000, won - 1_000) }
  if (turn < 64)
    return card(
      series.oneOf(['samsung-pay', 'ssg-pay', 'kakao-pay', 'naver-pay', 'l-pay', 'apple-pay', 'toss-pay']),
      issuer,
    )
  const free = series.oneOf([0, 0, 500, 1_000, 2_500])
  if (turn < 86)
    return money(series.oneOf(['kakao-pay', 'kakao-pay', 'naver-pay', 'naver-pay', 'toss-pay', 'l-pay']), free)
  if (turn < 88 && won < 100_000) return money('ssg-pay', free)
  if (turn < 93) {
    const balance = Math.floor(won / 2_000) * 1_000
    return {
      kind: 'mixed',
      wallet: series.oneOf(['kakao-pay', 'naver-pay', 'toss-pay']),
      issuer,
      money: balance - free,
      free,
    }
  }
  return turn < 97 ? { kind: 'transfer', bank, receipt: true } : { kind: 'virtual-account', bank, receipt: true }
}
