import {
  amountUnder,
  type AnswerBody,
  type Body,
  codeUnder,
  type Decision,
  payError,
  uncodedError,
  wonOf,
} from './answer-shape.ts'
import type { SandboxReceipt } from './entries.ts'
import { type Account, type KeptBook, leftOf } from './kept-book.ts'
import type { SceneName } from './scenes.ts'
import { freshReceiptNumber } from './unpaid.ts'

/** Judges the issue of a transfer's cash receipt (TSREG). One that was cancelled may be issued anew: no document forbids it. */
export function decideReceipt(book: KeptBook, body: Body, time: string, scene: SceneName | null): Decision {
  const account = transferOf(book, body)
  if ('body' in account) return account
  if (account.receipt?.live === true) return uncodedError('이미 현금영수증이 발행된 거래입니다.')
  const won = wonOf(body['PCD_TAXSAVE_AMOUNT'])
  if (won === null || won === 0) return uncodedError('현금영수증 발행금액(PCD_TAXSAVE_AMOUNT)을 확인해주세요.')
  if (won > leftOf(account)) return uncodedError('현금영수증 발행금액이 결제금액을 초과하였습니다.')
  const use = useOf(account, body['PCD_TAXSAVE_TRADEUSE'] ?? '')
  if (use === null) return uncodedError('현금영수증 발행용도(PCD_TAXSAVE_TRADEUSE)를 확인해주세요.')
  const stated = body['PCD_TAXSAVE_IDENTINUM'] ?? ''
  const identity = stated === '' ? account.payment.payer.phone : stated
  if (!/^\d+$/.test(identity)) return uncodedError('현금영수증 식별번호(PCD_TAXSAVE_IDENTINUM)를 확인해주세요.')
  if (scene === 'declined') return uncodedError('현금영수증 발행에 실패하였습니다.')
  const receipt = { number: freshReceiptNumber(), won, use, identity }
  return {
    body: told('TSREG', 'TSRG0000', '현금영수증 발행완료', account, receipt, scene),
    entry: { oid: account.payment.oid, receipt, time },
  }
}

/** Judges the cancel of a cash receipt (TSCANCEL), always the whole of it. Its success code is printed nowhere: plain 0000. */
export function decideReceiptEnd(book: KeptBook, body: Body, time: string, scene: SceneName | null): Decision {
  const account = transferOf(book, body)
  if ('body' in account) return account
  const { receipt } = account
  if (receipt === null || !receipt.live) return uncodedError('취소할 현금영수증이 없습니다.')
  if (scene === 'declined') return uncodedError('-10002122 - 현금영수증 발행취소 실패: 국세청 등록 진행 중')
  return {
    body: told('TSCANCEL', '0000', '현금영수증 발행취소 완료', account, receipt, scene),
    entry: { receiptEndedOf: account.payment.oid, time },
  }
}

/** The transfer a call is about, or why it is about none. */
function transferOf(book: KeptBook, body: Body): Account | Decision {
  const account = book.accounts.get(body['PCD_PAY_OID'] ?? '')
  if (account === undefined) return payError('BILL0003', '결제내역이 존재하지 않습니다.')
  if (account.payment.type === 'card') return uncodedError('계좌이체 결제만 현금영수증을 발행할 수 있습니다.')
  return body['PCD_PAYER_ID'] === account.payment.billingKey ? account : payError('CPAY0003', '결제자 불일치')
}

function useOf({ payment }: Account, stated: string): SandboxReceipt['use'] | null {
  if (stated === '') return payment.bank?.holder ?? 'personal'
  return stated === 'personal' || stated === 'company' ? stated : null
}

function told(
  work: 'TSREG' | 'TSCANCEL',
  code: string,
  message: string,
  { payment }: Account,
  { number, won }: Pick<SandboxReceipt, 'number' | 'won'>,
  scene: SceneName | null,
): AnswerBody {
  return {
    PCD_PAY_RST: 'success',
    ...codeUnder(scene, code),
    PCD_PAY_MSG: message,
    PCD_PAY_WORK: work,
    PCD_PAYER_ID: payment.billingKey,
    PCD_PAY_OID: scene === 'other-order' ? `${payment.oid}_X` : payment.oid,
    PCD_TAXSAVE_AMOUNT: amountUnder(scene, scene === 'wrong-total' ? won + 1 : won),
    PCD_TAXSAVE_MGTNUM: number,
  }
}
