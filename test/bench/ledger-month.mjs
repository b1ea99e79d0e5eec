// A month of a shop whose every payment is a row of the receipt ledger, as its server logged them; and such rows themselves.
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'

/** The month that is exported. */
export const busyMonth = '2026-07'

const digits = (number, count) => String(number).padStart(count, '0')

/** A third are transfers with KCP's receipt, a third transfers whose receipt is due on request, a third Kakao money. */
function answerOf(number, count) {
  const day = digits(1 + Math.floor((number * 31) / count), 2)
  const second = number % 86_400
  const time = `202607${day}${digits(Math.floor(second / 3600), 2)}${digits(Math.floor(second / 60) % 60, 2)}${digits(second % 60, 2)}`
  const won = 50_000 + (number % 900) * 100
  const base = {
    res_cd: '0000',
    tno: `26${digits(number, 12)}`,
    order_no: `ORD2607-${digits(number, 7)}`,
    amount: String(won),
    good_name: '린넨 셔츠',
  }
  const transfer = {
    ...base,
    pay_method: 'PABK',
    app_time: time,
    bank_code: 'BK04',
    bank_name: '국민은행',
    bk_mny: String(won),
  }
  if (number % 3 === 0)
    return {
      ...transfer,
      cash_yn: 'Y',
      cash_tr_code: '0',
      cash_id_info: `0101234${digits(number % 10_000, 4)}`,
      cash_authno: digits(12_345_678 + number, 10),
      cash_no: String(20_260_000_000_000 + number),
    }
  if (number % 3 === 1) return { ...transfer, cash_yn: 'N' }
  return {
    ...base,
    pay_method: 'PAKM',
    easypoint_mny: String(won),
    app_easypoint_time: time,
    service_corp_id: 'SCKA',
    app_cash_receipt_yn: 'Y',
    app_cash_receipt_no: '',
    app_cash_receipt_mny: String(won - 3_000),
  }
}

/**
 * Writes the answers, a JSON object a line.
 * @param {{ count: number, json: string }} wanted
 */
export async function writeMonth({ count, json }) {
  const file = createWriteStream(json)
  let text = ''
  for (let number = 0; number < count; number += 1) {
    text += `${JSON.stringify(answerOf(number, count))}\n`
    if (number % 5_000 !== 0 && number !== count - 1) continue
    if (!file.write(text)) await once(file, 'drain')
    text = ''
  }
  await once(file.end(), 'close')
}

/**
 * One row of the ledger as the app hands it to its writers.
 * @param {number} number
 */
export const plantedRow = (number) => ({
  kind: number % 3 === 1 ? 'due' : 'issued',
  at: '2026-07-09T10:15:02+09:00',
  month: busyMonth,
  transactionId: `shop/26${digits(number, 12)}`,
  refundId: null,
  shopName: '측정 상점',
  gateway: 'kcp',
  paidAt: `2026-07-${digits(1 + (number % 31), 2)}T10:${digits(number % 60, 2)}:02+09:00`,
  orderNumber: `ORD2607-${digits(number, 7)}`,
  gatewayTransactionId: `26${digits(number, 12)}`,
  method: number % 3 === 2 ? 'easy-pay-money' : 'transfer',
  wallet: number % 3 === 2 ? 'kakao-pay' : null,
  paid: 50_000 + (number % 900) * 100,
  card: 0,
  easyPay: 0,
  freePoints: 0,
  target: 50_000 + (number % 900) * 100,
  supply: 45_455 + (number % 900) * 91,
  vat: 4_545 + (number % 900) * 9,
  taxFree: 0,
  service: 0,
  issuer: 'kcp',
  duty: 'on-request',
  deadline: null,
  overdue: false,
  approvalNumber: number % 3 === 0 ? digits(12_345_678 + number, 10) : null,
  receiptNumber: number % 3 === 0 ? String(20_260_000_000_000 + number) : null,
  purpose: 'income-deduction',
  identityLastFour: '**78',
  issuedAt: null,
  originalApprovalNumber: null,
  cancelReason: null,
  hometax: null,
  rules: ['R01', 'R02', 'R12', 'R24', 'R57', 'R59'],
  note: number % 3 === 1 ? '구매자가 요청하면 가맹점이 발급합니다.' : '',
})
