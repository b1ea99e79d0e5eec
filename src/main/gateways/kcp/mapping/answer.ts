import { readGatewayTime } from '../../../../domain/day.ts'
import { noWon } from '../../../../domain/money.ts'
import type { Buyer } from '../../../../domain/transaction.ts'
import type { AnswerReading } from '../../gateway.ts'
import { readMessage } from '../answer-text.ts'
import { orderNumberOf, readApproval, transactionNumberOf } from './approval.ts'
import { type Line, receiptTargetOf, textOf, wonOf } from './fields.ts'

/** Does a line carry KCP's own field names? Payple's all begin `PCD_`. */
export const isKcpLine = (line: Line): boolean =>
  !Object.keys(line).some((name) => name.startsWith('PCD_')) &&
  ['res_cd', 'tno', 'pay_method', 'site_cd'].some((name) => textOf(line, name) !== '')

const cancelFields = ['canc_time', 'mod_time', 'mod_pcan_seq_no', 'mod_mny', 'panc_mod_mny', 'mod_type'] as const
const inquiryFields = [
  'can_time',
  'stat_ca_cd',
  'stat_bk_cd',
  'stat_hp_cd',
  'shop_status',
  'canc_card_yn',
  'canc_bk_yn',
] as const
const has = (line: Line, names: readonly string[]): boolean => textOf(line, ...names) !== ''

/** Reads one logged answer: an approval, a cancel, a deposit notice, or something that is no payment. */
export function readLine(line: Line, buyer: Buyer): AnswerReading {
  if (textOf(line, 'tx_cd') !== '') return readNotice(line, buyer)
  const code = textOf(line, 'res_cd')
  if (code === '') return rejected('결과코드(res_cd)가 없습니다.')
  if (code !== '0000' && code !== 'V000') {
    return readFailure(line, code)
  }
  if (has(line, inquiryFields)) return noPayment('거래조회 응답입니다. 승인 응답이 아니므로 저장하지 않습니다.')
  if (has(line, cancelFields)) return readCancel(line)
  if ((code === 'V000' || textOf(line, 'pay_method') === 'PAVC') && !isDeposited(line)) {
    return noPayment('가상계좌 발급 응답입니다. 입금 통보(TX00)를 가져오면 거래로 읽습니다.')
  }
  if (wonOf(line, 'amount') === noWon) return noPayment('금액이 0원인 응답입니다.')
  const read = readApproval(line, buyer)
  return read.ok ? { kind: 'payment', transaction: read.value } : rejected(read.failure)
}

/** An answer that says no: an attempt to pay when it names an order and is no cancel; otherwise of no interest. */
function readFailure(line: Line, code: string): AnswerReading {
  const said = readMessage(textOf(line, 'res_msg'))
  const message = `성공하지 않은 응답입니다(${code} ${said}).`.replace(' )', ')')
  const orderNumber = orderNumberOf(line)
  if (orderNumber === '' || has(line, cancelFields) || has(line, inquiryFields)) return noPayment(message)
  const won = wonOf(line, 'amount', 'good_mny')
  const at = readGatewayTime(textOf(line, 'app_time'))
  return { kind: 'failed-attempt', attempt: { orderNumber, won: won === 'unreadable' ? null : won, at, code, message } }
}

/** A virtual account is paid when a deposit, or the receipt that follows one, is on record (KCP guide §2.3, §10.13). */
const isDeposited = (line: Line): boolean =>
  has(line, ['ipgm_time', 'ipgm_mnyx', 'totl_mnyx', 'cash_no', 'cash_authno', 'cash_a_no'])

/** A 공통통보: TX00 tells of a deposit into a virtual account, `op_cd` 13 takes one back, TX01 is a refund (KCP guide §2.3). */
function readNotice(line: Line, buyer: Buyer): AnswerReading {
  const kind = textOf(line, 'tx_cd')
  if (kind === 'TX01')
    return rejected(
      '가상계좌 환불 통보입니다(TX01). 금액 필드가 공개되어 있지 않아 저장하지 않았습니다. 거래를 조회하면 남은 금액으로 환불을 확인합니다.',
    )
  if (kind !== 'TX00') return noPayment(`입금이 아닌 통보입니다(${kind}).`)
  if (textOf(line, 'op_cd') === '13') return readDepositTakenBack(line)
  const deposit = wonOf(line, 'ipgm_mnyx')
  const total = wonOf(line, 'totl_mnyx')
  if (total !== null && deposit !== total) {
    return rejected(
      `여러 번 나누어 입금된 가상계좌 통보입니다(이번 입금 ${textOf(line, 'ipgm_mnyx')}원, 합계 ${textOf(line, 'totl_mnyx')}원). 원장은 한 거래에 한 번의 입금만 적습니다. KCP 파트너관리자에서 입금 합계와 현금영수증을 확인하세요.`,
    )
  }
  const fields = {
    ...line,
    pay_method: 'PAVC',
    amount: line['ipgm_mnyx'],
    cash_yn: has(line, ['cash_no', 'cash_a_no']) ? 'Y' : 'N',
  }
  const read = readApproval(fields, buyer)
  return read.ok ? { kind: 'payment', transaction: read.value } : rejected(read.failure)
}

/**
 * A deposit that was taken back is money that went back elsewhere, known by the notice's own number: KCP re-sends a notice until it is
 * answered. Whether `totl_mnyx` is the sum before or after is undocumented; one that is neither this deposit nor nothing tells of several.
 */
function readDepositTakenBack(line: Line): AnswerReading {
  const tno = transactionNumberOf(line)
  if (tno === '') return rejected('입금 취소 통보(op_cd 13)에 거래번호(tno)가 없습니다.')
  const notice = textOf(line, 'noti_id')
  if (notice === '')
    return rejected('입금 취소 통보(op_cd 13)에 통보 번호(noti_id)가 없어 다른 통보와 같은지 알 수 없습니다.')
  const won = wonOf(line, 'ipgm_mnyx')
  if (won === null || won === 'unreadable' || won === noWon)
    return rejected('입금 취소 통보(op_cd 13)의 금액(ipgm_mnyx)이 없거나 읽을 수 없습니다.')
  const total = wonOf(line, 'totl_mnyx')
  if (total !== null && total !== noWon && total !== won)
    return rejected(
      `여러 번 나누어 입금된 가상계좌의 입금 취소 통보입니다(취소 ${won}원, 합계 ${textOf(line, 'totl_mnyx')}원). 어느 입금이 취소되었는지 알 수 없습니다. KCP 파트너관리자에서 남은 입금을 확인하세요.`,
    )
  return {
    kind: 'refund',
    refund: {
      gatewayTransactionId: tno,
      identity: cancelIdentity(tno, `noti-${notice}`),
      won,
      at: readGatewayTime(textOf(line, 'tx_tm')) ?? readGatewayTime(textOf(line, 'ipgm_time')),
      receiptCancelTarget: null,
    },
  }
}

/** Identity of a cancel (decision 5): number and serial of a partial one, number and time of a whole one. */
export const cancelIdentity = (tno: string, serialOrTime: string): string => `${tno}-${serialOrTime}`

function readCancel(line: Line): AnswerReading {
  const tno = transactionNumberOf(line)
  if (tno === '') return rejected('취소 응답에 거래번호(tno)가 없습니다.')
  const serial = textOf(line, 'mod_pcan_seq_no')
  const partly = serial !== '' || textOf(line, 'mod_type') === 'STPC' || has(line, ['mod_mny', 'panc_mod_mny'])
  const won = partly ? wonOf(line, 'mod_mny', 'panc_mod_mny') : wonOf(line, 'amount')
  if (won === null || won === 'unreadable' || won === noWon) {
    return rejected(`취소 금액(${partly ? 'mod_mny' : 'amount'})이 없거나 읽을 수 없습니다.`)
  }
  const time = textOf(line, 'canc_time', 'mod_time')
  if (partly && serial === '')
    return rejected('부분취소 일련번호(mod_pcan_seq_no)가 없어 다른 취소와 같은지 알 수 없습니다.')
  const at = readGatewayTime(time)
  if (!partly && at === null) return rejected('취소 시각(canc_time)이 없어 다른 취소와 같은지 알 수 없습니다.')
  const target = receiptTargetOf(line)
  return {
    kind: 'refund',
    refund: {
      gatewayTransactionId: tno,
      identity: cancelIdentity(tno, partly ? serial : time.replace(/\D/g, '')),
      won,
      at,
      receiptCancelTarget: target === 'unreadable' ? null : target,
    },
  }
}

const rejected = (because: string): AnswerReading => ({ kind: 'rejected', because })
const noPayment = (because: string): AnswerReading => ({ kind: 'no-payment', because })
