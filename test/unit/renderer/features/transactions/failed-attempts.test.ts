import { describe, expect, it } from 'vitest'
import { toDay } from '../../../../../src/domain/day.ts'
import {
  attemptsQuestion,
  createAttemptsDesk,
} from '../../../../../src/renderer/src/features/transactions/failed-attempts.ts'
import { filterOf, noChoices } from '../../../../../src/renderer/src/features/transactions/filter.ts'
import { handApi } from '../../hand-api.ts'

const filter = (text: string, shopId: string | null = null) => filterOf(text, noChoices, shopId, toDay('2026-11-23'))
const attempt = (code: string) => ({ shopId: 's1', orderNumber: 'ORDER-7', won: null, at: null, code, message: '' })

function openAttempts() {
  const hand = handApi()
  return { ...hand, desk: createAttemptsDesk(hand.api) }
}

describe('a text that found no payment', () => {
  it.each(['ORDER-7', '123', 'yp_20261109.01', '주문-123'])('may be an order number: %s', (text) => {
    expect(attemptsQuestion(filter(text, 's1'))).toEqual({ shopId: 's1', orderNumber: text })
  })

  it.each(['', '12', '홍길동', 'ORDER 7 홍길동', '어제', '5만원 이상', 'x'.repeat(101)])('is none: %j', (text) => {
    expect(attemptsQuestion(filter(text))).toBeNull()
  })

  it('is looked for beside the words that were understood', () => {
    expect(attemptsQuestion(filter('어제 ORDER-7'))?.orderNumber).toBe('ORDER-7')
  })
})

describe('the failed attempts beside an empty list', () => {
  it('are those of the text looked for last', async () => {
    const { desk, of } = openAttempts()
    void desk.getState().look(filter('ORDER-7'))
    void desk.getState().look(filter('ORDER-78'))
    await of('transactions.failedAttempts')[1]?.give([attempt('B')])
    await of('transactions.failedAttempts')[0]?.give([attempt('A')])
    expect(desk.getState()).toMatchObject({
      question: { orderNumber: 'ORDER-78' },
      answer: { at: 'ready', value: [{ code: 'B' }] },
    })
  })

  it('go when the list finds payments again, even if they were on their way', async () => {
    const { desk, last } = openAttempts()
    void desk.getState().look(filter('ORDER-7'))
    void desk.getState().look(null)
    await last('transactions.failedAttempts').give([attempt('A')])
    expect(desk.getState()).toMatchObject({ question: null, answer: { at: 'idle' } })
  })

  it('are asked for once more when the book changed, and stay until then', async () => {
    const { desk, of, last } = openAttempts()
    void desk.getState().look(filter('ORDER-7'))
    await last('transactions.failedAttempts').give([])
    void desk.getState().again()
    expect(desk.getState().answer).toEqual({ at: 'ready', value: [] })
    await last('transactions.failedAttempts').give([attempt('A')])
    expect(of('transactions.failedAttempts')).toHaveLength(2)
    expect(desk.getState().answer).toMatchObject({ at: 'ready', value: [{ code: 'A' }] })
  })

  it('are not asked for where nothing was looked for', async () => {
    const { desk, of } = openAttempts()
    await desk.getState().look(filter('홍길동'))
    await desk.getState().again()
    expect(of('transactions.failedAttempts')).toHaveLength(0)
  })
})
