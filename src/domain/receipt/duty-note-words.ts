import { type Day, dayOf } from '../day.ts'
import type { TaxSettings } from '../shop.ts'
import type { DutyClosing, DutyNote, DutyNoteKind, StandingNotes } from './duty-note.ts'
import { waitsForSupply } from './supply.ts'

/** What each note says, in a word or two. */
export const noteNames = {
  'tax-invoice': '세금계산서 발급 거래',
  'not-ours': '가맹점 의무 아님',
  waived: '발급하지 않음',
  'goods-mandatory': '의무발행 품목',
  'goods-not-mandatory': '의무발행 품목 아님',
  'supplied-on': '공급완료일',
} as const satisfies Record<DutyNoteKind, string>

/** A note in one line: `세금계산서 발급 거래 20261201-1`, `발급하지 않음 · 구매자와 합의`. */
export const noteWords = ({
  kind,
  documentNumber,
  day,
  note,
}: Pick<DutyNote, 'kind' | 'documentNumber' | 'day' | 'note'>): string =>
  [[noteNames[kind], documentNumber, day].filter((word) => word !== null).join(' '), note]
    .filter((word) => word !== '')
    .join(' · ')

const closedAs = {
  'tax-invoice': (number: string) => `세금계산서(${number})를 준 거래여서 닫은 의무입니다.`,
  'not-ours': () => '가맹점의 의무가 아닌 것으로 닫았습니다.',
  waived: () => '발급하지 않기로 하고 닫았습니다.',
} as const satisfies Record<DutyClosing, (number: string) => string>

/** How a duty was closed, by whom and when: `세금계산서(20261201-1)를 준 거래여서 닫은 의무입니다. 김정산, 2026-12-01.` */
export function closingSentence({
  kind,
  documentNumber,
  note,
  operatorName,
  at,
}: DutyNote & { readonly kind: DutyClosing }): string {
  const why = note === '' ? '' : ` 사유: ${note}${/[.!?]$/.test(note) ? '' : '.'}`
  return `${closedAs[kind](documentNumber ?? '')} ${operatorName}, ${dayOf(at)}.${why}`
}

/** What a person decided of the goods, where the goods decide (R04); empty elsewhere. Begins with a blank. */
export function goodsSentence({ mandatory }: TaxSettings, { goods }: StandingNotes): string {
  if (mandatory !== 'BY_CATEGORY' || goods === null) return ''
  return goods.kind === 'goods-mandatory'
    ? ' 담당자가 의무발행 품목으로 정했습니다.'
    : ' 담당자가 의무발행 품목이 아닌 것으로 정했습니다.'
}

/** What notes, or the want of one, have to do with a duty that is due; empty where nothing has. `from` is the day its days are counted from. */
export function dueNoteSentence(shop: TaxSettings, received: Day, notes: StandingNotes, from: Day): string {
  const category = goodsSentence(shop, notes)
  if (!waitsForSupply(shop, received)) return category
  if (from > received) return `${category} 공급완료일 ${from}부터 셉니다.`
  return notes.supply === null ? `${category} 결제일에 공급이 끝나지 않았으면 공급완료일을 적으세요.` : category
}
