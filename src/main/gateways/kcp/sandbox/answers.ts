import { type Account, paidOf, remainingOf, type SandboxCancel } from './book.ts'

/** An answer's fields; amounts are text, as live answers have them. */
export type Answer = Readonly<Record<string, string>>

/** How every answer begins that is no refusal. */
export const succeeded = { res_cd: '0000', res_msg: '정상처리' } as const

const carried = (account: Account, names: readonly string[]): Answer =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = account.payment.approval[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )

/** The answer to a cancel just put on record (it is the account's last). */
export function cancelAnswer(account: Account, cancel: SandboxCancel): Answer {
  const isMoney = account.payment.approval['easypoint_mny'] !== undefined
  const part = {
    mod_mny: String(cancel.won),
    card_mod_mny: String(cancel.taken.card),
    coupon_mod_mny: String(cancel.taken.coupon),
    rem_mny: String(remainingOf(account)),
    mod_pcan_seq_no: cancel.seq ?? '',
  }
  return {
    ...succeeded,
    ...carried(account, ['tno', 'order_no', 'pay_method', 'card_cd', 'card_name', 'bank_code', 'bank_name', 'bk_mny']),
    amount: String(paidOf(account)),
    ...carried(account, ['card_mny', 'coupon_mny']),
    escw_yn: 'N',
    canc_gubn: 'B',
    canc_time: cancel.time,
    ...(cancel.seq === null ? {} : part),
    ...(isMoney ? { app_cash_receipt_mny: String(cancel.taken.money) } : {}),
  }
}

const statusNames: Readonly<Record<string, string>> = { PACA: 'stat_ca_cd', PABK: 'stat_bk_cd', PAMC: 'stat_hp_cd' }
const cancelledNames: Readonly<Record<string, string>> = { PACA: 'canc_card_yn', PABK: 'canc_bk_yn' }

/** The answer to an inquiry about an account, or about what it was before its latest `ignoring` cancels. */
export function inquiryAnswer(account: Account, ignoring: number): Answer {
  const seen: Account = {
    payment: account.payment,
    cancels: account.cancels.slice(0, Math.max(0, account.cancels.length - ignoring)),
  }
  const remaining = remainingOf(seen)
  const payMethod = account.payment.approval['pay_method'] ?? ''
  const status = remaining === 0 ? 'STSC' : seen.cancels.length > 0 ? 'STPC' : 'STSR'
  const cancelled = cancelledNames[payMethod]
  const last = seen.cancels.at(-1)
  return {
    ...succeeded,
    ...carried(account, ['tno', 'order_no', 'pay_method']),
    amount: String(paidOf(account)),
    rem_mny: String(remaining),
    [statusNames[payMethod] ?? 'shop_status']: status,
    ...(cancelled === undefined ? {} : { [cancelled]: remaining === 0 ? 'Y' : 'N' }),
    ...carried(account, [
      'app_time',
      'hp_app_time',
      'app_easypoint_time',
      'card_cd',
      'card_name',
      'card_no',
      'quota',
      'noinf',
      'app_no',
    ]),
    ...(last === undefined ? {} : { can_time: last.time }),
  }
}
