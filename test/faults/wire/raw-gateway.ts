import { createServer, type Socket } from 'node:net'
import { type Bank, openBank } from '../histories/bank.ts'
import { createKcpTeller } from '../histories/kcp-teller.ts'
import { createPaypleTeller } from '../histories/payple-teller.ts'
import type { Fields, Operation, Teller } from '../histories/teller.ts'
import type { WireFault } from './wire-faults.ts'

/** A gateway that is nothing but a socket: it plays one fault on one kind of call, and answers every other as it should. */
export interface RawGateway {
  readonly url: string
  readonly bank: Bank
  readonly number: string
  /** Calls of the faulty kind that came whole, and connections that were opened. */
  readonly seen: { calls: number; connections: number }
  close(): Promise<void>
}

const paidWon = 33_000

interface Call {
  readonly url: string
  readonly body: Fields
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** A request that has come whole; null as long as it has not. */
function readCall(text: string): Call | null {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return null
  const length = Number(/^content-length: *(\d+)/im.exec(text)?.[1] ?? '0')
  const body = Buffer.from(text.slice(end + 4), 'latin1')
  if (body.length < length) return null
  const parsed: unknown = JSON.parse(body.toString('utf8'))
  return isFields(parsed) ? { url: text.split(' ')[1] ?? '', body: parsed } : null
}

/** Opens one on loopback. A transfer of 33,000 won is in its book, with a receipt where the operation needs one. */
export async function openRawGateway(
  gateway: Teller['gateway'],
  operation: Operation,
  fault: WireFault,
): Promise<RawGateway> {
  const hasReceipt = operation === 'receipt cancel'
  const number = gateway === 'kcp' ? '20261123000007' : 'PP_ORDER_1006'
  const firstReceipt = hasReceipt ? '20261123459620' : null
  const bank = openBank(paidWon, { epochMs: () => Date.now() }, { endsReceipts: false, firstReceipt })
  const seen = { calls: 0, connections: 0 }
  const sockets = new Set<Socket>()
  let teller: Teller | null = null

  const answer = (socket: Socket, call: Call): void => {
    if (teller === null) return
    const asked = teller.operationOf(call.url, call.body)
    if (asked !== operation) {
      const told = asked === 'look-up' ? teller.tell(bank, Date.now()) : teller.act(asked, call.body, bank, 0)
      socket.end(wholeAnswer(JSON.stringify(told)))
      return
    }
    seen.calls += 1
    const acts = fault.applied && asked !== 'look-up'
    const told = acts
      ? teller.act(asked, call.body, bank, seen.calls)
      : asked === 'look-up'
        ? teller.tell(bank, Date.now())
        : yesTo(asked, gateway, number)
    fault.play(socket, JSON.stringify(told))
  }

  const server = createServer((socket) => {
    seen.connections += 1
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    const isFaulty = seen.connections === callsBefore(gateway, operation) + 1
    if (isFaulty && fault.onConnect?.(socket) === 'taken') return
    let text = ''
    let isRead = false
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      const call = isRead ? null : readCall(text)
      if (call === null) return
      isRead = true
      answer(socket, call)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the gateway has no port')
  const url = `http://127.0.0.1:${address.port}`
  teller =
    gateway === 'kcp'
      ? createKcpTeller(number, paidWon, true)
      : createPaypleTeller(number, paidWon, true, { endpoint: url, firstReceipt, showsRefunds: true })
  const close = (): Promise<void> =>
    new Promise((closed) => {
      server.close(() => closed())
      for (const socket of sockets) socket.destroy()
    })
  if (fault.name === 'connect refused') await close()
  return { url, bank, number, seen, close }
}

/** Payple is asked for an auth before every call, and for the payment before anything about its receipt. */
function callsBefore(gateway: Teller['gateway'], operation: Operation): number {
  if (gateway === 'kcp') return 0
  return operation.startsWith('receipt') ? 3 : 1
}

/** The yes that a faulty gateway would tell although it did nothing. */
const yesTo = (operation: Operation, gateway: Teller['gateway'], number: string): Fields =>
  gateway === 'kcp'
    ? {
        res_cd: '0000',
        res_msg: '정상처리',
        ...(operation.startsWith('receipt') ? { cash_no: '20261123459620' } : { tno: number }),
      }
    : { PCD_PAY_RST: 'success', PCD_PAY_CODE: operation === 'receipt issue' ? 'TSRG0000' : '0000', PCD_PAY_OID: number }

/** An answer as it should be on the wire. */
export function wholeAnswer(
  body: string | Buffer,
  head = 'HTTP/1.1 200 OK',
  type = 'application/json; charset=UTF-8',
): Buffer {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body
  const lines = [head, `Content-Type: ${type}`, `Content-Length: ${bytes.length}`, 'Connection: close', '', '']
  return Buffer.concat([Buffer.from(lines.join('\r\n')), bytes])
}
