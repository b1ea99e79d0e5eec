import { maskedCardNumber, readMessage } from '../answer-text.ts'
import type { Line } from './fields.ts'

/** Fields a merchant's log may carry beside an answer and that no ledger keeps: keys, signatures and the window's sealed texts. */
const never: readonly string[] = ['kcp_cert_info', 'kcp_sign_data', 'enc_data', 'enc_info', 'site_key']

/** Identities: only their last four digits are kept (rules R15). */
const identities: readonly string[] = ['id_info', 'cash_id_info']

/** The line as it may be kept: keys left out, identities and an unmasked card number masked, messages readable. */
export const storableLine = (line: Line): Line =>
  Object.fromEntries(
    Object.entries(line)
      .filter(([name]) => !never.includes(name))
      .map(([name, value]) => [name, storableValue(name, value)]),
  )

function storableValue(name: string, value: unknown): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') return value
  if (identities.includes(name)) return String(value).replace(/.(?=.{4})/g, '*')
  if (name === 'card_no') return maskedCardNumber(String(value))
  return name === 'res_msg' ? readMessage(String(value)) : value
}
