/** Answers as a merchant's server logs them; numbers and names are made up. */
export const kcpCard = (number: number, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  res_cd: '0000',
  res_msg: '정상처리',
  tno: String(26_110_900_000_000 + number),
  order_no: `ORDER-${number}`,
  pay_method: 'PACA',
  amount: '55000',
  card_mny: '55000',
  coupon_mny: '0',
  card_cd: 'CCLG',
  card_name: '신한카드',
  card_no: '461954******7815',
  app_no: '70577311',
  app_time: '20261109101502',
  quota: '00',
  partcanc_yn: 'Y',
  res_tax_flag: 'TG01',
  res_tax_mny: '50000',
  res_vat_mny: '5000',
  res_free_mny: '0',
  buyr_name: '홍길동',
  buyr_tel1: '010-0000-5678',
  ...more,
})

/** A partial cancel of `kcpCard(number)`. */
export const kcpCancel = (number: number, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  res_cd: '0000',
  res_msg: '정상처리',
  tno: String(26_110_900_000_000 + number),
  amount: '55000',
  mod_mny: '22000',
  rem_mny: '33000',
  mod_pcan_seq_no: String(26_111_000_000_000 + number),
  canc_time: '20261110120000',
  ...more,
})

/** A card payment at Payple. */
export const paypleCard = (number: number, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  PCD_PAY_RST: 'success',
  PCD_PAY_CODE: '0000',
  PCD_PAY_MSG: '카드승인완료',
  PCD_PAY_TYPE: 'card',
  PCD_PAY_WORK: 'PAY',
  PCD_AUTH_KEY: 'secret-auth-key',
  PCD_PAYER_ID: 'secret-billing-key',
  PCD_PAYER_NAME: '김영수',
  PCD_PAYER_HP: '01000001234',
  PCD_PAY_OID: `ORDER_1702${number}`,
  PCD_PAY_GOODS: '보리차 티백',
  PCD_PAY_TOTAL: '39000',
  PCD_PAY_AMOUNT: '39000',
  PCD_PAY_ISTAX: 'Y',
  PCD_PAY_TAXTOTAL: '0',
  PCD_PAY_CARDNAME: '삼성카드',
  PCD_PAY_CARDNUM: '1234-****-****-5678',
  PCD_PAY_CARDTRADENUM: '202611091342223302115099',
  PCD_PAY_CARDAUTHNO: '85324231',
  PCD_PAY_TIME: '20261109134223',
  ...more,
})

/** One object a line. */
export const jsonLines = (lines: readonly object[], end = '\n'): string =>
  lines.map((line) => JSON.stringify(line) + end).join('')

/** A CSV with all fields of all lines as its header. */
export function csv(lines: readonly Readonly<Record<string, unknown>>[], end = '\r\n'): string {
  const names = [...new Set(lines.flatMap((line) => Object.keys(line)))]
  const cell = (value: unknown): string => {
    const text = typeof value === 'string' ? value : ''
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return [names, ...lines.map((line) => names.map((name) => line[name]))]
    .map((row) => row.map(cell).join(',') + end)
    .join('')
}
