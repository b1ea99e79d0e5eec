import type { PageHead } from './paper-page.ts'
import { countsAsSpent, isOpen, type ReceiptOutcome, type Refund } from './refund.ts'
import type { Environment } from './shop.ts'

type Told = Pick<Refund, 'state' | 'byHand'>

const notProof = '이 전표는 환불의 증빙이 아닙니다.'

/** What became of the money, so that nobody takes an open or refused refund for one that was made. */
export function slipHead(refund: Told): PageHead {
  switch (refund.state) {
    case 'done':
      return { tone: 'proved', line: '환불 완료', sentence: '결제사의 답으로 환불이 확인되었습니다.' }
    case 'unknown':
      return {
        tone: 'open',
        line: '결과 불명 · 환불 증빙 아님',
        sentence: `환불을 요청했지만 됐는지 안 됐는지 증명하는 답이 없습니다. ${notProof}`,
      }
    case 'sent':
      return {
        tone: 'open',
        line: '결과 대기 · 환불 증빙 아님',
        sentence: `결제사에 보냈고 답이 아직 없습니다. ${notProof}`,
      }
    case 'intended':
      return {
        tone: 'open',
        line: '요청 기록 · 환불 증빙 아님',
        sentence: `요청을 기록했고 아직 보내지 않았습니다. ${notProof}`,
      }
    case 'declined':
      return {
        tone: 'none',
        line: '결제사 거절 · 돌려준 돈 없음',
        sentence: `결제사가 거절해 구매자에게 돌아간 돈이 없습니다. ${notProof}`,
      }
    case 'not-applied':
      return {
        tone: 'none',
        line: '환불되지 않음 · 돌려준 돈 없음',
        sentence: `이 요청으로 구매자에게 돌아간 돈이 없습니다. ${notProof}`,
      }
    case 'settled-by-hand':
      return countsAsSpent(refund) ? refundedByHand : notRefundedByHand
  }
}

const refundedByHand: PageHead = {
  tone: 'by-hand',
  line: '환불됨 · 직접 확정',
  sentence: '담당자가 근거를 적고 환불된 것으로 확정했습니다. 결제사의 답으로 확인된 것은 아닙니다.',
}

const notRefundedByHand: PageHead = {
  tone: 'none',
  line: '환불되지 않음 · 직접 확정',
  sentence: `담당자가 근거를 적고 돌려준 돈이 없는 것으로 확정했습니다. ${notProof}`,
}

const receiptLines = {
  none: '취소할 현금영수증 없음',
  cancelled: '취소됨',
  'cancel-failed': '취소 실패',
  'by-wallet': '발급한 곳에서 취소',
  'to-do': '가맹점이 직접 취소',
  unknown: '결과 불명',
} as const satisfies Record<ReceiptOutcome['kind'], string>

const receiptSentences = {
  none: '이 환불로 취소할 현금영수증이 없습니다.',
  cancelled: '환불한 금액만큼 현금영수증이 취소되었습니다.',
  'cancel-failed': '환불과 함께 취소되지 않아 따로 취소해야 합니다.',
  'by-wallet': '현금영수증을 발급한 곳이 취소합니다.',
  'to-do': '가맹점이 따로 취소해야 합니다.',
  unknown: '현금영수증이 취소되었는지 알 수 없습니다.',
} as const satisfies Record<ReceiptOutcome['kind'], string>

/** What became of the cash receipt with this refund, in a word and a sentence. */
export function slipReceipt(refund: Told & Pick<Refund, 'receipt'>): {
  readonly line: string
  readonly sentence: string
} {
  const { receipt, state } = refund
  if (receipt !== null)
    return { line: receiptLines[receipt.kind], sentence: receipt.message ?? receiptSentences[receipt.kind] }
  if (isOpen(state)) return { line: '정해지기 전', sentence: '환불 결과가 확인된 뒤에 정해집니다.' }
  return countsAsSpent(refund)
    ? { line: '확인 필요', sentence: '현금영수증에 대한 결제사의 답이 없습니다.' }
    : { line: '그대로', sentence: '돈이 움직이지 않아 현금영수증도 그대로입니다.' }
}

/** The word across a slip whose money was not real, and what it means; null for a real shop. */
export function slipMark(environment: Environment): { readonly word: string; readonly sentence: string } | null {
  switch (environment) {
    case 'practice':
      return { word: '연습', sentence: '연습에서 만든 전표입니다. 실제 거래와 돈이 아닙니다.' }
    case 'test':
      return { word: '테스트', sentence: '결제사의 테스트 환경에서 만든 전표입니다. 실제 돈이 아닙니다.' }
    case 'real':
      return null
  }
}
