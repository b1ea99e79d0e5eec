import { createServer as createHttpServer, type Server } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttp, type HttpRequest } from '../../../src/main/gateways/http.ts'
import { relayProblem } from '../../../src/main/gateways/relay.ts'

const servers: Server[] = []
const tunnels = new Set<Duplex>()

afterEach(async () => {
  for (const socket of tunnels) socket.destroy()
  tunnels.clear()
  for (const server of servers) server.closeAllConnections()
  await Promise.all(servers.splice(0).map((server) => new Promise((closed) => server.close(closed))))
})

async function listen(server: Server): Promise<string> {
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
}

/** A gateway that answers everything; `asked` counts the requests that arrived. */
async function gateway() {
  const told = { asked: 0 }
  const url = await listen(
    createHttpServer((_request, response) => {
      told.asked += 1
      response.end('{"res_cd":"0000"}')
    }),
  )
  return { url, told }
}

/** A relay that tunnels, or does with the tunnel asked for what the test says. */
async function relay(onTunnel?: (socket: Duplex) => void) {
  const told: string[] = []
  const server = createHttpServer((_request, response) => {
    told.push('plain')
    response.statusCode = 400
    response.end()
  })
  server.on('connect', (request, socket) => {
    told.push(request.url ?? '')
    tunnels.add(socket)
    socket.on('error', () => undefined)
    if (onTunnel !== undefined) return onTunnel(socket)
    const [host = '', port = ''] = (request.url ?? '').split(':')
    const through = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      through.pipe(socket)
      socket.pipe(through)
    })
    through.on('error', () => socket.destroy())
  })
  return { url: await listen(server), told }
}

const http = createHttp()

const ask = (url: string, through: string | null, change: Partial<HttpRequest> = {}) =>
  http.ask({
    url: `${url}/money`,
    headers: {},
    body: '{}',
    reach: 'loopback',
    relay: through,
    timeoutMs: 2_000,
    ...change,
  })

describe('a call through a relay', () => {
  it('reaches the gateway in a tunnel, once, and the relay sees its host and nothing else', async () => {
    const [to, through] = [await gateway(), await relay()]
    expect(await ask(to.url, through.url)).toMatchObject({ kind: 'answered', status: 200 })
    expect(to.told.asked).toBe(1)
    expect(through.told).toEqual([to.url.slice('http://'.length)])
  })

  it('is not sent when the relay refuses the tunnel, hangs up, or is not there', async () => {
    const to = await gateway()
    const refusing = await relay((socket) => socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n'))
    const hangingUp = await relay((socket) => socket.destroy())
    for (const through of [refusing.url, hangingUp.url, 'http://127.0.0.1:1']) {
      expect(await ask(to.url, through), through).toEqual({ kind: 'not-sent' })
    }
    expect(to.told.asked).toBe(0)
  })

  it('is not sent when the relay never answers for the tunnel', async () => {
    const to = await gateway()
    const silent = await relay(() => undefined)
    expect(await ask(to.url, silent.url, { timeoutMs: 300 })).toEqual({ kind: 'not-sent' })
    expect(to.told.asked).toBe(0)
  })

  it('is lost when the tunnel breaks after the request went in', async () => {
    const to = await listen(createHttpServer((request) => request.socket.destroy()))
    const through = await relay()
    expect(await ask(to, through.url)).toEqual({ kind: 'lost', because: 'connection-lost' })
  })

  it('leaves nothing where a gateway on the internet would be spoken to through a private or unencrypted relay', async () => {
    const through = await relay()
    const way = { reach: 'public', timeoutMs: 500 } as const
    for (const one of [
      through.url,
      'https://127.0.0.1:8443',
      'https://10.0.0.7:8443',
      'https://name:word@relay.example',
    ])
      expect(await ask('https://gateway.example', one, way), one).toEqual({ kind: 'not-sent' })
    expect(through.told).toEqual([])
  })
})

describe('the address of a relay', () => {
  it.each([
    ['https://relay.example.com:8443', null],
    ['https://relay.example.com', null],
    ['http://relay.example.com:8080', 'https://'],
    ['relay.example.com:8443', 'https://'],
    ['https://name:word@relay.example.com', '비밀번호'],
    ['https://relay.example.com/path', '호스트와 포트'],
    ['', 'https://'],
  ])('%s', (typed, word) => {
    const problem = relayProblem(typed)
    if (word === null) expect(problem).toBeNull()
    else expect(problem).toContain(word)
  })
})
