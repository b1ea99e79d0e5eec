import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** Fields under Payple's names. */
type Words = Readonly<Record<string, string | number | null>>

/** A payment in somebody else's book. `vat` above 0 marks a composite order; `receipt` whether a cash receipt lives. */
export interface Order {
  readonly oid: string
  readonly date: string
  readonly type: 'card' | 'transfer'
  readonly total: number
  readonly vat?: number
  readonly receipt?: boolean
  readonly payerNo?: string
}

/** One refund that moved money. */
interface Returned {
  readonly oid: string
  readonly won: number
  readonly vat: number | null
}

/** What becomes of the next cancel. */
type PaypleFate = 'answer' | 'lost-after-commit' | 'lost-before-commit' | 'http-500' | 'http-500-after-commit'

/** How this simulator words what it answers, and where it sends the second request. */
export interface PaypleWording {
  contentType: string | null
  frame: 'plain' | 'chunked' | 'bom'
  /** Changes the auth's answer before it is written. */
  rewordAuth: (words: Words) => Words
  /** Changes a cancel's or a look-up's answer; `raw` JSON text may be returned for numbers JavaScript cannot hold. */
  reword: (words: Words) => Words | string
  /** Says the code of an error in PCD_PAY_CODE too, or only within PCD_PAY_MSG (the guide's rule). */
  errorCode: 'in-both' | 'message-only' | 'code-only'
  lookUpCode: string
}

/** A Payple host of somebody else's making. */
export interface PaypleSimulator {
  readonly url: string
  readonly port: number
  readonly wording: PaypleWording
  readonly returned: readonly Returned[]
  /** Second requests only, with their headers. */
  readonly requests: readonly { readonly path: string; readonly words: Words; readonly referer: string | undefined }[]
  readonly fates: PaypleFate[]
  left(oid: string): number
  close(): Promise<void>
}

/** The account Payple prints in its own samples. */
export const printedAccount = {
  cst_id: 'test',
  custKey: 'abcd1234567890',
  PCD_REFUND_KEY: 'a41ce010ede9fcbfb3be86b24858806596a9db68b79d138b147c3e563e1829a0',
  Referer: 'http://localhost:3000',
} as const

const paths = { cancel: '/php/account/api/cPayCAct.php?VER=20251103', lookUp: '/php/PayChkAct.php' } as const
type Purpose = keyof typeof paths

const purposeOf = (words: Words): Purpose | null =>
  words['PCD_PAYCANCEL_FLAG'] === 'Y' ? 'cancel' : words['PCD_PAYCHK_FLAG'] === 'Y' ? 'lookUp' : null

const refusedAuth = (code: string, text: string): Words => ({ result_msg: `[${code}] ${text}`, result: 'error' })

interface Passport {
  readonly purpose: Purpose
  readonly cst: string
  readonly cust: string
}

/** Hands out one-time tokens and takes them back. A cancel's are worn out by one use. */
class Counter {
  readonly #passports = new Map<string, Passport>()

  issue(words: Words, referer: string | undefined, url: string): Words {
    const purpose = purposeOf(words)
    if (referer === undefined) return refusedAuth('AUTH0004', 'CONNECT SERVER ERROR!!')
    if (new URL(referer).hostname !== 'localhost') return refusedAuth('AUTH0007', 'REFERER')
    if (words['cst_id'] !== printedAccount.cst_id) return refusedAuth('AUTH0001', 'cst_id')
    if (words['custKey'] !== printedAccount.custKey) return refusedAuth('AUTH0002', 'custKey')
    if (purpose === null) return refusedAuth('AUTH0005', 'TOKEN CREATE ERROR')
    const key = randomBytes(188).toString('hex')
    const passport = { purpose, cst: randomBytes(12).toString('base64'), cust: randomBytes(12).toString('base64') }
    this.#passports.set(key, passport)
    return {
      return_url: url + paths[purpose],
      PCD_PAY_URL: paths[purpose],
      PCD_PAY_HOST: url,
      AuthKey: key,
      custKey: passport.cust,
      cst_id: passport.cst,
      result_msg: '사용자 인증 완료!!',
      result: 'success',
      server_name: 'democpay.payple.kr',
    }
  }

  take(words: Words, purpose: Purpose): boolean {
    const key = String(words['PCD_AUTH_KEY'])
    const passport = this.#passports.get(key)
    if (purpose === 'cancel') this.#passports.delete(key)
    return (
      passport?.purpose === purpose && passport.cst === words['PCD_CST_ID'] && passport.cust === words['PCD_CUST_KEY']
    )
  }
}

class Refused extends Error {
  readonly code: string
  constructor(code: string, text: string) {
    super(text)
    this.code = code
  }
}

class Book {
  readonly returned: Returned[] = []
  readonly #orders: Map<string, Order>

  constructor(orders: readonly Order[]) {
    this.#orders = new Map(orders.map((order) => [order.oid, order]))
  }

  order(oid: unknown, date: unknown): Order {
    const order = this.#orders.get(String(oid))
    if (order === undefined || (date !== undefined && order.date !== date)) {
      throw new Refused('PAYC0007', '결제정보를 찾을 수 없거나 이미 취소된 거래입니다.')
    }
    return order
  }

  left = (order: Order): number =>
    this.returned.filter((one) => one.oid === order.oid).reduce((left, one) => left - one.won, order.total)

  cancel(words: Words): Words {
    const order = this.order(words['PCD_PAY_OID'], String(words['PCD_PAY_DATE']))
    if (words['PCD_REFUND_KEY'] !== printedAccount.PCD_REFUND_KEY) throw new Refused('PAYC0002', '환불키 오류')
    const left = this.left(order)
    const asked = String(words['PCD_REFUND_TOTAL'])
    if (left === 0) throw new Refused('PAYC0007', '이미 취소된 거래입니다.')
    if (!/^\d{1,10}$/.test(asked) || asked === '0') throw new Refused('PAYC0001', 'PCD_REFUND_TOTAL')
    if (Number(asked) > left) throw new Refused('PAYC0011', '환불가능금액을 초과하였습니다.')
    const vat = words['PCD_REFUND_TAXTOTAL'] === undefined ? null : Number(words['PCD_REFUND_TAXTOTAL'])
    if (order.vat !== undefined && vat === null && Number(asked) < order.total) throw new Refused('PAYC0001', 'TAX')
    this.returned.push({ oid: order.oid, won: Number(asked), vat })
    return {
      ...cardOrTransfer(order, this.returned.length),
      PCD_PAY_TIME: '20261123101500',
      PCD_REFUND_TAXTOTAL: String(vat ?? 0),
      PCD_REFUND_TOTAL: asked,
      PCD_PAY_GOODS: '테스트 상품명',
      PCD_PAYER_NO: order.payerNo ?? 0,
      PCD_PAYER_ID: 'OVA3Umx3',
      PCD_PAY_TYPE: order.type,
      PCD_PAY_OID: order.oid,
      PCD_PAY_MSG: order.type === 'card' ? '승인취소성공' : '환불성공',
      PCD_PAY_CODE: 'PAYC0000',
      PCD_PAY_RST: 'success',
      PCD_PAY_YEAR: '',
      PCD_PAY_MONTH: null,
    }
  }

  lookUp(words: Words, code: string): Words {
    const order = this.order(words['PCD_PAY_OID'], String(words['PCD_PAY_DATE']))
    if (order.type !== words['PCD_PAY_TYPE']) throw new Refused('BILL0003', '결제내역이 존재하지 않습니다.')
    return {
      PCD_PAY_TIME: `${order.date}134223`,
      PCD_PAY_TAXTOTAL: String(order.vat ?? 0),
      PCD_PAY_ISTAX: 'Y',
      PCD_PAY_TOTAL: String(order.total),
      PCD_PAY_GOODS: '테스트 상품명',
      PCD_PAYER_NO: order.payerNo ?? '',
      PCD_PAY_TYPE: order.type,
      PCD_PAY_OID: order.oid,
      PCD_PAY_MSG: '결제완료',
      PCD_PAY_CODE: code,
      PCD_PAY_RST: 'success',
    }
  }
}

const cardOrTransfer = (order: Order, serial: number): Words =>
  order.type === 'card'
    ? {
        PCD_PAY_CARDRECEIPT: 'https://www.danalpay.com/r',
        PCD_PAY_CARDTRADENUM: `2026112310150022${String(serial).padStart(8, '0')}`,
      }
    : order.receipt === true
      ? { PCD_TAXSAVE_MSG: '현금영수증 발행취소 성공', PCD_TAXSAVE_RST: '0000' }
      : {}

const refusal = ({ code, message }: Refused, { errorCode }: PaypleWording): Words => ({
  PCD_PAY_MSG: errorCode === 'code-only' ? message : `[Test] [${code}] ${message}`,
  ...(errorCode === 'message-only' ? {} : { PCD_PAY_CODE: code }),
  PCD_PAY_RST: 'error',
})

/** Starts a Payple host that was written from Payple's public papers alone. */
export async function startPaypleSimulator(orders: readonly Order[]): Promise<PaypleSimulator> {
  const book = new Book(orders)
  const counter = new Counter()
  const wording: PaypleWording = {
    contentType: 'text/html;charset=utf-8',
    frame: 'plain',
    rewordAuth: (words) => words,
    reword: (words) => words,
    errorCode: 'in-both',
    lookUpCode: 'PCHK0000',
  }
  const fates: PaypleFate[] = []
  const requests: { path: string; words: Words; referer: string | undefined }[] = []
  let url = ''

  const second = (purpose: Purpose, words: Words): Words => {
    try {
      if (!counter.take(words, purpose)) throw new Refused('SPAY0001', '인증 세션이 만료되었습니다.')
      return purpose === 'cancel' ? book.cancel(words) : book.lookUp(words, wording.lookUpCode)
    } catch (no) {
      if (no instanceof Refused) return refusal(no, wording)
      throw no
    }
  }

  const server = createServer((request, response) => {
    void wordsOf(request).then((words) => {
      const path = new URL(String(request.url), url).pathname.replaceAll('//', '/')
      const { referer } = request.headers
      if (path === '/php/auth.php')
        return write(response, wording, wording.rewordAuth(counter.issue(words, referer, url)))
      requests.push({ path: String(request.url), words, referer })
      const purpose = purposeOf(words)
      if (purpose === null) return response.writeHead(404).end()
      const fate = purpose === 'cancel' ? (fates.shift() ?? 'answer') : 'answer'
      if (fate === 'answer') return write(response, wording, wording.reword(second(purpose, words)))
      if (fate.endsWith('after-commit')) second(purpose, words)
      return fate.startsWith('lost') ? response.destroy() : response.writeHead(500).end('{"PCD_PAY_RST":"error"}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  url = `http://127.0.0.1:${address.port}`
  return {
    url,
    port: address.port,
    wording,
    fates,
    requests,
    returned: book.returned,
    left: (oid) => book.left(book.order(oid, undefined)),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function wordsOf(request: IncomingMessage): Promise<Words> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk)
  return JSON.parse(text)
}

function write(response: ServerResponse, { contentType, frame }: PaypleWording, words: Words | string): void {
  const json = typeof words === 'string' ? words : JSON.stringify(words)
  const body = Buffer.from(frame === 'bom' ? `\uFEFF${json}` : json, 'utf8')
  if (contentType !== null) response.setHeader('content-type', contentType)
  if (frame !== 'chunked') {
    response.setHeader('content-length', body.length)
    response.end(body)
    return
  }
  const middle = Math.floor(body.length / 2)
  response.write(body.subarray(0, middle), () => response.end(body.subarray(middle)))
}
