import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkHistories } from './histories/checking.ts'
import { foundHistories } from './histories/found.ts'
import { type Ground, layGround } from './histories/ground.ts'
import { liveThrough } from './histories/history.ts'
import type { History } from './histories/steps.ts'

/** How many random histories each run lives through, and in how many parts. */
const runs = 2_000
const parts = 4

/** The same histories in every run, so that a change is judged and not luck; `npm run faults` goes through new ones. */
const seed = Number(process.env['YEONGSU_FAULT_SEED'] || 20_261_129)

describe(`random histories of a desk and a gateway, from seed ${seed} on`, () => {
  it.each(Array.from({ length: parts }, (_, part) => seed + part))(
    'never lose a won, refund one twice or leave one unseen (seed %i)',
    { timeout: 180_000 },
    async (of) => {
      const { failure, lived } = await checkHistories(runs / parts, of)
      expect(failure).toBeNull()
      expect(lived).toBe(runs / parts)
    },
  )

  it('are the same from the same seed', async () => {
    const [first, second] = [await checkHistories(20, 7), await checkHistories(20, 7)]
    expect(first.outcomes).toEqual(second.outcomes)
    expect(first.outcomes.length).toBeGreaterThan(20)
  })
})

let ground: Ground
beforeEach(async () => {
  ground = await layGround()
})
afterEach(() => ground.end())

describe('what once went wrong does not', () => {
  it.each(foundHistories)('%s', async (_, history) => {
    await liveThrough(ground, history)
  })
})

const oneRefund: History = {
  gateway: 'kcp',
  isTransfer: false,
  hasReceipt: false,
  showsRefunds: false,
  readWeather: [{ fault: 'answered', thereMs: 10, backMs: 10, lagMs: 0 }],
  steps: [
    {
      do: 'refund',
      amount: 2,
      weather: { fault: 'answered', thereMs: 10, backMs: 10, laterMs: 0 },
      twice: true,
      stale: false,
      diesAfter: null,
      leave: false,
    },
  ],
}

describe('a gateway that lies is found out:', () => {
  it('it gives the money back twice for one call', async () => {
    const lived = liveThrough(ground, oneRefund, (teller) => ({
      ...teller,
      act: (operation, body, bank, call) => {
        const told = teller.act(operation, body, bank, call)
        bank.cancel({ won: 10_000, isWhole: false, balance: null, by: call })
        return told
      },
    }))
    await expect(lived).rejects.toThrow('was applied 2 times')
  })

  it('it says yes and does nothing', async () => {
    const lived = liveThrough(ground, oneRefund, (teller) => ({
      ...teller,
      act: () => ({ res_cd: '0000', res_msg: '정상처리', tno: teller.number }),
    }))
    await expect(lived).rejects.toThrow('is done and was not applied')
  })

  it('it says no and acts', async () => {
    const lived = liveThrough(ground, oneRefund, (teller) => ({
      ...teller,
      act: (operation, body, bank, call) => {
        teller.act(operation, body, bank, call)
        return teller.refuse(operation, 'refusal')
      },
    }))
    await expect(lived).rejects.toThrow('is declined and was applied')
  })
})
