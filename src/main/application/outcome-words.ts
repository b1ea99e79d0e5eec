import type { Outcome, Refusal, UnknownCause } from '../gateways/call.ts'

/** Why an outcome is unknown, as the operator reads it. */
export const unknownSentences = {
  timeout: '결제사가 시간 안에 답하지 않았습니다.',
  'connection-lost': '답을 받기 전에 연결이 끊겼습니다.',
  'unreadable-answer': '결제사의 답을 읽을 수 없습니다.',
  'server-error': '결제사가 오류를 돌려주었고 처리 여부를 말하지 않았습니다.',
  'unclear-code': '결제사의 답이 처리 여부를 말하지 않습니다.',
} as const satisfies Record<UnknownCause, string>

/** A gateway's no with what can be done about it, in one text. */
export const refusalSentence = ({ message, remedy }: Pick<Refusal, 'message' | 'remedy'>): string =>
  remedy === null ? message : `${message} ${remedy}`

/** What is told of a request that did not leave: for want of a connection, or refused before it was asked. */
export const notSentSentence = (refusal: Refusal | null): string =>
  refusal === null ? '결제사에 연결되지 않아 아무것도 보내지 않았습니다.' : refusalSentence(refusal)

/** What a journal holds of an outcome that is no yes, whatever was asked for. `notSentEvidence` says which request did not leave. */
export function notDone(outcome: Exclude<Outcome<unknown>, { kind: 'accepted' }>, notSentEvidence: string) {
  switch (outcome.kind) {
    case 'declined':
      return {
        state: 'declined',
        answer: { code: outcome.refusal.code, message: refusalSentence(outcome.refusal) },
        evidence: '결제사가 거절했습니다.',
      } as const
    case 'not-sent':
      return {
        state: 'not-applied',
        answer: { code: outcome.refusal?.code ?? null, message: notSentSentence(outcome.refusal) },
        evidence: notSentEvidence,
      } as const
    case 'unknown': {
      const sentence = unknownSentences[outcome.because]
      const message = outcome.heard === undefined ? sentence : `${sentence} ${outcome.heard}`
      return { state: 'unknown', answer: { code: outcome.code, message }, evidence: message } as const
    }
  }
}
