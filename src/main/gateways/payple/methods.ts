import { maskAccount, maskCardNumber, maskName, maskPhone } from '../../../domain/masking.ts'
import type { Exchange } from './client.ts'
import { readError, readMessage, saysDone } from './codes.ts'
import type { MethodLookUp, RegisteredMethod } from '../desks.ts'
import type { Outcome, PaymentAddress } from '../call.ts'
import { answerOf, judgeWords, outcomeOf } from './judging.ts'
import { MethodAnswer, readFields } from './wire.ts'

/** What a look-up of a registered method told. A read that says success without a success code is no answer. */
export function toMethodLookUp(exchange: Exchange, payment: PaymentAddress): MethodLookUp {
  const readable = answerOf(exchange)
  if (!readable.ok) return readable.failure
  const answer = MethodAnswer.parse(readFields(readable.value.body))
  if (answer.PCD_PAY_RST === 'error') {
    const { refusal } = readError(answer.PCD_PAY_CODE, answer.PCD_PAY_MSG)
    return { kind: 'refused', refusal: { ...refusal, balanceDiffers: false } }
  }
  if (answer.PCD_PAY_RST !== 'success' || readable.value.status > 299 || !isWork(answer, 'PUSERINFO')) {
    return { kind: 'unanswered', because: 'unreadable-answer' }
  }
  if (!saysDone(answer.PCD_PAY_CODE)) return { kind: 'unanswered', because: 'unclear-code' }
  const kind = kindOf(answer, payment)
  return kind === null
    ? { kind: 'unanswered', because: 'unreadable-answer' }
    : { kind: 'found', method: toMethod(answer, kind) }
}

/** What the end of a registered method came to. Both printed success codes are a yes; the answer names neither order nor amount. */
export function toDisabled(exchange: Exchange): Outcome<{ readonly message: string }> {
  return outcomeOf(exchange, ({ body, status }) => {
    const answer = MethodAnswer.parse(readFields(body))
    const verdict = judgeWords(
      {
        result: answer.PCD_PAY_RST,
        code: answer.PCD_PAY_CODE,
        message: answer.PCD_PAY_MSG,
        ours: isWork(answer, 'PUSERDEL'),
        asAsked: true,
        status,
      },
      { yes: true, no: false },
    )
    if (verdict.kind !== 'accepted') return verdict
    const { text } = readMessage(answer.PCD_PAY_MSG)
    return { kind: 'accepted', value: { message: text === '' ? disabled : text.slice(0, 200) } }
  })
}

const disabled = '등록된 결제수단을 해지했습니다.'

const isWork = (answer: MethodAnswer, work: 'PUSERINFO' | 'PUSERDEL'): boolean =>
  answer.PCD_PAY_WORK === '' || answer.PCD_PAY_WORK === work

/** Card or transfer; what the answer leaves out is as the payment was. Null for another word. */
function kindOf(answer: MethodAnswer, payment: PaymentAddress): RegisteredMethod['kind'] | null {
  const type = answer.PCD_PAY_TYPE === '' ? payment.gatewayMethod : answer.PCD_PAY_TYPE
  return type === 'card' || type === 'transfer' ? type : null
}

/** Both vocabularies of PCD_PAY_BANKACCTYPE. */
const holders: Readonly<Record<string, RegisteredMethod['holder']>> = {
  개인: 'person',
  personal: 'person',
  법인: 'company',
  company: 'company',
}

const textOrNull = (text: string): string | null => (text === '' ? null : text.slice(0, 100))

/** Masked once more, since one manual prints a whole name; what arrives masked stays as it is. */
function toMethod(answer: MethodAnswer, kind: RegisteredMethod['kind']): RegisteredMethod {
  const holder = answer.PCD_PAY_BANKACCTYPE.toLowerCase()
  const isCard = kind === 'card'
  return {
    kind,
    issuer: textOrNull(isCard ? answer.PCD_PAY_CARDNAME : answer.PCD_PAY_BANKNAME),
    maskedNumber: textOrNull(isCard ? maskCardNumber(answer.PCD_PAY_CARDNUM) : maskAccount(answer.PCD_PAY_BANKNUM)),
    holder: (Object.hasOwn(holders, holder) ? holders[holder] : null) ?? null,
    payerName: textOrNull(maskName(answer.PCD_PAYER_NAME)),
    payerPhone: textOrNull(maskPhone(answer.PCD_PAYER_HP)),
  }
}
