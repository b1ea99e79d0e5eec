import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { wholeAnswer } from './raw-gateway.ts'

/** Something a wire can do to a call. `applied`: the gateway acts on it all the same. `body` is the true answer, as JSON. */
export interface WireFault {
  readonly name: string
  readonly applied: boolean
  readonly play: (socket: Socket, body: string) => void
  /** Plays before anything was read; `taken` leaves nothing to be read. */
  readonly onConnect?: (socket: Socket) => 'taken'
}

const html = '<html><body><h1>It works behind a proxy</h1></body></html>'
const type = 'application/json; charset=UTF-8'

const nothing = (): void => undefined
const say =
  (make: (body: string) => string | Buffer) =>
  (socket: Socket, body: string): void =>
    void socket.end(make(body))

/** Sends a text in pieces, each a moment after the one before, as long as somebody listens. */
function drip(socket: Socket, text: string, piece: number, everyMs: number): void {
  let at = 0
  const timer = setInterval(() => {
    if (socket.destroyed || at >= text.length) clearInterval(timer)
    else socket.write(text.slice(at, at + piece))
    at += piece
  }, everyMs)
  socket.on('close', () => clearInterval(timer))
}

const status = (code: number, applied: boolean, more = ''): WireFault => ({
  name: `HTTP ${code}, ${applied ? 'applied' : 'not applied'}`,
  applied,
  play: say(() => wholeAnswer(html, `HTTP/1.1 ${code} Told${more}`, 'text/html')),
})

const chunked = (body: string, isWhole: boolean): string => {
  const half = Buffer.from(body, 'utf8').subarray(0, 20).toString('latin1')
  const head = `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nTransfer-Encoding: chunked\r\n\r\n`
  return `${head}14\r\n${half}\r\n${isWhole ? '0\r\n\r\n' : ''}`
}

/** The same object with one of its fields named twice, first to say no. */
const saidTwice = (body: string): string =>
  body.includes('"res_cd"')
    ? `{"res_cd":"8012",${body.slice(1)}`
    : `{"PCD_PAY_RST":"error","PCD_PAY_CODE":"SPCD9997",${body.slice(1)}`

const withoutCode = (body: string): string =>
  body.replace(/"res_cd":"[^"]*",?/, '').replace(/"PCD_PAY_RST":"[^"]*",?/, '')
const withOtherWord = (body: string): string =>
  body.replace(/"res_cd":"[^"]*"/, '"res_cd":"ZZ99"').replace(/"PCD_PAY_RST":"[^"]*"/, '"PCD_PAY_RST":"maybe"')
const numbersBare = (body: string): string =>
  body.replace(/"(amount|mod_mny|rem_mny|PCD_\w*TOTAL|PCD_\w*AMOUNT)":"(\d+)"/g, '"$1":$2')

const largeBody = Buffer.alloc(50 * 1_048_576, 0x20)

/** The fault list of a wire. The first group ends before an answer, the second garbles one, the third answers with something else. */
export const wireFaults: readonly WireFault[] = [
  { name: 'connect refused', applied: false, play: nothing },
  { name: 'accepted and closed', applied: false, play: nothing, onConnect: (socket) => (socket.destroy(), 'taken') },
  {
    name: 'reset at the first bytes',
    applied: false,
    play: nothing,
    onConnect: (socket) => {
      socket.once('data', () => socket.resetAndDestroy())
      return 'taken'
    },
  },
  { name: 'reset after the request, not applied', applied: false, play: (socket) => void socket.resetAndDestroy() },
  { name: 'reset after the request, applied', applied: true, play: (socket) => void socket.resetAndDestroy() },
  { name: 'closed after the request, applied', applied: true, play: (socket) => void socket.end() },
  { name: 'never answered, not applied', applied: false, play: nothing },
  { name: 'never answered, applied', applied: true, play: nothing },
  {
    name: 'header drips, applied',
    applied: true,
    play: (socket, body) => drip(socket, wholeAnswer(body).toString('latin1'), 1, 60),
  },
  { name: 'half a status line, applied', applied: true, play: say(() => 'HTTP/1.1 2') },
  { name: 'no HTTP at all, applied', applied: true, play: say((body) => body) },
  {
    name: 'body stalls, applied',
    applied: true,
    play: (socket, body) => void socket.write(wholeAnswer(body).subarray(0, -10)),
  },
  { name: 'body cut, applied', applied: true, play: say((body) => wholeAnswer(body).subarray(0, -10)) },
  {
    name: 'content-length too short, applied',
    applied: true,
    play: say((body) =>
      wholeAnswer(body)
        .toString('latin1')
        .replace(/Content-Length: \d+/, 'Content-Length: 12'),
    ),
  },
  { name: 'chunks cut, applied', applied: true, play: say((body) => chunked(body, false)) },
  { name: 'half the JSON in whole chunks, applied', applied: true, play: say((body) => chunked(body, true)) },
  { name: '50 MB, applied', applied: true, play: say(() => wholeAnswer(largeBody)) },
  {
    name: 'gzip nobody asked for, applied',
    applied: true,
    play: say((body) => wholeAnswer(gzipSync(body), 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip')),
  },
  { name: 'empty 200, applied', applied: true, play: say(() => wholeAnswer('')) },
  { name: 'empty 200, not applied', applied: false, play: say(() => wholeAnswer('')) },
  { name: 'HTML 200, applied', applied: true, play: say(() => wholeAnswer(html, undefined, 'text/html')) },
  { name: 'HTML 200, not applied', applied: false, play: say(() => wholeAnswer(html, undefined, 'text/html')) },
  { name: 'an array, applied', applied: true, play: say((body) => wholeAnswer(`[${body}]`)) },
  { name: 'a field named twice, applied', applied: true, play: say((body) => wholeAnswer(saidTwice(body))) },
  { name: 'a field named twice, not applied', applied: false, play: say((body) => wholeAnswer(saidTwice(body))) },
  { name: 'the result left out, applied', applied: true, play: say((body) => wholeAnswer(withoutCode(body))) },
  { name: 'an unknown result, applied', applied: true, play: say((body) => wholeAnswer(withOtherWord(body))) },
  { name: 'an unknown result, not applied', applied: false, play: say((body) => wholeAnswer(withOtherWord(body))) },
  {
    name: 'invalid UTF-8, applied',
    applied: true,
    play: say((body) =>
      wholeAnswer(
        Buffer.concat([Buffer.from(body.slice(0, -1)), Buffer.from([0x2c, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])]),
      ),
    ),
  },
  {
    name: 'CP949 said to be UTF-8, applied',
    applied: true,
    play: say((body) => wholeAnswer(iconv.encode(body, 'cp949'))),
  },
  { name: 'byte order mark, applied', applied: true, play: say((body) => wholeAnswer(`\uFEFF${body}`)) },
  { name: 'numbers without quotes, applied', applied: true, play: say((body) => wholeAnswer(numbersBare(body))) },
  {
    name: 'true answer as text/html, applied',
    applied: true,
    play: say((body) => wholeAnswer(body, undefined, 'text/html')),
  },
  {
    name: '100 Continue first, applied',
    applied: true,
    play: say((body) => Buffer.concat([Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'), wholeAnswer(body)])),
  },
  {
    name: 'a second answer behind the first, applied',
    applied: true,
    play: say((body) => Buffer.concat([wholeAnswer(body), wholeAnswer(html, 'HTTP/1.1 500 Told', 'text/html')])),
  },
  ...[301, 302, 307, 308].map((code) => status(code, false, '\r\nLocation: /elsewhere')),
  ...[401, 403, 408, 409, 425].map((code) => status(code, false)),
  status(429, false, '\r\nRetry-After: 31536000'),
  ...[500, 502, 503, 504].flatMap((code) => [status(code, true), status(code, false)]),
]
