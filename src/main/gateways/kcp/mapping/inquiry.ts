import { readGatewayTime } from '../../../../domain/day.ts'
import { noWon, readWon, subtract, type Won } from '../../../../domain/money.ts'
import type { LookUp } from '../../gateway.ts'
import { maskedCardNumber, maskedText, readMessage } from '../answer-text.ts'
import type { Reply } from '../client.ts'
import { refusalOf } from '../codes.ts'
import type { InquiryAnswer } from '../wire.ts'
import { readApproval } from './approval.ts'

type Found = Extract<LookUp, { kind: 'found' }>

/** Reads an inquiry's reply. Only an answer about the very payment asked for tells anything. */
export function readInquiry(reply: Reply<InquiryAnswer>, tno: string): LookUp {
  if (reply.kind === 'not-sent') return { kind: 'unanswered', because: 'unreachable' }
  if (reply.kind === 'silent') return { kind: 'unanswered', because: reply.because }
  const { answer } = reply
  if (answer.res_cd !== '0000') return { kind: 'refused', refusal: refusalOf(answer.res_cd, answer.res_msg) }
  if (answer.tno !== tno) return { kind: 'unanswered', because: 'unreadable-answer' }
  const paid = readWon(answer.amount)
  const standing = standingOf(answer, paid)
  return {
    kind: 'found',
    fields: fieldsOf(answer),
    ...standing,
    paid,
    refunded: paid === null || standing.remaining === null ? null : subtract(paid, standing.remaining),
    lastRefundAt: readGatewayTime(answer.can_time),
    transaction: transactionOf(answer),
    raw: maskedText(reply.raw),
  }
}

const statusField: Readonly<Record<string, 'stat_ca_cd' | 'stat_bk_cd' | 'stat_hp_cd'>> = {
  PACA: 'stat_ca_cd',
  PABK: 'stat_bk_cd',
  PAMC: 'stat_hp_cd',
}

/**
 * The order of reading two clients use (KCP guide §3): cancelled, then partly, then paid, then "needs a person".
 * A partly cancelled payment without its balance, and a balance that contradicts the status, are unclear and prove nothing.
 */
export function standingOf(answer: InquiryAnswer, paid: Won | null): Pick<Found, 'status' | 'remaining'> {
  const unclear = { status: 'unclear', remaining: null } as const
  const own = statusField[answer.pay_method ?? '']
  const status =
    (own === undefined ? null : answer[own]) ??
    answer.stat_ca_cd ??
    answer.stat_bk_cd ??
    answer.stat_hp_cd ??
    answer.shop_status
  const balance = answer.rem_mny ?? answer.bk_rem_mny ?? answer.hp_rem_mny
  const remaining = readWon(balance)
  if (balance !== null && remaining === null) return unclear
  if (remaining !== null && paid !== null && remaining > paid) return unclear

  const cancelled = status === 'STSC' || answer.canc_card_yn === 'Y' || answer.canc_bk_yn === 'Y'
  if (cancelled) return remaining === null || remaining === noWon ? { status: 'refunded', remaining: noWon } : unclear
  const known = status === null || status === 'STSR' || status === 'STPC'
  if (!known) return unclear
  if (remaining === noWon) return { status: 'refunded', remaining }
  const partly = remaining !== null && (paid === null ? status === 'STPC' : remaining < paid)
  if (partly) return { status: 'partly-refunded', remaining }
  if (status === 'STPC') return unclear
  if (status === 'STSR') return { status: 'paid', remaining }
  return remaining !== null && remaining === paid ? { status: 'paid', remaining } : unclear
}

/** The payment, when the inquiry names its method and everything adds up; a wallet's balance never does, its target is not told. */
function transactionOf(answer: InquiryAnswer): Found['transaction'] {
  if (answer.pay_method === null) return null
  const read = readApproval(answer, { name: null, phone: null, email: null })
  return read.ok && read.value.parts.length > 0 && read.value.anomalies.length === 0 ? read.value : null
}

const labels: readonly (readonly [keyof InquiryAnswer, string])[] = [
  ['res_cd', '결과코드'],
  ['res_msg', '결과메시지'],
  ['tno', '거래번호'],
  ['order_no', '주문번호'],
  ['pay_method', '결제수단'],
  ['amount', '총 결제금액'],
  ['rem_mny', '남은 금액'],
  ['bk_rem_mny', '남은 금액(계좌이체)'],
  ['hp_rem_mny', '남은 금액(휴대폰)'],
  ['stat_ca_cd', '카드 거래상태'],
  ['stat_bk_cd', '계좌이체 거래상태'],
  ['stat_hp_cd', '휴대폰 거래상태'],
  ['shop_status', '거래상태'],
  ['canc_card_yn', '카드 전체취소 여부'],
  ['canc_bk_yn', '계좌이체 전체취소 여부'],
  ['app_time', '승인시각'],
  ['hp_app_time', '휴대폰 승인시각'],
  ['can_time', '마지막 취소시각'],
  ['card_name', '카드사'],
  ['card_no', '카드번호'],
  ['quota', '할부개월'],
  ['app_no', '승인번호'],
]

const fieldsOf = (answer: InquiryAnswer): Found['fields'] =>
  labels.flatMap(([name, label]) => {
    const value = answer[name]
    if (value === null) return []
    return [{ name: `${label} (${name})`, value: name === 'card_no' ? maskedCardNumber(value) : readMessage(value) }]
  })
