import type { ReceiptRunKind } from '../../domain/receipt/receipt-run.ts'
import { LedgerFault } from '../ledger/ledger.ts'
import type { StepAnswer } from './receipt-steps.ts'

type Act = Extract<StepAnswer, { readonly ok: true }>['value']
type Refusal = Extract<StepAnswer, { readonly ok: false }>['failure']

/** What a refusal comes to: `halt` would meet the next receipt too, `left-out` is this one's own. Nothing was sent. */
export function endOf(failure: Refusal): { readonly kind: 'halt' | 'left-out'; readonly sentence: string } {
  switch (failure.kind) {
    case 'credentials-missing':
      return { kind: 'halt', sentence: `${failure.shopName} 상점에 저장된 인증 정보가 없습니다.` }
    case 'keychain-unavailable':
      return { kind: 'halt', sentence: `운영체제의 키체인을 쓸 수 없습니다. ${failure.remedy}` }
    case 'certificate-ended':
      return { kind: 'halt', sentence: `${failure.because} ${failure.remedy}` }
    case 'receipt-not-possible':
      return { kind: 'left-out', sentence: `${failure.because} ${failure.remedy ?? ''}`.trim() }
    case 'receipt-act-open':
      return { kind: 'left-out', sentence: '결과가 정해지지 않은 발급이나 취소가 있습니다.' }
    case 'receipt-facts-changed':
      return { kind: 'left-out', sentence: '점검한 뒤에 이 거래의 현금영수증이나 환불이 바뀌었습니다.' }
    case 'transaction-not-found':
      return { kind: 'left-out', sentence: '이 거래가 장부에 없습니다.' }
    case 'receipt-double':
      // 자진발급 resembles nothing by its number: Hometax shows the receipt of this payment.
      return { kind: 'left-out', sentence: failure.doubles.map(({ sentence }) => sentence).join(' ') }
    case 'identity-refused':
    case 'other-sale-unexplained':
      throw new TypeError(`자진발급 was refused as ${failure.kind}`)
  }
}

/** Why an act is the last one: it did not leave for want of a connection, or the ledger could not take its end. Null where it is not. */
export function haltAfter({ state, answer }: Act): string | null {
  if (state === 'not-applied' && (answer === null || answer.code === null))
    return answer?.message ?? '결제사에 연결되지 않아 아무것도 보내지 않았습니다.'
  return state === 'sent' ? '장부에 결과를 적을 수 없습니다. 디스크의 빈 공간을 확인하세요.' : null
}

const acts = { issue: '발급', cancel: '취소' } as const satisfies Record<ReceiptRunKind, string>

/** What is said of lost answers, and of refusals, in a row. */
export const troubleWords = (kind: ReceiptRunKind) => ({
  silence: (count: number): string =>
    `결과를 모르는 ${kind === 'issue' ? '발급이' : '취소가'} ${count}건 이어져 멈췄습니다. 결제사 관리자나 홈택스에서 확인하고 현금영수증 › 할 일에서 확정한 뒤 남은 것을 다시 점검하세요.`,
  alike: (count: number, code: string, message: string): string =>
    `결제사가 같은 이유로 ${count}건을 이어서 거절해 멈췄습니다 (${code}). ${message}`.trim(),
})

/** Whoever confirmed it may not do it any more. */
export const senderMayNot = (kind: ReceiptRunKind): string =>
  `${acts[kind]}하던 담당자에게 현금영수증을 ${acts[kind]}할 권한이 없어져 멈췄습니다.`

/** What is said of a failure nobody expected. */
export const surpriseSentence = (cause: unknown): string =>
  cause instanceof LedgerFault && cause.kind === 'disk-full'
    ? '디스크에 빈 공간이 없어 멈췄습니다. 공간을 늘리고 남은 것을 다시 점검하세요.'
    : '예상하지 못한 문제로 멈췄습니다. 남은 것을 다시 점검하세요.'
