import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import {
  createHttp,
  type HttpAnswer,
  type HttpRequest,
  isPublicAddress,
  largestAnswerBytes,
} from '../../../src/main/gateways/http.ts'

interface RawServer {
  readonly url: string
  readonly port: number
  /** Header blocks that arrived, over all connections. */
  requests(): number
  connections(): number
  lastRequest(): string
}

const servers: Server[] = []
const sockets = new Set<Socket>()

afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  sockets.clear()
  await Promise.all(servers.splice(0).map((server) => new Promise((closed) => server.close(closed))))
})

/** A server on the wire itself: `onBytes` sees each arrival with everything read from that connection so far. */
async function listen(
  onBytes: (socket: Socket, soFar: string) => void,
  onConnection: (socket: Socket) => void = () => undefined,
): Promise<RawServer> {
  const seen: { text: string }[] = []
  const server = createServer((socket) => {
    const connection = { text: '' }
    seen.push(connection)
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      connection.text += chunk.toString('latin1')
      onBytes(socket, connection.text)
    })
    onConnection(socket)
  })
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}/money`,
    port: address.port,
    requests: () => seen.reduce((count, { text }) => count + (text.match(/^POST /gm)?.length ?? 0), 0),
    connections: () => seen.length,
    lastRequest: () => seen.at(-1)?.text ?? '',
  }
}

const http = createHttp()
const body = JSON.stringify({ amount: '1000' })
const toLoopback = (url: string, timeoutMs = 5_000, text = body): HttpRequest => ({
  url,
  headers: { 'content-type': 'application/json' },
  body: text,
  reach: 'loopback',
  timeoutMs,
})
const textOf = (answer: HttpAnswer): string =>
  answer.kind === 'answered' ? Buffer.from(answer.body).toString('utf8') : answer.kind
const whole = (soFar: string): boolean => soFar.includes('\r\n\r\n') && soFar.endsWith(body)
const answering =
  (text: string, head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n') =>
  (socket: Socket, soFar: string): void => {
    if (whole(soFar)) socket.end(`${head}content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
  }

describe('a call that is answered', () => {
  it('carries status, content type and body, and asks for no compression and no keep-alive', async () => {
    const server = await listen(answering('{"res_cd":"0000"}'))
    const answer = await http.ask(toLoopback(server.url))
    expect(answer).toMatchObject({ kind: 'answered', status: 200, contentType: 'application/json' })
    expect(textOf(answer)).toBe('{"res_cd":"0000"}')
    expect(server.lastRequest().toLowerCase()).toContain('connection: close')
    expect(server.lastRequest().toLowerCase()).toContain('accept-encoding: identity')
  })

  it('hands a redirect on and does not follow it', async () => {
    const target = await listen(answering('{}'))
    const server = await listen(answering('', `HTTP/1.1 307 Temporary Redirect\r\nlocation: ${target.url}\r\n`))
    expect(await http.ask(toLoopback(server.url))).toMatchObject({ kind: 'answered', status: 307 })
    expect(target.connections()).toBe(0)
  })

  it('has nothing to read when it comes compressed though nobody asked', async () => {
    const server = await listen(answering('{"res_cd":"0000"}', 'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n'))
    expect(textOf(await http.ask(toLoopback(server.url)))).toBe('')
  })

  it('is read up to one mebibyte and not a byte further', async () => {
    const fits = await listen(answering('x'.repeat(largestAnswerBytes)))
    expect(textOf(await http.ask(toLoopback(fits.url))).length).toBe(largestAnswerBytes)
    const exceeds = await listen(answering('x'.repeat(2 * largestAnswerBytes)))
    expect(await http.ask(toLoopback(exceeds.url))).toEqual({ kind: 'lost', because: 'answer-too-large' })
  })
})

const partly = 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"res_cd":'
const breaks: Readonly<Record<string, (socket: Socket, soFar: string) => void>> = {
  'reset on the first byte': (socket) => socket.resetAndDestroy(),
  'reset after the full body': (socket, soFar) => whole(soFar) && socket.resetAndDestroy(),
  'closed after the full body': (socket, soFar) => whole(soFar) && socket.end(),
  'destroyed after the full body': (socket, soFar) => whole(soFar) && socket.destroy(),
  'reset inside the status line': (socket, soFar) =>
    whole(soFar) && socket.write('HTTP/1.', () => socket.resetAndDestroy()),
  'closed inside the headers': (socket, soFar) => whole(soFar) && socket.end('HTTP/1.1 200 OK\r\ncontent-le'),
  'reset inside the answer': (socket, soFar) => whole(soFar) && socket.write(partly, () => socket.resetAndDestroy()),
  'closed inside the answer': (socket, soFar) => whole(soFar) && socket.end(partly),
  'cut inside a chunk': (socket, soFar) =>
    whole(soFar) && socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n20\r\n{"res'),
  'garbage instead of HTTP': (socket, soFar) => whole(soFar) && socket.end('220 mail.example ESMTP\r\n'),
}

describe('a call whose connection breaks after it may have left', () => {
  for (const [name, onBytes] of Object.entries(breaks)) {
    it(`${name}: is lost, and reached the gateway once`, async () => {
      const server = await listen(onBytes)
      expect(await http.ask(toLoopback(server.url))).toEqual({ kind: 'lost', because: 'connection-lost' })
      expect(server.requests()).toBe(1)
      expect(server.connections()).toBe(1)
    })
  }

  it('is lost when the connection is reset in the middle of a large body', async () => {
    const server = await listen((socket, soFar) => soFar.length > 100_000 && socket.resetAndDestroy())
    const answer = await http.ask(toLoopback(server.url, 5_000, 'x'.repeat(8_000_000)))
    expect(answer).toEqual({ kind: 'lost', because: 'connection-lost' })
    expect(server.requests()).toBe(1)
  })

  it('is lost, never not-sent, when the gateway accepts and closes at once', async () => {
    const server = await listen(
      () => undefined,
      (socket) => socket.end(),
    )
    expect(await http.ask(toLoopback(server.url))).toEqual({ kind: 'lost', because: 'connection-lost' })
    expect(server.connections()).toBe(1)
  })

  it('is lost in time when no answer comes', async () => {
    const server = await listen(() => undefined)
    expect(await http.ask(toLoopback(server.url, 150))).toEqual({ kind: 'lost', because: 'timeout' })
    expect(server.requests()).toBe(1)
  })

  it('is lost in time when the answer stalls half-way', async () => {
    const server = await listen((socket, soFar) => whole(soFar) && socket.write(partly))
    expect(await http.ask(toLoopback(server.url, 150))).toEqual({ kind: 'lost', because: 'timeout' })
    expect(server.requests()).toBe(1)
  })
})

describe('a call that never left', () => {
  it('is not sent when the port refuses', async () => {
    const server = await listen(() => undefined)
    await new Promise((closed) => servers.splice(0)[0]?.close(closed))
    expect(await http.ask(toLoopback(server.url))).toEqual({ kind: 'not-sent' })
  })

  it('is not sent when the name does not resolve', async () => {
    const request: HttpRequest = { ...toLoopback('https://gateway.invalid/money'), reach: 'public' }
    expect(await http.ask(request)).toEqual({ kind: 'not-sent' })
  })

  it('is not sent when the TLS handshake fails', async () => {
    const server = await listen((socket) => socket.end('not TLS'))
    expect(await http.ask(toLoopback(`https://127.0.0.1:${server.port}/`))).toEqual({ kind: 'not-sent' })
    expect(server.requests()).toBe(0)
  })

  it('is not sent when the handshake is still under way at the deadline', async () => {
    const server = await listen(() => undefined)
    expect(await http.ask(toLoopback(`https://127.0.0.1:${server.port}/`, 150))).toEqual({ kind: 'not-sent' })
    expect(server.requests()).toBe(0)
  })
})

describe('where a call may go', () => {
  it.each([
    'http://127.0.0.1:1/',
    'https://127.0.0.1:1/',
    'https://[::ffff:127.0.0.1]:1/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://169.254.169.254/latest',
    'https://10.0.0.1/',
    'http://spl.kcp.co.kr/',
    'https://user@spl.kcp.co.kr/',
    'file:///etc/passwd',
    'nonsense',
  ])('a public call refuses %s before anything is sent', async (url) => {
    expect(await http.ask({ ...toLoopback(url), reach: 'public' })).toEqual({ kind: 'not-sent' })
  })

  it('a public call refuses a name that resolves to this machine, without connecting', async () => {
    const server = await listen(answering('{}'))
    const request: HttpRequest = { ...toLoopback(`https://localhost:${server.port}/`), reach: 'public' }
    expect(await http.ask(request)).toEqual({ kind: 'not-sent' })
    expect(server.connections()).toBe(0)
  })

  it('a loopback call reaches localhost by name', async () => {
    const server = await listen(answering('{"ok":1}'))
    expect(textOf(await http.ask(toLoopback(`http://localhost:${server.port}/`)))).toBe('{"ok":1}')
  })

  it.each(['http://10.0.0.1/', 'https://spl.kcp.co.kr/', 'http://localhost.example/', 'http://127.0.0.1.nip.io/'])(
    'a loopback call refuses %s',
    async (url) => {
      expect(await http.ask(toLoopback(url))).toEqual({ kind: 'not-sent' })
    },
  )

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '2002:a00:1::',
    '2001:db8::1',
    'nonsense',
    '',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it.each(['203.238.36.1', '8.8.8.8', '172.32.0.1', '2606:4700::1111'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })
})

describe('calls at the same time', () => {
  it('never take each other’s word for what was sent', async () => {
    const answers = await listen(answering('{}'))
    const closes = await listen((socket, soFar) => whole(soFar) && socket.resetAndDestroy())
    const refused = await listen(() => undefined)
    const gone = servers.pop()
    await new Promise((closed) => gone?.close(closed))
    const kinds = ['answered', 'lost', 'not-sent'] as const
    const urls = [answers.url, closes.url, refused.url]
    const asked = Array.from({ length: 150 }, (_, turn) => turn % 3)
    const told = await Promise.all(asked.map((which) => http.ask(toLoopback(urls[which] ?? ''))))
    expect(told.map((answer) => answer.kind)).toEqual(asked.map((which) => kinds[which]))
    expect(answers.requests()).toBe(50)
    expect(closes.requests()).toBe(50)
  })
})
