import { type AnswerBody, type Body, codeUnder, type Decision, payError, telling } from './answer-shape.ts'
import type { KeptBook } from './kept-book.ts'
import type { SceneName } from './scenes.ts'
import type { Unpaid } from './unpaid.ts'

/** What a billing key stands for: a card or an account, and whose. */
type Method = Pick<Unpaid, 'type' | 'payer' | 'billingKey' | 'card' | 'bank' | 'isTax'>

/** Judges the look-up of a billing key (PUSERINFO): the printed sample's fields, and a transfer's bank for a card. */
export function decideMethod(book: KeptBook, body: Body, scene: SceneName | null): Decision {
  const method = usableMethod(book, body['PCD_PAYER_ID'] ?? '')
  if ('body' in method) return method
  if (scene === 'declined') return failed(method)
  const { type, payer, billingKey, card, bank } = method
  return telling({
    PCD_PAY_RST: 'success',
    ...codeUnder(scene, '0000'),
    PCD_PAY_MSG: type === 'card' ? '회원조회 성공' : '계좌조회 성공',
    PCD_PAY_TYPE: type,
    PCD_PAY_BANKACCTYPE: bank?.holder === 'company' ? '법인' : '개인',
    PCD_PAYER_ID: billingKey,
    PCD_PAYER_NAME: payer.name,
    PCD_PAYER_HP: payer.phone.replace(/^(\d{3})\d+(\d{4})$/, '$1-****-$2'),
    ...(card === null ? {} : cardFields(card)),
    ...(bank === null ? {} : { PCD_PAY_BANK: bank.code, PCD_PAY_BANKNAME: bank.name, PCD_PAY_BANKNUM: bank.number }),
    PCD_PAY_ISTAX: method.isTax,
  })
}

/** Judges the end of a billing key (PUSERDEL). Two success codes are printed for it; `tsdl0000` gives the other one. */
export function decideMethodEnd(book: KeptBook, body: Body, time: string, scene: SceneName | null): Decision {
  const method = usableMethod(book, body['PCD_PAYER_ID'] ?? '')
  if ('body' in method) return method
  if (scene === 'declined') return failed(method)
  return {
    body: {
      PCD_PAY_RST: 'success',
      ...codeUnder(scene, scene === 'tsdl0000' ? 'TSDL0000' : 'PUSER0000'),
      PCD_PAY_MSG: method.type === 'card' ? '카드해지완료' : '계좌해지완료',
      PCD_PAY_TYPE: method.type,
      PCD_PAY_WORK: 'PUSERDEL',
      PCD_PAYER_ID: method.billingKey,
      PCD_PAYER_NO: method.payer.no,
    },
    entry: { endedMethod: method.billingKey, time },
  }
}

/** The error of a billing key that was ended; null while it can still be charged. */
export function endedProblem(
  book: KeptBook,
  { type, billingKey }: Pick<Method, 'type' | 'billingKey'>,
): Decision | null {
  if (!book.endedMethods.has(billingKey)) return null
  return type === 'card'
    ? payError('SPCD0011', '해지된 빌링키입니다.')
    : payError('SPAY0005', '등록된 계좌가 없습니다.')
}

/** A key nobody knows has no type, so its error is the one that speaks of PCD_PAYER_ID itself. */
function usableMethod(book: KeptBook, billingKey: string): Method | Decision {
  const method = billingKey === '' ? undefined : methodOf(book, billingKey)
  if (method === undefined) return payError('SPCD0001', 'PCD_PAYER_ID가 없거나 다릅니다.')
  return endedProblem(book, method) ?? method
}

function methodOf(book: KeptBook, billingKey: string): Method | undefined {
  for (const { payment } of book.accounts.values()) if (payment.billingKey === billingKey) return payment
  for (const { prepared } of book.prepared.values()) if (prepared.order.billingKey === billingKey) return prepared.order
  return undefined
}

const failed = ({ type }: Method): Decision =>
  type === 'card' ? payError('SPCD9999', '오류가 발생하였습니다.') : payError('SPAY0012', '실패하였습니다.')

/** The one issuer code that is printed is BC's; the others are left empty. */
const cardFields = ({ name, number }: NonNullable<Method['card']>): AnswerBody => ({
  PCD_PAY_CARD: name === 'BC카드' ? '0200' : '',
  PCD_PAY_CARDNAME: name,
  PCD_PAY_CARDNUM: number,
})
