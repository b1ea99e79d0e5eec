import { toDay } from '../../domain/day.ts'
import { walletIds } from '../../domain/easy-pay.ts'
import {
  type CancelWindow,
  cancelWindows,
  defaultTaxSettings,
  type SettledIssuer,
  settledIssuers,
  type TaxSettings,
} from '../../domain/shop.ts'
import { oneOf } from './rows.ts'

/** Settings of law as a column holds them. */
export const taxSettingsText = (tax: TaxSettings): string => JSON.stringify(tax)

/**
 * Stored settings as the domain knows them. What a row does not name was not asked when it was recorded, and has its default, which is on
 * the safe side. Throws on a value this build does not know.
 */
export function readTaxSettings(json: string): TaxSettings {
  const stored = fieldsOf(JSON.parse(json))
  const usual = defaultTaxSettings
  return {
    mandatory: choice(stored['mandatory'], ['ALL', 'BY_CATEGORY', 'NONE'], usual.mandatory),
    mixedThreshold: choice(stored['mixedThreshold'], ['TRANSACTION', 'CASH_PART'], usual.mixedThreshold),
    exemptShare: choice(stored['exemptShare'], ['PROPORTION', 'CASH_FIRST', 'CARD_FIRST'], usual.exemptShare),
    directIssue: Object.fromEntries(
      Object.entries(fieldsOf(stored['directIssue'])).map(([wallet, since]) => [
        oneOf(walletIds, wallet),
        toDay(typeof since === 'string' ? since : JSON.stringify(since)),
      ]),
    ),
    travel: stored['travel'] === true,
    walletMiss: choice(stored['walletMiss'], ['RISK', 'CHECK'], usual.walletMiss),
    outsidePart: choice(stored['outsidePart'], ['ASK', 'PART', 'WHOLE'], usual.outsidePart),
    cancelWindow: perIssuer(
      stored['cancelWindow'],
      (value, issuer): CancelWindow => choice(value, cancelWindows, usual.cancelWindow[issuer]),
    ),
    graceDays: perIssuer(stored['graceDays'], (value, issuer) =>
      typeof value === 'number' ? value : usual.graceDays[issuer],
    ),
  }
}

const choice = <const T extends string>(value: unknown, list: readonly T[], usual: T): T =>
  value === undefined ? usual : oneOf(list, typeof value === 'string' ? value : JSON.stringify(value))

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

function perIssuer<T>(
  value: unknown,
  read: (value: unknown, issuer: SettledIssuer) => T,
): Readonly<Record<SettledIssuer, T>> {
  const fields = fieldsOf(value)
  const [merchant, kcp, payple, wallet] = settledIssuers
  return {
    merchant: read(fields[merchant], merchant),
    kcp: read(fields[kcp], kcp),
    payple: read(fields[payple], payple),
    wallet: read(fields[wallet], wallet),
  }
}
