import { z } from 'zod'
import { certificatePhases } from '../../domain/certificate.ts'
import { environments, shopColours } from '../../domain/shop.ts'
import {
  CertificateEnded,
  CredentialsMissing,
  KeychainUnavailable,
  NotFound,
  Refused,
  Unreachable,
} from '../failures.ts'
import { command, query } from '../operation.ts'
import { ChoicesShape, GatewayValue, ShopShape, TaxSettingsShape, WalletValue } from '../shapes.ts'
import { DayValue, IdValue, InstantValue, noteOf } from '../values.ts'

const CertificateShape = z.object({
  subject: z.string(),
  from: InstantValue,
  until: InstantValue,
  renewal: z.string(),
  phase: z.enum(certificatePhases),
  daysLeft: z.int(),
})
const StateShape = z.discriminatedUnion('stored', [
  z.object({ stored: z.literal(false) }),
  z.object({
    stored: z.literal(true),
    since: InstantValue,
    lastFour: z.string(),
    certificate: CertificateShape.nullable(),
  }),
])

/** Shops and their credentials. Credentials go in and never come out. */
export const shops = {
  /** All shops of the open book, with whether credentials are stored and where their certificate stands today. */
  list: query({
    input: z.strictObject({}),
    output: z.array(z.object({ shop: ShopShape, credentials: StateShape })),
    failures: {},
  }),
  /** Adds a shop to the work book. Practice shops are made by practice itself. */
  add: command({
    may: 'manage',
    proof: true,
    input: z.strictObject({
      name: noteOf(60).regex(/\S/),
      gateway: GatewayValue,
      environment: z.enum(environments).exclude(['practice']),
      colour: z.enum(shopColours),
    }),
    output: ShopShape,
    failures: {
      'name-taken': z.object({}),
      'not-in-practice': z.object({}),
      'real-not-here': z.object({}),
      'recovery-key-first': z.object({}),
    },
  }),
  /**
   * Changes name, colour or what is set of the gateway's options, and records other settings of law beside the old ones, for payments
   * received from a day on; `tax` null leaves them.
   */
  change: command({
    may: 'manage',
    proof: true,
    input: z.strictObject({
      shopId: IdValue,
      name: noteOf(60).regex(/\S/),
      colour: z.enum(shopColours),
      tax: z.strictObject({ settings: TaxSettingsShape, appliesFrom: DayValue }).nullable(),
      choices: ChoicesShape,
    }),
    output: ShopShape,
    failures: {
      'shop-not-found': NotFound,
      'name-taken': z.object({}),
      'choice-wrong': z.object({ name: z.string(), message: z.string() }),
    },
  }),
  /** What of a gateway's documents this desk does, and what not and why. In the order of the gateway's own guide. */
  offers: query({
    input: z.strictObject({ gateway: GatewayValue }),
    output: z.array(z.object({ name: z.string(), offered: z.boolean(), because: z.string().nullable() })),
    failures: {},
  }),
  /** What a gateway's documents leave open, to be set per shop; the first choice is the default, no choices means text. */
  options: query({
    input: z.strictObject({ gateway: GatewayValue }),
    output: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        sentence: z.string(),
        example: z.object({ text: z.string(), filled: z.string(), empty: z.string() }).optional(),
        choices: z.array(z.object({ value: z.string(), label: z.string(), hint: z.string() })),
      }),
    ),
    failures: {},
  }),
  /** The codes by which a gateway's answers name easy-pay services: card, balance, institution. Empty where they name none. */
  walletCodes: query({
    input: z.strictObject({ gateway: GatewayValue }),
    output: z.array(
      z.object({
        wallet: WalletValue,
        card: z.string().nullable(),
        money: z.string().nullable(),
        institution: z.string().nullable(),
      }),
    ),
    failures: {},
  }),
  /** The fields a gateway's credentials have, with labels; the form is built from it. */
  credentialForm: query({
    input: z.strictObject({ gateway: GatewayValue }),
    output: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        hint: z.string(),
        kind: z.enum(['text', 'secret', 'pem']),
      }),
    ),
    failures: {},
  }),
  /** Checks what was entered without a call, then stores it in the vault. Nothing of it comes back but the date, the last four of the id, and what a certificate says of itself. */
  storeCredentials: command({
    may: 'manage',
    proof: true,
    input: z.strictObject({ shopId: IdValue, values: z.record(noteOf(60), noteOf(20_000)) }),
    output: StateShape,
    failures: {
      'shop-not-found': NotFound,
      'credentials-wrong': z.object({ problems: z.array(z.object({ field: z.string(), message: z.string() })) }),
      'keychain-unavailable': KeychainUnavailable,
      'real-not-here': z.object({}),
    },
  }),
  /** Removes a shop's credentials for good; the shop becomes read-only. */
  forgetCredentials: command({
    may: 'manage',
    proof: true,
    input: z.strictObject({ shopId: IdValue }),
    output: StateShape,
    failures: { 'shop-not-found': NotFound },
  }),
  /** Calls the gateway without moving money and says whether address and credentials work. */
  testConnection: command({
    may: 'manage',
    input: z.strictObject({ shopId: IdValue }),
    output: z.object({ message: z.string() }),
    failures: {
      'shop-not-found': NotFound,
      'credentials-missing': CredentialsMissing,
      'certificate-ended': CertificateEnded,
      'keychain-unavailable': KeychainUnavailable,
      'gateway-unreachable': Unreachable,
      'gateway-refused': Refused,
    },
  }),
  /** Asks whether the gateway takes cancels from where this desk, or its relay, speaks; moves no money. */
  checkAddress: command({
    may: 'manage',
    input: z.strictObject({ shopId: IdValue }),
    output: z.object({ message: z.string() }),
    failures: {
      'shop-not-found': NotFound,
      'credentials-missing': CredentialsMissing,
      'certificate-ended': CertificateEnded,
      'keychain-unavailable': KeychainUnavailable,
      'address-not-checked': z.object({}),
      'gateway-unreachable': Unreachable,
      'gateway-refused': Refused,
    },
  }),
  /**
   * Notes that what led to a refusal of the shop has changed (a contract, an address), so that its rule no longer stands on it.
   * `refundId` is the refund that was refused.
   */
  ruleChanged: command({
    may: 'settle',
    input: z.strictObject({ shopId: IdValue, refundId: IdValue }),
    output: z.object({}),
    failures: { 'shop-not-found': NotFound, 'rule-not-standing': z.object({}) },
  }),
}
