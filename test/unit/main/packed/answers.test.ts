import { describe, expect, it } from 'vitest'
import { toWon } from '../../../../src/domain/money.ts'
import { searchedTextOf } from '../../../../src/domain/search-text.ts'
import { answersIn, createAnswerPacker, packedAnswers, type ReadAnswer } from '../../../../src/main/packed/answers.ts'
import { practiceBook } from '../../../../src/main/practice/book.ts'
import { toInstant } from '../../../../src/domain/day.ts'
import { fileLaneInProcess } from '../../../../src/main/files/in-process.ts'
import { payment } from '../../../contract/ledger-samples.ts'
import { packedOf, unpackedOf } from '../../../contract/packed-answers.ts'

const paid = (raw: string, line = 1): ReadAnswer => ({ kind: 'payment', transaction: payment(), raw, line })

describe('records on their way to the ledger', () => {
  it('arrive as they were read, every payment of both practice shops', async () => {
    const { logs } = practiceBook(toInstant('2026-11-09T09:00:00+09:00'))
    for (const gateway of ['kcp', 'payple'] as const) {
      const { answers } = await fileLaneInProcess().readText({ text: logs[gateway], gateway })
      const read = unpackedOf(answers)
      expect(read.payments.length).toBeGreaterThan(100)
      expect(unpackedOf(packedOf(read))).toEqual(read)
    }
  })

  it('arrive with every field a payment has, text as it was, and what it is found by', () => {
    const transaction = payment({
      orderNumber: 'ORDER-1',
      wallet: 'kakao-pay',
      split: { supply: toWon(1), vat: toWon(2), taxFree: toWon(3), service: toWon(4), stated: true },
      parts: [
        { kind: 'money', won: toWon(54_000), wallet: 'kakao-pay' },
        { kind: 'free-points', won: toWon(1_000), wallet: 'kakao-pay' },
      ],
      receipt: {
        target: toWon(54_000),
        issued: true,
        approvalNumber: '0012345678',
        receiptNumber: 'G3482429BV2',
        kind: 'income-deduction',
        identityLastFour: '5678',
      },
      buyer: { name: '홍길동', phone: '010-1234-5678', email: 'hong@example.com' },
      goods: '한글 🧾 \ud83e \0 "줄"\n\u2028',
      card: {
        issuer: '삼성카드',
        maskedNumber: '123456******7890',
        approvalNumber: '85324231',
        instalmentMonths: 3,
        partialRefundAllowed: false,
      },
      bank: { bank: '국민은행', maskedAccount: '123***456' },
      anomalies: [{ kind: 'wallet-pair-differs', fields: { card_other_pay_type: 'OT13' } }],
    })
    const packed = packedAnswers([{ kind: 'payment', transaction, raw: '{}', line: 4_000_000 }])
    const [arrived] = answersIn(packed)
    expect(arrived).toMatchObject({ kind: 'payment', line: 4_000_000, searched: searchedTextOf(transaction) })
    expect(arrived).toHaveProperty('transaction', transaction)
  })

  it('arrive whatever they are, in their order', () => {
    const read = {
      payments: [{ transaction: payment({ card: null, bank: null, goods: null }), raw: '{"a":"한글 🧾"}', line: 7 }],
      refunds: [
        {
          refund: { gatewayTransactionId: 'T', identity: 'T-1', won: toWon(100), at: null, receiptCancelTarget: null },
          raw: '{}',
          line: 2,
        },
      ],
      attempts: [
        { attempt: { orderNumber: '가', won: null, at: null, code: '', message: '닫음' }, raw: '{}', line: 3 },
      ],
      prepared: [],
      rejects: [{ line: 9, because: '읽을 수 없음', excerpt: '{…' }],
      passedOver: 2,
    }
    expect(unpackedOf(packedOf(read))).toEqual(read)
  })

  it('arrive though one answer is longer than all the room there was', () => {
    const long = JSON.stringify({ memo: '가'.repeat(900_000) })
    expect(
      unpackedOf(packedAnswers([paid('{}'), paid(long, 2), paid('{}', 3)])).payments.map(({ raw }) => raw),
    ).toEqual(['{}', long, '{}'])
  })

  it('are handed over once, and stay as they were while others are packed', () => {
    const packer = createAnswerPacker()
    packer.add(paid('{"first":1}'))
    const first = packer.take()
    packer.add(paid('{"second":2}', 2))
    const second = packer.take()
    expect(unpackedOf(first).payments.map(({ raw }) => raw)).toEqual(['{"first":1}'])
    expect(unpackedOf(second).payments.map(({ raw }) => raw)).toEqual(['{"second":2}'])
    expect(unpackedOf(packer.take()).payments).toEqual([])
  })

  it('are refused where the bytes are none', () => {
    expect(() => unpackedOf({ bytes: Uint8Array.from([1, 0, 0, 0, 0, 0, 0, 0, 255]) })).toThrow(SyntaxError)
    expect(() => unpackedOf({ bytes: Uint8Array.from([1, 2]) })).toThrow(RangeError)
  })
})
