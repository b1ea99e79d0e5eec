import type { Day } from './day.ts'
import type { GatewayId } from './gateway.ts'
import type { WalletId } from './easy-pay.ts'

/** Where a shop's gateway calls go: our own sandbox, the gateway's test host, or the real one. */
export const environments = ['practice', 'test', 'real'] as const
export type Environment = (typeof environments)[number]

/** Where a shop's calls go, in Korean. */
export const environmentNames = {
  practice: '연습',
  test: '테스트',
  real: '실제',
} as const satisfies Record<Environment, string>

/** Practice has its own ledger and folder; test and real shops share the other (decision 14). */
export const bookNames = ['practice', 'work'] as const
export type BookName = (typeof bookNames)[number]

/** A colour band that tells shops apart at a glance; the tokens live in the renderer's `tokens.css`. */
export const shopColours = ['blue', 'teal', 'green', 'amber', 'rose', 'violet'] as const
export type ShopColour = (typeof shopColours)[number]

/**
 * What law or a gateway leaves to the merchant, with defaults on the safe side.
 * `directIssue` holds per wallet the day from which the merchant issues itself, after telling KCP (R22).
 */
export interface TaxSettings {
  /** R04: does the merchant's trade oblige it to issue unasked? */
  readonly mandatory: 'ALL' | 'BY_CATEGORY' | 'NONE'
  /** R03, R59: is the 100,000 won threshold on the whole transaction or on its cash part? */
  readonly mixedThreshold: 'TRANSACTION' | 'CASH_PART'
  /** R56: where a mixed-tax payment's tax-free amount falls. */
  readonly exemptShare: 'PROPORTION' | 'CASH_FIRST' | 'CARD_FIRST'
  readonly directIssue: Readonly<Partial<Record<WalletId, Day>>>
}

/** The safe side of every open question. */
export const defaultTaxSettings: TaxSettings = {
  mandatory: 'ALL',
  mixedThreshold: 'TRANSACTION',
  exemptShare: 'PROPORTION',
  directIssue: {},
}

/**
 * What a gateway's documents leave open, as a shop has it set: the gateway's own names and values (`Gateway.options`).
 * A name that is not here has its default, which is on the safe side.
 */
export type GatewayChoices = Readonly<Record<string, string>>

/** One account of the merchant at one gateway. */
export interface Shop {
  readonly id: string
  readonly name: string
  readonly gateway: GatewayId
  readonly environment: Environment
  readonly colour: ShopColour
  readonly tax: TaxSettings
  readonly choices: GatewayChoices
}
