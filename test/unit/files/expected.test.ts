import { describe, expect, it } from 'vitest'
import { jsonLines, kcpCard, paypleCard } from './gateway-lines.ts'
import { fileOf, readAll } from './read.ts'

const readAt = (line: Readonly<Record<string, unknown>>, gateway: 'payple' | 'kcp') =>
  readAll(fileOf(jsonLines([line])), gateway)

const certResult = (more: Readonly<Record<string, unknown>>) =>
  paypleCard(7, {
    PCD_PAY_WORK: 'CERT',
    PCD_PAY_REQKEY: 'request-key',
    PCD_PAY_COFURL: 'https://democpay.payple.kr/php/PayCardConfirmAct.php',
    PCD_PAY_CARDAUTHNO: '',
    PCD_PAY_CARDTRADENUM: '',
    PCD_PAY_TIME: '',
    ...more,
  })

describe('what the shop expected beside the answer', () => {
  for (const [gateway, line, order, total] of [
    ['payple', paypleCard, 'ORDER_17023', '39000'],
    ['kcp', kcpCard, 'ORDER-3', '55000'],
  ] as const) {
    it(`finds nothing to say about a ${gateway} payment as expected, the amount as text or number`, async () => {
      for (const expected_total of [total, Number(total)]) {
        const read = await readAt(line(3, { expected_order: order, expected_total }), gateway)
        expect(read.payments[0]?.transaction.anomalies).toEqual([])
      }
    })

    it(`marks a ${gateway} payment of another amount, another order, or both, and keeps it`, async () => {
      const amount = await readAt(line(3, { expected_total: '390000' }), gateway)
      expect(amount.payments[0]?.transaction.anomalies).toEqual([
        { kind: 'amount-not-as-expected', fields: { expected_total: '390000', paid_total: total } },
      ])
      const both = await readAt(line(3, { expected_order: 'ORDER-X', expected_total: '삼만' }), gateway)
      expect(both.payments[0]?.transaction.anomalies.map(({ kind }) => kind)).toEqual([
        'order-not-as-expected',
        'amount-not-as-expected',
      ])
    })
  }

  it('takes a result that waits for its confirm only when order and amount are as expected', async () => {
    const as = await readAt(certResult({ expected_order: 'ORDER_17027', expected_total: '39000' }), 'payple')
    expect(as.prepared.map(({ prepared }) => prepared.orderNumber)).toEqual(['ORDER_17027'])
    const other = await readAt(certResult({ expected_order: 'ORDER_17027', expected_total: '390000' }), 'payple')
    expect(other.prepared).toEqual([])
    expect(other.rejects[0]?.because).toContain('기대한 주문번호나 금액과 다릅니다')
  })
})
