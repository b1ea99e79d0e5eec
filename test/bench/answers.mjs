// The rows that are imported and searched: approval answers as a merchant's server logs them, the same for every run.
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'

/** Five busy months. */
const firstDay = Date.UTC(2026, 4, 1)
const spanDays = 153

const familyNames = '김이박최정강조윤장임한오서신권황안송류홍문양배백'.split('')
const givenNames =
  '서연 민준 지우 도윤 하은 예준 수아 시우 지호 유나 은우 다은 현서 지안 태윤 소율 영수 미경 정희 성호 선영 재훈 경숙 동현 혜진 상철 은정 준호 나래 한결'.split(
    ' ',
  )
const goods = [
  '린넨 셔츠',
  '데님 팬츠',
  '울 머플러',
  '도자기 머그컵',
  '캠핑 의자',
  'LED 스탠드',
  '요가 매트',
  '핸드크림 3종',
]
const issuers = [
  ['CCLG', '신한카드', '461954'],
  ['CCSS', '삼성카드', '536648'],
  ['CCKM', 'KB국민카드', '457973'],
  ['CCDI', '현대카드', '433028'],
]
const walletCards = ['OT13', 'OT16', 'OT23', 'OT01']
const balances = [
  ['PAKM', 'SCKA'],
  ['PANP', 'SCNA'],
  ['PATO', 'SCTO'],
  ['PASG', 'SCSM'],
]
const banks = [
  ['BK04', '국민은행'],
  ['BK88', '신한은행'],
  ['BK20', '우리은행'],
]

/** Every field any of the answers has, in the order of the CSV's columns. */
const columns = `
  res_cd res_msg res_en_msg tno order_no amount escw_yn pay_method app_time van_cd van_apptime trace_no pg_txid
  card_cd card_name card_no acqu_cd acqu_name quota noinf app_no card_mny coupon_mny partcanc_yn card_bin_type_01
  card_bin_type_02 card_other_pay_type easypoint_mny app_easypoint_time service_corp_id app_cash_receipt_yn
  app_cash_receipt_no app_cash_receipt_mny bank_code bank_name bk_mny cash_yn cash_tr_code cash_id_info cash_authno
  cash_no res_tax_flag res_tax_mny res_vat_mny res_free_mny good_name buyr_name buyr_tel1 buyr_mail`
  .trim()
  .split(/\s+/)

/** Numbers that look random and are the same every time (xorshift of 32 bits). */
function createSeries(seed) {
  let state = seed
  const upTo = (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
  return { upTo, oneOf: (all) => all[upTo(all.length)] }
}

const digits = (number, count) => String(number).padStart(count, '0')

function cardFields({ upTo, oneOf }, number, won, time) {
  const [code, name, bin] = oneOf(issuers)
  return {
    pay_method: 'PACA',
    app_time: time,
    van_cd: 'VNKC',
    van_apptime: time,
    trace_no: `T${digits(number, 15)}`,
    pg_txid: `${time.slice(4)}MK${digits(number, 28)}`,
    card_cd: code,
    card_name: name,
    card_no: `${bin}******${digits(upTo(10_000), 4)}`,
    acqu_cd: code,
    acqu_name: name,
    quota: oneOf(['00', '00', '00', '03', '06']),
    noinf: 'N',
    app_no: digits(10_000_000 + upTo(89_999_999), 8),
    card_mny: String(won),
    coupon_mny: '0',
    partcanc_yn: 'Y',
    card_bin_type_01: '0',
    card_bin_type_02: '1',
  }
}

function balanceFields({ oneOf }, number, won, free, time) {
  const [method, institution] = oneOf(balances)
  const issued = institution !== 'SCSM'
  return {
    pay_method: method,
    easypoint_mny: String(won),
    app_easypoint_time: time,
    service_corp_id: institution,
    app_cash_receipt_yn: issued ? 'Y' : 'N',
    app_cash_receipt_no: institution === 'SCNA' ? String(20_260_000_000_000 + number) : '',
    app_cash_receipt_mny: String(won - free),
  }
}

function transferFields({ upTo, oneOf }, number, won, time, phone) {
  const [code, name] = oneOf(banks)
  const base = { pay_method: 'PABK', app_time: time, bank_code: code, bank_name: name, bk_mny: String(won) }
  if (upTo(2) === 0) return { ...base, cash_yn: 'N' }
  const receipt = { cash_yn: 'Y', cash_tr_code: '0', cash_id_info: phone.replaceAll('-', '') }
  const numbers = { cash_authno: String(100_000_000 + number), cash_no: String(20_260_000_000_000 + number) }
  return { ...base, ...receipt, ...numbers }
}

/** Of a hundred payments 71 are by card, a quarter of those inside a wallet; 15 from a wallet's balance, 4 mixed, 10 transfers. */
function wayFields(series, number, won, time, phone) {
  const way = series.upTo(100)
  if (way < 71) {
    const card = cardFields(series, number, won, time)
    return way < 18 ? { ...card, card_other_pay_type: series.oneOf(walletCards) } : card
  }
  if (way < 86) return balanceFields(series, number, won, series.upTo(3) === 0 ? 1_000 : 0, time)
  if (way < 90) {
    const balance = Math.floor(won / 2_000) * 1_000
    const { pay_method: _method, ...money } = balanceFields(
      { ...series, oneOf: () => balances[0] },
      number,
      balance,
      0,
      time,
    )
    return { ...cardFields(series, number, won - balance, time), ...money, card_other_pay_type: 'OT13' }
  }
  return transferFields(series, number, won, time, phone)
}

/** The answer with this number, of `count`; numbers rise with the time of payment. */
function answerOf(series, number, count) {
  const moment = new Date(firstDay + Math.floor(((number * spanDays) / count) * 86_400_000))
  const time = moment.toISOString().replace(/\D/g, '').slice(0, 14)
  const won = (50 + series.upTo(1_450)) * 100
  const vat = Math.round(won / 11)
  const name = series.oneOf(familyNames) + series.oneOf(givenNames)
  const phone = `010-${digits(series.upTo(10_000), 4)}-${digits(series.upTo(10_000), 4)}`
  return {
    res_cd: '0000',
    res_msg: '정상처리',
    res_en_msg: 'processing completed',
    tno: String(23_730_000_000_000 + number * 104_729),
    order_no: `ORD${time.slice(2, 8)}-${digits(number, 7)}`,
    amount: String(won),
    escw_yn: 'N',
    ...wayFields(series, number, won, time, phone),
    res_tax_flag: 'TG01',
    res_tax_mny: String(won - vat),
    res_vat_mny: String(vat),
    res_free_mny: '0',
    good_name: series.oneOf(goods),
    buyr_name: name,
    buyr_tel1: phone,
    buyr_mail: `buyer${digits(number % 100_000, 5)}@example.com`,
  }
}

const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
const initialsOf = (name) =>
  Array.from(name, (letter) => initials[Math.floor((letter.charCodeAt(0) - 0xac00) / 588)]).join('')

const termsEach = 10

/** What somebody at the phone types to find one of these payments. */
const termsOf = (answer, at) => [
  { kind: 'order-tail', text: answer.order_no.slice(-6) },
  { kind: 'phone-last-four', text: answer.buyr_tel1.slice(-4) },
  { kind: 'name', text: answer.buyr_name },
  { kind: 'initials', text: initialsOf(answer.buyr_name) },
  { kind: 'amount', text: `${Number(answer.amount).toLocaleString('en')}${at % 2 === 0 ? '원' : ''}` },
]

/**
 * Writes the same answers twice: one JSON object a line for the app, CSV with a header for the rival.
 * @param {{ count: number, json: string, csv: string }} wanted paths of the two files
 * @returns {Promise<{ terms: { kind: string, text: string }[], jsonBytes: number, csvBytes: number }>}
 *   `terms` are fifty searches, each for something that is there
 */
export async function writeAnswers({ count, json, csv }) {
  const series = createSeries(2_026_1123)
  const jsonFile = createWriteStream(json)
  const csvFile = createWriteStream(csv)
  const sums = { jsonBytes: 0, csvBytes: 0 }
  const terms = []
  const write = async (stream, text) => {
    if (!stream.write(text)) await once(stream, 'drain')
  }
  await write(csvFile, `${columns.join(',')}\n`)
  const sampleEvery = Math.max(1, Math.floor(count / termsEach))
  let jsonText = ''
  let csvText = ''
  for (let number = 1; number <= count; number += 1) {
    const answer = answerOf(series, number, count)
    if (number % sampleEvery === 0 && terms.length < termsEach * 5) terms.push(...termsOf(answer, terms.length))
    jsonText += `${JSON.stringify(answer)}\n`
    csvText += `${columns.map((name) => answer[name] ?? '').join(',')}\n`
    if (number % 2_000 !== 0 && number !== count) continue
    sums.jsonBytes += Buffer.byteLength(jsonText)
    sums.csvBytes += Buffer.byteLength(csvText)
    await Promise.all([write(jsonFile, jsonText), write(csvFile, csvText)])
    jsonText = ''
    csvText = ''
  }
  await Promise.all([jsonFile, csvFile].map((stream) => once(stream.end(), 'close')))
  return { terms, ...sums }
}
