import { maskedCardNumber, readMessage } from '../answer-text.ts'
import type { Line } from './fields.ts'

/** Fields a merchant's log may carry beside an answer and that no ledger keeps: keys, signatures and the window's sealed texts. */
const never: readonly string[] = ['kcp_cert_info', 'kcp_sign_data', 'enc_data', 'enc_info', 'site_key']

/** The line as it may be kept: keys left out, identities and an unmasked card number masked, messages readable. Itself when nothing differs. */
export function storableLine(line: Line): Line {
  const dropped = never.filter((name) => line[name] !== undefined)
  const changed: Record<string, string> = {}
  for (const [name, rewrite] of rewrites) {
    const value = line[name]
    if (typeof value !== 'string' && typeof value !== 'number') continue
    const kept = rewrite(String(value))
    if (kept !== value) changed[name] = kept
  }
  if (dropped.length === 0 && Object.keys(changed).length === 0) return line
  const kept = { ...line, ...changed }
  return Object.fromEntries(Object.entries(kept).filter(([name]) => !dropped.includes(name)))
}

/** Only the last four letters are left readable. */
const lastFour = (identity: string): string => identity.replace(/.(?=.{4})/g, '*')

/** The few fields that are kept otherwise than they came; identities by their last four digits only (rules R15). */
const rewrites: readonly (readonly [name: string, rewrite: (value: string) => string])[] = [
  ['id_info', lastFour],
  ['cash_id_info', lastFour],
  ['card_no', maskedCardNumber],
  ['res_msg', readMessage],
]
