import type { Won } from './money.ts'
import { wonText } from './receipt/wording.ts'
import { judgeBalance } from './refund.ts'

/** What a look-up told that can bear on a refund; null where the gateway does not say. */
export interface Evidence {
  readonly remaining: Won | null
  /** Won the answer itself says was refunded in all. */
  readonly refunded: Won | null
}

/** The refund under question: what we asked, and what is left and has gone back for sure without it. */
export interface Question {
  readonly amount: Won
  readonly remainingBefore: Won
  /** Won of refunds that are done, ours and others', this one apart. */
  readonly refundedBefore: Won
}

/** What the evidence concludes, with the Korean sentence of what it was concluded from. */
export interface Conclusion {
  readonly verdict: 'done' | 'not-applied' | 'unclear'
  readonly sentence: string
}

/**
 * Concludes what became of an unknown refund (decision 4). A balance proves both ways, but disproves only once the money
 * can no longer be moving; without a balance only positive evidence counts: "paid" proves nothing.
 */
export function concludeFrom(evidence: Evidence, question: Question, mayStillBeMoving: boolean): Conclusion {
  if (evidence.remaining !== null) return concludeFromBalance(evidence.remaining, question, mayStillBeMoving)
  if (evidence.refunded !== null && evidence.refunded === question.refundedBefore + question.amount) {
    return { verdict: 'done', sentence: `조회 응답의 환불 누계 ${wonText(evidence.refunded)}이 이 환불과 맞습니다.` }
  }
  return evidence.refunded === null
    ? { verdict: 'unclear', sentence: '조회 응답에 환불 내역이 없습니다. 결제사 관리자 화면에서 확인해야 합니다.' }
    : {
        verdict: 'unclear',
        sentence: `조회 응답의 환불 누계 ${wonText(evidence.refunded)}이 원장과 맞지 않습니다. 결제사 관리자 화면에서 확인해야 합니다.`,
      }
}

function concludeFromBalance(remaining: Won, question: Question, mayStillBeMoving: boolean): Conclusion {
  const verdict = judgeBalance(question.remainingBefore, question.amount, remaining, mayStillBeMoving)
  const seen = `결제사 잔액 ${wonText(question.remainingBefore)} → ${wonText(remaining)}`
  if (verdict === 'done') return { verdict, sentence: `${seen}. 요청한 ${wonText(question.amount)}이 환불되었습니다.` }
  if (verdict === 'not-applied') return { verdict, sentence: `${seen}. 잔액이 그대로이므로 환불되지 않았습니다.` }
  return {
    verdict,
    sentence:
      remaining === question.remainingBefore
        ? `${seen}. 아직 처리 중일 수 있어 단정하지 않습니다. 잠시 뒤 다시 조회합니다.`
        : `${seen}. 요청한 금액과 맞지 않습니다. 결제사 관리자 화면에서 확인해야 합니다.`,
  }
}
