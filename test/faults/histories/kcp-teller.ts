import type { Bank, BankCancel, Verdict } from './bank.ts'
import type { Fields, Operation, Teller } from './teller.ts'

const succeeded = { res_cd: '0000', res_msg: '정상처리' } as const

const refusals = {
  'nothing-left': '8133',
  'too-much': '8036',
  'other-balance': '8037',
  'was-in-part': '8040',
  receipt: '8329',
} as const satisfies Record<Extract<Verdict<unknown>, { kind: 'refused' }>['because'], string>

const oneMore = (won: string): string => String(Number(won) + 1)

/** KCP's wire about one payment: a card's, or a transfer without a receipt. */
export function createKcpTeller(number: string, paid: number, isTransfer: boolean): Teller {
  const method = isTransfer ? 'PABK' : 'PACA'
  const identified = { tno: number, order_no: `ORDER_${number}`, pay_method: method, amount: String(paid) }
  const way = isTransfer
    ? { bank_code: 'BK04', bank_name: '국민은행', bk_mny: String(paid), cash_yn: 'N' }
    : {
        card_cd: 'CCLG',
        card_name: '신한카드',
        card_no: '461954******7815',
        quota: '00',
        app_no: '70577311',
        card_mny: String(paid),
        coupon_mny: '0',
        partcanc_yn: 'Y',
      }

  const tellCancel = (cancel: BankCancel, left: number): Fields => ({
    ...succeeded,
    ...identified,
    canc_time: cancel.time,
    ...(cancel.isWhole ? {} : { mod_mny: String(cancel.won), rem_mny: String(left), mod_pcan_seq_no: cancel.serial }),
  })

  const cancel = (body: Fields, bank: Bank, by: number): Fields => {
    const isWhole = body['mod_type'] === 'STSC'
    const verdict = bank.cancel({
      won: isWhole ? paid : Number(body['mod_mny']),
      isWhole,
      balance: isWhole ? null : Number(body['rem_mny']),
      by,
    })
    if (verdict.kind === 'refused') return refused(refusals[verdict.because])
    return tellCancel(verdict.entry, bank.remainingAt(Number.POSITIVE_INFINITY))
  }

  const changeReceipt = (operation: Operation, bank: Bank, by: number): Fields => {
    const verdict = operation === 'receipt issue' ? bank.issueReceipt(by) : bank.cancelReceipt(by)
    if (verdict.kind === 'refused') return refused(refusals[verdict.because])
    return { ...succeeded, cash_no: verdict.entry.number, receipt_no: `N${verdict.entry.number.slice(-9)}` }
  }

  const refused = (code: string): Fields => ({ res_cd: code, res_msg: '거절' })

  const tell = (bank: Bank, atMs: number): Fields => {
    const left = bank.remainingAt(atMs)
    const last = bank.cancels.findLast((one) => one.atMs <= atMs)
    return {
      ...succeeded,
      ...identified,
      rem_mny: String(left),
      [isTransfer ? 'stat_bk_cd' : 'stat_ca_cd']: left === 0 ? 'STSC' : left < paid ? 'STPC' : 'STSR',
      app_time: '20261123094000',
      ...(last === undefined ? {} : { can_time: last.time }),
    }
  }

  return {
    gateway: 'kcp',
    number,
    line: {
      ...succeeded,
      ...identified,
      ...way,
      app_time: '20261123094000',
      res_tax_flag: 'TG01',
      buyr_name: '홍길동',
    },
    operationOf: (url, body) => {
      if (url.endsWith('/std/inquery')) return 'look-up'
      if (url.endsWith('/gw/hub/v1/payment')) return 'receipt issue'
      if (Object.hasOwn(body, 'mod_gubn')) return 'receipt cancel'
      return body['mod_type'] === 'STSC' ? 'cancel' : 'partial cancel'
    },
    act: (operation, body, bank, by) =>
      operation === 'cancel' || operation === 'partial cancel'
        ? cancel(body, bank, by)
        : changeReceipt(operation, bank, by),
    tell,
    refuse: (_operation, because) => refused(because === 'refusal' ? '8012' : because === 'unclear' ? '8041' : '8061'),
    names: (operation) => operation !== 'receipt issue',
    aboutAnother: (answer) => ({ ...answer, tno: '20261123999999', cash_no: '20261123888888' }),
    withOtherAmount: (answer) => ({
      ...answer,
      amount: oneMore(answer['amount'] ?? '0'),
      ...(answer['mod_mny'] === undefined ? {} : { mod_mny: oneMore(answer['mod_mny']) }),
    }),
    cancelLine: (entry) =>
      entry.isWhole
        ? tellCancel(entry, 0)
        : {
            ...succeeded,
            tno: number,
            mod_mny: String(entry.won),
            mod_pcan_seq_no: entry.serial,
            canc_time: entry.time,
          },
  }
}
