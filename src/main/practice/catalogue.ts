import type { Series } from './series.ts'

/** A buyer who does not exist: 010-0000 is in nobody's hands. `phone` is eleven digits. */
export interface PracticeBuyer {
  readonly name: string
  readonly phone: string
  readonly email: string
}

const familyNames = '김이박최정강조윤장임한오서신권황안송류홍문양배백'
const givenNames = [
  '서연',
  '민준',
  '지우',
  '도윤',
  '하은',
  '예준',
  '수아',
  '시우',
  '지호',
  '유나',
  '은우',
  '다은',
  '현서',
  '지안',
  '태윤',
  '소율',
  '영수',
  '미경',
  '정희',
  '성호',
  '선영',
  '재훈',
  '경숙',
  '동현',
  '혜진',
  '상철',
  '은정',
  '준호',
  '나래',
  '한결',
] as const

/** The buyer with this number, 0 to 9,999. */
export function buyerOf(number: number, series: Series): PracticeBuyer {
  const serial = String(number % 10_000).padStart(4, '0')
  return {
    name: series.oneOf(familyNames.split('')) + series.oneOf(givenNames),
    phone: `0100000${serial}`,
    email: `buyer${serial}@example.com`,
  }
}

/** Something sold: its price, and how much of it bears no VAT (farm products; a set of both is mixed). */
export interface Goods {
  readonly name: string
  readonly won: number
  readonly taxFree: number
}

const goods: readonly (readonly [name: string, won: number, taxFree?: number])[] = [
  ['린넨 셔츠', 39_000],
  ['순면 티셔츠 2장', 27_800],
  ['데님 팬츠', 52_000],
  ['캔버스 에코백', 18_000],
  ['울 머플러', 34_500],
  ['양말 5켤레 세트', 12_900],
  ['스테인리스 텀블러', 24_000],
  ['무쇠 프라이팬', 46_000],
  ['도자기 머그컵', 15_500],
  ['원목 도마', 29_000],
  ['캠핑 의자', 58_000],
  ['LED 스탠드', 43_000],
  ['무선 마우스', 31_900],
  ['노트북 파우치', 22_000],
  ['요가 매트', 26_400],
  ['보리차 티백 100개', 9_900],
  ['드립백 커피 30개', 21_500],
  ['수제 딸기잼', 11_000],
  ['참기름 선물 세트', 48_000],
  ['핸드크림 3종', 19_800],
  ['아기 물티슈 10팩', 17_600],
  ['고양이 모래 6포', 38_400],
  ['강아지 간식 모음', 23_300],
  ['필사 노트와 펜', 14_200],
  ['햅쌀 10kg', 36_000, 36_000],
  ['제주 감귤 5kg', 19_900, 19_900],
  ['유정란 30구', 12_500, 12_500],
  ['한우 불고기 600g', 33_000, 33_000],
  ['건나물 모음', 16_800, 16_800],
  ['과일과 잼 바구니', 45_000, 28_500],
  ['쌀과 반찬통 묶음', 41_000, 30_000],
  ['한우와 양념장 세트', 62_000, 51_000],
]

/** One to three of something. */
export function goodsOf(series: Series): Goods {
  const [name, won, taxFree = 0] = series.oneOf(goods)
  const pieces = series.oneOf([1, 1, 1, 2, 2, 3])
  const label = pieces === 1 ? name : `${name} × ${pieces}`
  return { name: label, won: won * pieces, taxFree: taxFree * pieces }
}
