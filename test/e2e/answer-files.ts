import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'

/** A line of KCP's answers: an approval of Kakao money, whose receipt Kakao issued for all but the free points. */
export const kcpLine = (
  number: number,
  change: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> => ({
  res_cd: '0000',
  res_msg: '정상처리',
  tno: `26${String(number).padStart(12, '0')}`,
  order_no: `BULK${String(number).padStart(7, '0')}`,
  pay_method: 'PAKM',
  amount: '50000',
  easypoint_mny: '50000',
  app_easypoint_time: `202610${String(1 + (number % 28)).padStart(2, '0')}101010`,
  service_corp_id: 'SCKA',
  app_cash_receipt_yn: 'Y',
  app_cash_receipt_no: '',
  app_cash_receipt_mny: '47000',
  escw_yn: 'N',
  res_tax_flag: 'TG01',
  res_tax_mny: '45455',
  res_vat_mny: '4545',
  res_free_mny: '0',
  buyr_name: '가나다',
  ...change,
})

/** Writes lines to a file, each an object or text as it is. */
export const writeLines = (file: string, lines: readonly (object | string)[]): void =>
  writeFileSync(file, lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''))

/** Writes `count` payments of October, numbered from 1. */
export function writeBulk(file: string, count: number): void {
  const handle = openSync(file, 'w')
  try {
    for (let from = 0; from < count; from += 1_000) {
      const lines = Array.from({ length: Math.min(1_000, count - from) }, (_, at) => kcpLine(from + at + 1))
      writeSync(handle, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    }
  } finally {
    closeSync(handle)
  }
}
