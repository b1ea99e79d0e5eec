import fc from 'fast-check'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import type { DeathStep } from './history-desk.ts'
import { type MoneyFault, moneyFaults, type MoneyWeather, type ReadWeather, readFaults } from './weather.ts'

/** How much a step is about: all that is left, or so many tenths of what was paid. */
export type Amount = 'rest' | number

/** Something that happens at the desk, at the gateway, or to both. `leave` goes on before the answer is there. */
export type Step =
  | {
      readonly do: 'refund'
      readonly amount: Amount
      readonly weather: MoneyWeather
      readonly twice: boolean
      readonly stale: boolean
      readonly diesAfter: DeathStep | null
      readonly leave: boolean
    }
  | { readonly do: 'look up'; readonly leave: boolean }
  | { readonly do: 'inquire'; readonly leave: boolean }
  | { readonly do: 'settle by hand' }
  | { readonly do: 'refund elsewhere'; readonly amount: Amount }
  | { readonly do: 'let pass'; readonly ms: number }
  | { readonly do: 'crash' }
  | { readonly do: 'import cancels'; readonly newest: number; readonly byTime: boolean }
  | {
      readonly do: 'receipt'
      readonly kind: 'issue' | 'cancel'
      readonly weather: MoneyWeather
      readonly diesAfter: DeathStep | null
      readonly leave: boolean
    }

/** One history from the first step to quiet. `readWeather` goes round. */
export interface History {
  readonly gateway: GatewayId
  readonly isTransfer: boolean
  readonly hasReceipt: boolean
  readonly showsRefunds: boolean
  readonly readWeather: readonly ReadWeather[]
  readonly steps: readonly Step[]
}

const moneyFaultNames: readonly MoneyFault[] = Object.keys(moneyFaults).filter(
  (name): name is MoneyFault => name in moneyFaults,
)

/** A call is under way for less than a client waits, and an act that comes later does so well within the minute a balance may lag. */
const shortMs = fc.constantFrom(10, 200, 3_000)
const moneyWeather: fc.Arbitrary<MoneyWeather> = fc.record({
  fault: fc.oneof(
    { weight: 2, arbitrary: fc.constant<MoneyFault>('answered') },
    { weight: 5, arbitrary: fc.constantFrom(...moneyFaultNames) },
  ),
  thereMs: shortMs,
  backMs: shortMs,
  laterMs: fc.constantFrom(0, 1_000, 10_000),
})

/** A lag is such that, after the longest way there and the latest act, a book is true again a minute after the answer was lost. */
const readWeather: fc.Arbitrary<ReadWeather> = fc.record({
  fault: fc.oneof(
    { weight: 4, arbitrary: fc.constant('answered' as const) },
    { weight: 3, arbitrary: fc.constant('lagging' as const) },
    { weight: 3, arbitrary: fc.constantFrom(...readFaults) },
  ),
  thereMs: shortMs,
  backMs: shortMs,
  lagMs: fc.constantFrom(1_000, 15_000, 45_000),
})

const amount: fc.Arbitrary<Amount> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Amount>('rest') },
  { weight: 5, arbitrary: fc.constantFrom<Amount>(1, 2, 2, 5) },
)
const diesAfter = fc.oneof(
  { weight: 8, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom<DeathStep>('intended', 'sent', 'answered', 'settled') },
)
const seldom = fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })
const leave = fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) })

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      amount,
      weather: moneyWeather,
      twice: seldom,
      stale: seldom,
      diesAfter,
      leave,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('look up' as const), leave }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('inquire' as const), leave }) },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'settle by hand' }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('refund elsewhere' as const), amount }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('let pass' as const),
      ms: fc.constantFrom(500, 5_000, 30_000, 61_000, 240_000, 1_200_000),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'crash' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('import cancels' as const),
      newest: fc.constantFrom(1, 2, 9),
      byTime: seldom,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('receipt' as const),
      kind: fc.constantFrom('issue' as const, 'cancel' as const),
      weather: moneyWeather,
      diesAfter,
      leave,
    }),
  },
)

/** Every history a desk and a gateway may have with one payment, as far as this model goes. */
export const histories: fc.Arbitrary<History> = fc.record({
  gateway: fc.constantFrom<GatewayId>('kcp', 'payple'),
  isTransfer: fc.boolean(),
  hasReceipt: fc.boolean(),
  showsRefunds: fc.boolean(),
  readWeather: fc.array(readWeather, { minLength: 1, maxLength: 5 }),
  steps: fc.array(step, { minLength: 1, maxLength: 10, size: 'max' }),
})
