import { createPublicKey, createVerify, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** Fields of a request or an answer under KCP's names. */
export type Fields = Readonly<Record<string, string | number>>

/** A payment in somebody else's book, in KCP's words. `tax` only for 복합과세. */
export interface Sale {
  readonly tno: string
  readonly pay_method: string
  readonly amount: number
  readonly tax?: { readonly supply: number; readonly vat: number; readonly free: number }
  readonly receiptMoney?: number
  readonly partcanc_yn?: 'Y' | 'N'
}

/** One cancel that moved money. */
interface Cancelled {
  readonly tno: string
  readonly won: number
  readonly tax: readonly [supply: number, vat: number, free: number] | null
}

/** What happens to a cancel: whether it is booked, and what leaves instead of the answer. */
type Fate = 'answer' | 'lost-after-commit' | 'lost-before-commit' | 'http-500' | 'http-500-after-commit' | 'html'

/** How this simulator words what it answers; every choice is one that KCP's papers leave open or that clients report. */
interface Wording {
  contentType: string | null
  /** What lies around the JSON: `indented` as a person would store it, `bom` with U+FEFF before it. */
  frame: 'plain' | 'chunked' | 'bom' | 'indented' | 'whitespace'
  /** Bytes, and for `percent-cp949` only `res_msg`, as the legacy window calls send it. */
  charset: 'utf-8' | 'cp949' | 'percent-cp949'
  /** Changes the answer before it is written. */
  reword: (fields: Fields, path: string) => Fields
}

/** A KCP host of somebody else's making. */
export interface KcpSimulator {
  readonly url: string
  readonly wording: Wording
  readonly cancelled: readonly Cancelled[]
  readonly requests: readonly { readonly path: string; readonly fields: Fields }[]
  /** Fates of the next cancels, first come first. */
  readonly fates: Fate[]
  left(tno: string): number
  close(): Promise<void>
}

const normal = (): Wording => ({
  contentType: 'application/json;charset=UTF-8',
  frame: 'plain',
  charset: 'utf-8',
  reword: (fields) => fields,
})

const cp949 = { 정상처리: [0xc1, 0xa4, 0xbb, 0xf3, 0xc3, 0xb3, 0xb8, 0xae] } as const

class Refused extends Error {
  readonly code: string
  constructor(code: string, text: string) {
    super(text)
    this.code = code
  }
}

/** The signed part of every call: certificate, then signature over `site_cd^tno^selector`. */
class Door {
  readonly #siteCode: string
  readonly #certificate: string
  readonly #key: KeyObject

  constructor(siteCode: string, certificate: string) {
    this.#siteCode = siteCode
    this.#certificate = certificate.replaceAll(/\r?\n/g, '')
    this.#key = createPublicKey(certificate)
  }

  check(fields: Fields, selector: string): void {
    if (fields['site_cd'] !== this.#siteCode) throw new Refused('8001', '사이트 DB설정 오류')
    if (fields['kcp_cert_info'] !== this.#certificate) throw new Refused('S901', 'certificate')
    const verify = createVerify('RSA-SHA256')
    verify.update(`${fields['site_cd']}^${fields['tno']}^${fields[selector]}`, 'utf8')
    if (!verify.verify(this.#key, String(fields['kcp_sign_data']), 'base64')) throw new Refused('S902', 'signature')
  }
}

class Book {
  readonly cancelled: Cancelled[] = []
  readonly #sales: Map<string, Sale>

  constructor(sales: readonly Sale[]) {
    this.#sales = new Map(sales.map((sale) => [sale.tno, sale]))
  }

  sale(tno: unknown): Sale {
    const sale = this.#sales.get(String(tno))
    if (sale === undefined) throw new Refused('8132', '원거래없음')
    return sale
  }

  of = (tno: string): Cancelled[] => this.cancelled.filter((one) => one.tno === tno)
  left = (sale: Sale): number => this.of(sale.tno).reduce((left, one) => left - one.won, sale.amount)
}

function whole(fields: Fields, book: Book): Fields {
  const sale = book.sale(fields['tno'])
  if (book.left(sale) === 0) throw new Refused('8133', '기취소된 신용카드 거래 취소요청')
  if (book.of(sale.tno).length > 0) throw new Refused('CCA9', '부분취소 거래, 전체취소 불가')
  const tax = sale.tax === undefined ? null : ([sale.tax.supply, sale.tax.vat, sale.tax.free] as const)
  book.cancelled.push({ tno: sale.tno, won: sale.amount, tax })
  return {
    canc_time: '20261123101500',
    canc_gubn: 'B',
    escw_yn: 'N',
    coupon_mny: '0',
    card_mny: String(sale.amount),
    amount: String(sale.amount),
    pay_method: sale.pay_method,
    order_no: `ORD-${sale.tno}`,
    tno: sale.tno,
    trace_no: 'T0000ZZZZ',
    ...(sale.receiptMoney === undefined ? {} : { app_cash_receipt_mny: String(sale.receiptMoney) }),
    res_en_msg: 'processing completed',
    res_msg: '정상처리',
    res_cd: '0000',
  }
}

const digits = (raw: unknown, code: string): number => {
  if (!/^\d{1,12}$/.test(String(raw))) throw new Refused(code, '포맷에러')
  return Number(raw)
}

function taxOf(fields: Fields, sale: Sale, book: Book, won: number): Cancelled['tax'] {
  if (sale.tax === undefined) return null
  if (fields['tax_flag'] !== 'TG03') throw new Refused('8074', '복합과세 승인정보 조회 오류')
  const asked = [
    digits(fields['mod_tax_mny'], '8078'),
    digits(fields['mod_vat_mny'], '8080'),
    digits(fields['mod_free_mny'], '8079'),
  ] as const
  if (asked[0] + asked[1] + asked[2] !== won) throw new Refused('8011', '복합과세 금액 설정오류')
  const sums = asked.map((part, at) => book.of(sale.tno).reduce((sum, one) => sum + (one.tax?.[at] ?? 0), part))
  if (Number(sums[0]) > sale.tax.supply || Number(sums[1]) > sale.tax.vat) throw new Refused('8098', '과세 초과')
  if (Number(sums[2]) > sale.tax.free) throw new Refused('8099', '비과세 초과')
  return asked
}

function part(fields: Fields, book: Book): Fields {
  const sale = book.sale(fields['tno'])
  const won = digits(fields['mod_mny'], '8082')
  const believed = digits(fields['rem_mny'], '8084')
  const left = book.left(sale)
  if (left === 0) throw new Refused('8023', '기승인 취소된 거래')
  if (sale.partcanc_yn === 'N') throw new Refused('8142', '부분매입취소 불가 카드')
  if (believed !== left) throw new Refused('8038', '변경요청 가능 금액 불일치')
  if (won === 0) throw new Refused('8035', '부분취소 최소금액 미만')
  if (won > left) throw new Refused('8039', '가능 금액 초과')
  book.cancelled.push({ tno: sale.tno, won, tax: taxOf(fields, sale, book, won) })
  return {
    mod_seq_no: '3',
    rem_mny: String(left - won),
    mod_mny: String(won),
    card_mod_mny: String(won),
    coupon_mod_mny: '0',
    amount: String(sale.amount),
    mod_pcan_seq_no: `261123${String(book.cancelled.length).padStart(8, '0')}`,
    canc_time: '20261123101500',
    tno: sale.tno,
    res_msg: '정상처리',
    res_cd: '0000',
  }
}

function inquiry(fields: Fields, book: Book): Fields {
  const sale = book.sale(fields['tno'])
  if (fields['pay_type'] !== sale.pay_method) throw new Refused('5530', '원거래없음')
  const left = book.left(sale)
  const status = left === sale.amount ? 'STSR' : book.of(sale.tno).length === 1 && left === 0 ? 'STSC' : 'STPC'
  return {
    app_time: '20261120192500',
    can_time: left === sale.amount ? '' : '20261123101500',
    shop_status: status,
    stat_ca_cd: status,
    canc_card_yn: left === 0 ? 'Y' : 'N',
    rem_mny: String(left),
    amount: String(sale.amount),
    card_name: '신한카드',
    pay_method: sale.pay_method,
    order_no: `ORD-${sale.tno}`,
    tno: sale.tno,
    res_msg: '정상처리',
    res_cd: '0000',
  }
}

/** Starts a KCP host that was written from KCP's public papers alone and knows one shop. */
export async function startKcpSimulator(shop: {
  readonly siteCode: string
  readonly certificate: string
  readonly sales: readonly Sale[]
}): Promise<KcpSimulator> {
  const book = new Book(shop.sales)
  const door = new Door(shop.siteCode, shop.certificate)
  const wording = normal()
  const fates: Fate[] = []
  const requests: { path: string; fields: Fields }[] = []

  const answerTo = (path: string, fields: Fields): Fields => {
    try {
      door.check(fields, path === '/std/inquery' ? 'pay_type' : 'mod_type')
      if (path === '/std/inquery') return inquiry(fields, book)
      if (fields['mod_type'] === 'STSC') return whole(fields, book)
      if (fields['mod_type'] === 'STPC') return part(fields, book)
      throw new Refused('8004', '거래구분코드 오류')
    } catch (no) {
      if (!(no instanceof Refused)) throw no
      return { res_msg: no.message, res_cd: no.code }
    }
  }

  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const path = String(request.url)
      if (request.method !== 'POST' || !['/std/inquery', '/gw/mod/v1/cancel'].includes(path)) {
        response.writeHead(404).end('Not Found')
        return
      }
      const fields: Fields = JSON.parse(body)
      requests.push({ path, fields })
      const fate = path === '/std/inquery' ? 'answer' : (fates.shift() ?? 'answer')
      if (fate === 'answer') return write(response, wording, wording.reword(answerTo(path, fields), path))
      if (fate.endsWith('after-commit')) answerTo(path, fields)
      suffer(response, fate)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    wording,
    fates,
    requests,
    cancelled: book.cancelled,
    left: (tno) => book.left(book.sale(tno)),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk)
  return text
}

function suffer(response: ServerResponse, fate: Fate): void {
  if (fate.startsWith('lost')) response.destroy()
  else if (fate === 'html') response.writeHead(200, { 'content-type': 'text/html' }).end('<html>점검 중입니다</html>')
  else response.writeHead(500, { 'content-type': 'text/plain' }).end('Internal Server Error')
}

function write(response: ServerResponse, { contentType, frame, charset }: Wording, fields: Fields): void {
  const worded = charset === 'percent-cp949' ? { ...fields, res_msg: '%C1%A4%BB%F3%C3%B3%B8%AE' } : fields
  const json = JSON.stringify(worded, null, frame === 'indented' ? '\t' : 0)
  const text = frame === 'bom' ? `\uFEFF${json}` : frame === 'whitespace' ? `\r\n  ${json}\r\n\r\n` : json
  const body = charset === 'cp949' ? inCp949(text) : Buffer.from(text, 'utf8')
  if (contentType !== null) response.setHeader('content-type', contentType)
  if (frame !== 'chunked') {
    response.setHeader('content-length', body.length)
    response.end(body)
    return
  }
  const middle = Math.floor(body.length / 2)
  response.write(body.subarray(0, middle), () => response.end(body.subarray(middle)))
}

/** The answer in CP949; of Korean it only ever says 정상처리, everything else is left out. */
function inCp949(text: string): Buffer {
  const [before = '', after = ''] = text.split('정상처리')
  const ascii = (piece: string) => Buffer.from(piece.replaceAll(/[^\0-\u007F]/g, ''), 'latin1')
  return Buffer.concat([ascii(before), Buffer.from(cp949.정상처리), ascii(after)])
}
