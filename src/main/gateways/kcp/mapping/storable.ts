import { maskedCardNumber, readMessage } from '../answer-text.ts'
import type { Line } from './fields.ts'

/** Fields a merchant's log may carry beside an answer and that no ledger keeps: keys, signatures and the window's sealed texts. */
const never: readonly string[] = ['kcp_cert_info', 'kcp_sign_data', 'enc_data', 'enc_info', 'site_key']

/** The line as it may be kept: keys left out, identities and an unmasked card number masked, messages readable. */
export function storableLine(line: Line): Line {
  const kept: Record<string, unknown> = { ...line }
  for (const name of never) if (Object.hasOwn(kept, name)) delete kept[name]
  for (const [name, rewrite] of Object.entries(rewritten)) {
    const value = Object.hasOwn(kept, name) ? kept[name] : null
    if (typeof value === 'string' || typeof value === 'number') kept[name] = rewrite(String(value))
  }
  return kept
}

/** Only the last four letters are left readable. */
const lastFour = (identity: string): string => identity.replace(/.(?=.{4})/g, '*')

/** The few fields that are kept otherwise than they came; identities by their last four digits only (rules R15). */
const rewritten: Readonly<Record<string, (value: string) => string>> = {
  id_info: lastFour,
  cash_id_info: lastFour,
  card_no: maskedCardNumber,
  res_msg: readMessage,
}
