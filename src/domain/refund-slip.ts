import { type Day, type Instant, timeText } from './day.ts'
import { fileNamePart } from './file-name.ts'
import { gatewayNames } from './gateway.ts'
import { maskAccount, maskCardNumber, maskName, maskPersonalIn, maskPhone } from './masking.ts'
import { subtract } from './money.ts'
import { figure, type PageLine, type PagePart, type PaperPage, words } from './paper-page.ts'
import { paidWith, partName } from './payment-names.ts'
import { type ReceiptAct, tookEffect } from './receipt/receipt-act.ts'
import { countsAsSpent, isOpen, type Refund, refundReasonName } from './refund.ts'
import { slipHead, slipMark, slipReceipt } from './refund-slip-words.ts'
import { environmentNames, type Shop } from './shop.ts'
import { splitTotal } from './tax-split.ts'
import type { Transaction } from './transaction.ts'

/** What a refund slip is put on: a sheet, or the roll of a receipt printer. */
export const slipPapers = ['a4', 'roll-80'] as const
export type SlipPaper = (typeof slipPapers)[number]

/** What a slip is made from. `receiptActs` are the payment's; `operatorName` asked for the refund, `approverName` approved it where another had to. */
export interface RefundSlipFacts {
  readonly refund: Refund
  readonly transaction: Transaction
  readonly receiptActs: readonly ReceiptAct[]
  readonly shop: Pick<Shop, 'name' | 'environment'>
  readonly operatorName: string
  readonly approverName: string | null
  readonly printedAt: Instant
}

/** What a slip of this refund says. Buyer, card, account and free text are masked here, so that no paper can show more. */
export function refundSlip(facts: RefundSlipFacts): PaperPage {
  const { refund, shop, printedAt } = facts
  return {
    title: '환불 전표',
    issuer: shop.name,
    mark: slipMark(shop.environment),
    head: slipHead(refund),
    amount: figure(countsAsSpent(refund) && !isOpen(refund.state) ? '환불 금액' : '환불 요청 금액', refund.amount),
    parts: [paymentPart(facts), moneyPart(refund), remainingPart(refund), refundPart(facts), receiptPart(facts)],
    foot: [
      `출력 ${timeText(printedAt)} · 기록 ${refund.id}`,
      '영수데스크의 장부에서 만든 전표입니다. 카드 매출전표, 현금영수증, 세금계산서를 대신하지 않습니다.',
    ],
  }
}

/** `환불전표_<order>_<yyyy-MM-dd>.pdf`; practice, test and a roll's narrow page are named in it. */
export function refundSlipFileName(facts: RefundSlipFacts, paper: SlipPaper, on: Day): string {
  const mark = slipMark(facts.shop.environment)
  const pieces = [
    ...(mark === null ? [] : [mark.word]),
    '환불전표',
    fileNamePart(facts.transaction.orderNumber, '주문'),
    on,
    ...(paper === 'roll-80' ? ['80mm'] : []),
  ]
  return `${pieces.join('_')}.pdf`
}

/** A line of what may be missing; none where it is. */
const known = (name: string, value: string | null): readonly PageLine[] =>
  value === null || value.trim() === '' ? [] : [words(name, value)]

const passage = (name: string, value: string | null): readonly PageLine[] =>
  known(name, value === null ? null : maskPersonalIn(value)).map((line) => ({ ...line, kind: 'passage' }))

function paymentPart({ transaction, shop }: RefundSlipFacts): PagePart {
  const { buyer, card, bank, gateway, parts } = transaction
  return {
    title: '결제',
    lines: [
      words('상점', shop.name),
      words('결제사', `${gatewayNames[gateway]} · ${environmentNames[shop.environment]} 환경`),
      words('주문번호', transaction.orderNumber),
      words('결제사 거래번호', transaction.gatewayTransactionId),
      words('결제일시', timeText(transaction.paidAt)),
      figure('결제금액', transaction.paid),
      words('결제수단', paidWith(transaction)),
      ...(parts.length < 2 ? [] : parts.map((part) => figure(partName(part), part.won))),
      ...known('카드', joined(card?.issuer, card?.maskedNumber && maskCardNumber(card.maskedNumber))),
      ...known('승인번호', card?.approvalNumber ?? null),
      ...known('계좌', joined(bank?.bank, bank?.maskedAccount && maskAccount(bank.maskedAccount))),
      ...known('상품', transaction.goods === null ? null : maskPersonalIn(transaction.goods)),
      ...known('구매자', joined(buyer.name && maskName(buyer.name), buyer.phone && maskPhone(buyer.phone))),
    ],
  }
}

function joined(...pieces: readonly (string | null | undefined)[]): string | null {
  const there = pieces.filter((piece) => piece !== null && piece !== undefined && piece !== '')
  return there.length === 0 ? null : there.join(' ')
}

function refundPart({ refund, operatorName, approverName }: RefundSlipFacts): PagePart {
  const { answer, byHand, doneAt, reason } = refund
  return {
    title: '환불',
    lines: [
      words('요청일시', timeText(refund.requestedAt)),
      ...known('환불일시', doneAt === null ? null : timeText(doneAt)),
      ...known('결제사 환불번호', refund.gatewayRefundId),
      words('사유', refundReasonName(reason.code)),
      ...passage('메모', reason.note),
      words('담당자', operatorName),
      ...(approverName === null ? [] : [words('승인', approverName)]),
      ...(refund.state === 'done' ? [] : passage('결제사 답', answer === null ? null : answerText(answer))),
      ...(byHand === null
        ? []
        : [words('직접 확정', timeText(refund.changedAt)), ...passage('확정 근거', byHand.note)]),
    ],
  }
}

const answerText = ({ code, message }: NonNullable<Refund['answer']>): string =>
  code === null || code === '' ? message : `${message} (${code})`

/** The division for tax; the total is counted from the lines above it and not taken from elsewhere. */
function moneyPart(refund: Refund): PagePart {
  const { split } = refund
  return {
    title: '금액 내역',
    lines: [
      figure('공급가액', split.supply),
      figure('부가세', split.vat),
      figure('면세', split.taxFree),
      figure('봉사료', split.service),
      { ...figure('합계', splitTotal(split)), kind: 'total' },
    ],
  }
}

function remainingPart(refund: Refund): PagePart {
  const { remainingBefore: before, amount } = refund
  const isSpent = countsAsSpent(refund)
  const after = isSpent ? subtract(before, amount) : before
  const name = isOpen(refund.state) ? '환불됐다면 남는 금액' : isSpent ? '환불 뒤 남은 금액' : '요청 뒤 남은 금액'
  return { title: '거래의 남은 금액', lines: [figure('요청 전 남은 금액', before), figure(name, after)] }
}

function receiptPart({ refund, receiptActs }: RefundSlipFacts): PagePart {
  const { line, sentence } = slipReceipt(refund)
  const won = refund.receipt?.won ?? null
  const later = receiptActs.filter((act) => act.kind === 'cancel' && act.refundId === refund.id && tookEffect(act))
  return {
    title: '현금영수증',
    lines: [
      words('결과', line),
      ...(won === null || won === 0 ? [] : [figure('대상 금액', won)]),
      ...passage('내용', joined(sentence, refund.receipt?.code && `(${refund.receipt.code})`)),
      ...later.flatMap((act) => [
        words('그 뒤 취소', timeText(act.doneAt ?? act.changedAt)),
        figure('취소 금액', act.amount),
      ]),
    ],
  }
}
