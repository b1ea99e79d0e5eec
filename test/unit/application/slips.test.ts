import { afterEach, describe, expect, it } from 'vitest'
import { toWon } from '../../../src/domain/money.ts'
import { receiptActKey } from '../../../src/domain/receipt/receipt-act.ts'
import { failed, ok } from '../../../src/domain/result.ts'
import type { SlipKind } from '../../../src/domain/slip.ts'
import { computeSplit } from '../../../src/domain/tax-split.ts'
import { transactionHandlers } from '../../../src/main/application/transactions.ts'
import { allowedLink } from '../../../src/main/shell/link-policy.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { portsOf } from './ports.ts'
import { detailOf, known, type KnownPayment, refundOf, transactionIdIn } from './refunding.ts'
import { answerLines } from './sandboxes.ts'

afterEach(closeDesks)

const naverPoints: KnownPayment = { gateway: 'kcp', number: '20261123000004', paid: 30_000 }
const page = 'https://testadmin8.kcp.co.kr/assist/bill.BillActionNew.do?cmd='

/** Opens slips by the real allow-list; what was allowed is kept instead of opened. */
function slipsAt(desk: TestDesk) {
  const opened: string[] = []
  const { ports } = portsOf({}, desk)
  const handlers = transactionHandlers({
    ...ports,
    openLink: async (url) => {
      const allowed = allowedLink(url)
      if (!allowed.ok) return failed({ kind: 'link-not-allowed' })
      opened.push(allowed.value.href)
      return ok(null)
    },
  })
  const open = (payment: KnownPayment, kind: SlipKind) =>
    handlers.openSlip({ transactionId: transactionIdIn(desk, payment), kind })
  return { opened, open }
}

const slipsOf = async (desk: TestDesk, payment: KnownPayment) => (await detailOf(desk, payment)).slips

/** A Payple card payment whose stored answer gives this address for its slip. */
async function paypleCardWith(desk: TestDesk, link: string): Promise<KnownPayment> {
  const line = answerLines.payple.find((one) => one['PCD_PAY_OID'] === known.paypleCard.number)
  const number = `SLIP_${link.length}`
  const text = JSON.stringify({ ...line, PCD_PAY_OID: number, PCD_PAY_CARDRECEIPT: link })
  valueOf(await desk.api.imports.paste({ importId: number, shopId: desk.shopIds.payple, text }))
  return { ...known.paypleCard, number }
}

describe('slips of a payment', () => {
  it('are named with it and open at KCP’s page of its environment, with what was paid also after a refund', async () => {
    const desk = await openDesk()
    expect(await slipsOf(desk, known.kcpCard)).toEqual({ kinds: ['card'], blocked: null })
    await refundOf(desk, known.kcpCard, 5_000)
    const { opened, open } = slipsAt(desk)
    expect(valueOf(await open(known.kcpCard, 'card'))).toEqual({})
    const { row } = await detailOf(desk, known.kcpCard)
    expect(opened).toEqual([
      `${page}card_bill&tno=${known.kcpCard.number}&order_no=${row.orderNumber}&trade_mony=55000`,
    ])
  })

  it('have Naver’s receipt by the number in its answer', async () => {
    const desk = await openDesk()
    expect(await slipsOf(desk, naverPoints)).toEqual({ kinds: ['cash-receipt'], blocked: null })
    const { opened, open } = slipsAt(desk)
    valueOf(await open(naverPoints, 'cash-receipt'))
    const { row } = await detailOf(desk, naverPoints)
    expect(opened).toEqual([`${page}cash_bill&cash_no=20261101459620&order_id=${row.orderNumber}&trade_mony=30000`])
  })

  it('have the receipt that was issued from this desk, as long as it stands', async () => {
    const desk = await openDesk()
    const transactionId = transactionIdIn(desk, known.kcpTransfer)
    expect((await slipsOf(desk, known.kcpTransfer)).kinds).toEqual(['transfer'])
    const won = toWon(known.kcpTransfer.paid)
    const act = async (kind: 'issue' | 'cancel', earlierActs: number, receiptNumber: string | null) => {
      const at = desk.clock.now()
      const operatorId = 'op-1'
      const common = {
        amount: won,
        left: toWon(0),
        split: computeSplit(won),
        refundId: null,
        earlierActs,
        operatorId,
        at,
      }
      const noted = await desk.ledger.noteReceiptActIntended({
        ...common,
        id: kind,
        key: receiptActKey(transactionId, kind, earlierActs),
        kind,
        transactionId,
        purpose: kind === 'issue' ? 'income-deduction' : null,
        identityLastFour: kind === 'issue' ? '5678' : null,
        identity: null,
        cancelReason: kind === 'cancel' ? 1 : null,
        basedOn: { refunds: 0, remaining: won },
      })
      const { id } = valueOf(noted).act
      await desk.ledger.noteReceiptActSent({ id, at })
      const answer = { code: null, message: '답' }
      const numbers = { approvalNumber: 'G123', receiptNumber, doneAt: at }
      await desk.ledger.settleReceiptAct({ id, state: 'done', answer, ...numbers, evidence: '답', operatorId, at })
    }
    const { opened, open } = slipsAt(desk)
    await act('issue', 0, '00261123000042')
    expect((await slipsOf(desk, known.kcpTransfer)).kinds).toEqual(['transfer', 'cash-receipt'])
    valueOf(await open(known.kcpTransfer, 'cash-receipt'))
    const tno = known.kcpTransfer.number
    expect(opened).toEqual([`${page}cash_bill&cash_no=00261123000042&order_id=ORDER_${tno}-${tno}-R1&trade_mony=33000`])
    await act('cancel', 1, null)
    expect((await slipsOf(desk, known.kcpTransfer)).kinds).toEqual(['transfer'])
    expect(refusalOf(await open(known.kcpTransfer, 'cash-receipt'))).toMatchObject({ kind: 'slip-not-possible' })
    expect(opened).toHaveLength(1)
  })

  it('have Payple’s card slip from the stored answer, and only on a listed host', async () => {
    const desk = await openDesk()
    const { opened, open } = slipsAt(desk)
    expect(await slipsOf(desk, known.paypleCard)).toEqual({ kinds: ['card'], blocked: null })
    valueOf(await open(known.paypleCard, 'card'))
    expect(opened).toEqual([expect.stringMatching(/^https:\/\/www\.danalpay\.com\/receipt\//)])
    for (const link of ['https://evil.example/', 'javascript:alert(1)', 'http://www.danalpay.com/receipt/creditcard']) {
      const planted = await paypleCardWith(desk, link)
      expect(refusalOf(await open(planted, 'card'))).toEqual({ kind: 'link-not-allowed' })
    }
    expect(opened).toHaveLength(1)
    expect(await slipsOf(desk, known.paypleTransfer)).toEqual({
      kinds: [],
      blocked: { because: expect.stringContaining('카드 결제'), remedy: expect.any(String) },
    })
  })

  it('are none in practice, and that is said', async () => {
    const desk = await openDesk()
    const shops = await desk.ledger.shops()
    Object.assign(desk.book, {
      ledger: { ...desk.ledger, shops: async () => shops.map((shop) => ({ ...shop, environment: 'practice' })) },
    })
    const because = '연습에는 결제사의 전표 페이지가 없습니다.'
    const { opened, open } = slipsAt(desk)
    for (const payment of [known.kcpCard, known.paypleCard]) {
      expect(await slipsOf(desk, payment)).toEqual({ kinds: [], blocked: { because, remedy: null } })
      expect(refusalOf(await open(payment, 'card'))).toEqual({ kind: 'slip-not-possible', because, remedy: null })
    }
    expect(opened).toEqual([])
  })

  it('are opened only by their kind: another one, or an unknown payment, opens nothing', async () => {
    const desk = await openDesk()
    const { opened, open } = slipsAt(desk)
    expect(refusalOf(await open(known.kcpCard, 'mobile'))).toMatchObject({ kind: 'slip-not-possible' })
    expect(refusalOf(await open(known.kakaoMoney, 'card'))).toMatchObject({
      because: expect.stringContaining('이 결제수단'),
    })
    expect(refusalOf(await open({ ...known.kcpCard, number: 'nobody' }, 'card'))).toEqual({
      kind: 'transaction-not-found',
    })
    expect(opened).toEqual([])
  })

  it('leave main without their addresses, and no address comes in', async () => {
    const desk = await openDesk()
    const detail = await detailOf(desk, known.kcpCard)
    expect(JSON.stringify(detail)).not.toContain('kcp.co.kr')
    const transactionId = transactionIdIn(desk, known.kcpCard)
    const planted = { transactionId, kind: 'card', url: 'https://admin8.kcp.co.kr/' } as const
    expect(refusalOf(await desk.api.transactions.openSlip(planted))).toEqual({ kind: 'invalid-input' })
    expect(valueOf(await desk.api.transactions.openSlip({ transactionId, kind: 'card' }))).toEqual({})
  })
})
