import { afterEach, describe, expect, it } from 'vitest'
import { createHttp, type Http } from '../../http.ts'
import { createKcp } from '../index.ts'
import { clock, orderOf, payment, stand, type Stand } from './stand.ts'

let open: Stand | null = null
afterEach(async () => {
  await open?.sandbox.close()
  open = null
})

const numbers = ['20210719000000', '20210719000001', '20210719000002']

describe('a batch of look-ups', () => {
  it('asks in order, one after another however its answers are taken, and signs each', async () => {
    open = await stand(numbers.map((tno, at) => payment({ tno, amount: `${10_000 + at}` })))
    const asked: string[] = []
    let under = 0
    let most = 0
    const wire = createHttp()
    const read: Http['read'] = async (request) => {
      asked.push(/"tno":"(\d+)"/.exec(request.body)?.[1] ?? '')
      under += 1
      most = Math.max(most, under)
      const answer = await wire.read(request)
      under -= 1
      return answer
    }
    const order = orderOf(1).payment
    const payments = [...numbers, '20210719000009'].map((tno) => ({ ...order, gatewayTransactionId: tno }))
    const answers = createKcp({ ...wire, read }, clock).lookUpAll(open.connection, payments)
    const taken = await Promise.all(payments.map(() => answers.next()))
    expect(taken.map(({ value }) => value)).toMatchObject([
      { kind: 'found', paid: 10_000 },
      { kind: 'found', paid: 10_001 },
      { kind: 'found', paid: 10_002 },
      { kind: 'refused', refusal: { code: '8061' } },
    ])
    expect(asked).toEqual([...numbers, '20210719000009'])
    expect(most).toBe(1)
  })
})
