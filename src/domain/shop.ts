import type { Day, Instant } from './day.ts'
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
  /** R07: a travel agency's deadline runs from the day the supply was completed, where that day is written down. */
  readonly travel: boolean
  /** R20, R60: is a receipt its wallet did not issue shown with the penalty at risk, or to be looked at only? */
  readonly walletMiss: 'RISK' | 'CHECK'
  /** R31: how a receipt issued outside the gateways is cancelled in part. What a gateway takes back is its own option or document. */
  readonly outsidePart: 'ASK' | 'PART' | 'WHOLE'
  /** R35: until when each issuer takes a receipt back; a refund after it is warned of, never blocked. */
  readonly cancelWindow: Readonly<Record<SettledIssuer, CancelWindow>>
  /** R36: business days until Hometax must show a receipt, by issuer. */
  readonly graceDays: Readonly<Record<SettledIssuer, number>>
}

/** Whoever can have issued a receipt, as settings name them: the merchant itself, a gateway, or a wallet. */
export const settledIssuers = ['merchant', 'kcp', 'payple', 'wallet'] as const
export type SettledIssuer = (typeof settledIssuers)[number]

/** R35: the calendar year of the payment, three months, the day itself, or no limit that is known. */
export const cancelWindows = ['YEAR', 'THREE_MONTHS', 'SAME_DAY', 'NONE'] as const
export type CancelWindow = (typeof cancelWindows)[number]

/** The most business days that can be set as grace. */
export const mostGraceDays = 10

/** The safe side of every open question. */
export const defaultTaxSettings: TaxSettings = {
  mandatory: 'ALL',
  mixedThreshold: 'TRANSACTION',
  exemptShare: 'PROPORTION',
  directIssue: {},
  travel: false,
  walletMiss: 'RISK',
  outsidePart: 'ASK',
  cancelWindow: { merchant: 'YEAR', kcp: 'YEAR', payple: 'YEAR', wallet: 'YEAR' },
  graceDays: { merchant: 3, kcp: 3, payple: 3, wallet: 3 },
}

/**
 * A shop's settings as somebody recorded them, for payments received from `appliesFrom` on. `recordedAt` is what makes an old answer
 * reproducible: on a day before it nobody knew of these settings. `operatorId` is null where the record does not say who.
 */
export interface TaxEntry {
  readonly appliesFrom: Day
  readonly tax: TaxSettings
  readonly recordedAt: Instant
  readonly operatorId: string | null
  readonly operatorName: string | null
}

/** Everything ever recorded of a shop's settings, in the order it was recorded; never empty. */
export type TaxHistory = readonly [TaxEntry, ...TaxEntry[]]

/**
 * What a gateway's documents leave open, as a shop has it set: the gateway's own names and values (`Gateway.options`).
 * A name that is not here has its default, which is on the safe side.
 */
export type GatewayChoices = Readonly<Record<string, string>>

/** One account of the merchant at one gateway. `taxHistory` is every setting of law ever recorded (`taxOn` tells which one holds). */
export interface Shop {
  readonly id: string
  readonly name: string
  readonly gateway: GatewayId
  readonly environment: Environment
  readonly colour: ShopColour
  readonly taxHistory: TaxHistory
  readonly choices: GatewayChoices
}
