import { createServer, type IncomingMessage, request as startRequest, type ServerResponse } from 'node:http'

/** What a proxy does at the two moments of a call that its end points cannot see. Paths are without a query; bodies are as they came. */
export interface Watch {
  /** The request is here, whole; the gateway has not seen it. `drop` lets it go no further. */
  readonly arrived?: (path: string, body: Buffer) => Promise<'pass' | 'drop'>
  /** The gateway has answered; the caller has not heard. */
  readonly answered?: (path: string, answer: string) => Promise<void>
}

/** A gateway's address with somebody watching. */
export interface WatchingProxy {
  readonly url: string
  close(): Promise<void>
}

/** Stands between a gateway's client and its sandbox. The sandbox's own address in an answer becomes the proxy's. */
export async function startWatchingProxy(target: string, watch: Watch): Promise<WatchingProxy> {
  let url = ''
  const server = createServer((request, response) => {
    pass(request, response, target, url, watch).catch(() => response.destroy())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  url = `http://127.0.0.1:${address.port}`
  return {
    url,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  target: string,
  url: string,
  watch: Watch,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  const body = await bytesOf(request)
  if ((await watch.arrived?.(path, body)) === 'drop') return void response.destroy()
  const answer = await forward(target, request, body)
  await watch.answered?.(path, answer.text)
  const text = answer.text.replaceAll(target, url)
  response
    .writeHead(answer.status, { 'content-type': answer.type, 'content-length': Buffer.byteLength(text) })
    .end(text)
}

interface Forwarded {
  readonly status: number
  readonly type: string
  readonly text: string
}

const forward = (target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Forwarded> =>
  new Promise((resolve, reject) => {
    const to = new URL(url ?? '/', target)
    const { host: _ours, ...rest } = headers
    const asked = startRequest(to, { method, headers: rest }, (answer) => {
      bytesOf(answer).then(
        (bytes) =>
          resolve({
            status: answer.statusCode ?? 502,
            type: answer.headers['content-type'] ?? 'text/plain',
            text: bytes.toString('utf8'),
          }),
        reject,
      )
    })
    asked.once('error', reject)
    asked.end(body)
  })

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
