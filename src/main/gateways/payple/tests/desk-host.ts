import { createServer, type ServerResponse } from 'node:http'
import type { LinkDesk, MethodDesk, ReceiptDesk } from '../../desks.ts'
import type { Patience } from '../client.ts'
import { payple } from './support.ts'

type Body = Readonly<Record<string, unknown>>

/** How the host answers one request. */
export type Reply = (response: ServerResponse, body: Body) => void

export const json =
  (answer: Body, status = 200): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer))
  }

export const text =
  (answer: string, status = 200): Reply =>
  (response) => {
    response.writeHead(status, { location: '/elsewhere' })
    response.end(answer)
  }

/** Closes without a byte of answer. */
export const drop: Reply = (response) => {
  response.socket?.destroy()
}

/** Answers half and closes. */
export const half: Reply = (response) => {
  response.writeHead(200, { 'content-length': '400' })
  response.write('{"PCD_PAY_RST":"success","PCD_PAY_CODE":"TSRG0000"', () => response.socket?.destroy())
}

/** Never answers. */
export const silence: Reply = () => undefined

/** What an auth is for, as its body says: a PCD_PAY_WORK, or the look-up. */
export type Purpose = 'TSREG' | 'TSCANCEL' | 'PUSERINFO' | 'PUSERDEL' | 'LINKREG' | 'look-up'

export interface DeskHost {
  readonly url: string
  /** Every request as it came, auths included, oldest first. */
  readonly asked: { readonly path: string; readonly body: Body }[]
  /** Purposes of the auths, oldest first. */
  readonly auths: Purpose[]
  /** Requests after an auth, by purpose. */
  count(purpose: Purpose): number
  /** Requests whose token was not of a fresh auth for just this purpose. */
  readonly faults: string[]
  close(): Promise<void>
}

const purposeOf = (body: Body): Purpose => {
  const work = body['PCD_PAY_WORK']
  if (body['PCD_PAYCHK_FLAG'] === 'Y' && work === undefined) return 'look-up'
  if (work === 'TSREG' || work === 'TSCANCEL' || work === 'PUSERINFO' || work === 'PUSERDEL' || work === 'LINKREG') {
    return work
  }
  throw new RangeError('an auth for nothing')
}

/**
 * Payple's two calls on a port of this machine, in a few lines: auths are checked to be used once and for their purpose; `replies` says
 * the answer of each purpose, `auths` replaces the answer of an auth. Knows nothing else of Payple.
 */
export async function startDeskHost(
  replies: Partial<Readonly<Record<Purpose, Reply>>>,
  auths: Partial<Readonly<Record<Purpose, Reply>>> = {},
): Promise<DeskHost> {
  const open = new Map<string, Purpose>()
  const seen: Pick<DeskHost, 'asked' | 'auths' | 'faults'> = { asked: [], auths: [], faults: [] }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const parsed: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
      const body: Body = Object.fromEntries(Object.entries(parsed ?? {}))
      const path = request.url ?? ''
      seen.asked.push({ path, body })
      if (path === '/php/auth.php') {
        const purpose = purposeOf(body)
        seen.auths.push(purpose)
        const token = `token-${seen.auths.length}`
        open.set(token, purpose)
        const host = `http://${request.headers.host ?? ''}`
        const url = { PCD_PAY_HOST: host, PCD_PAY_URL: `/${purpose}`, return_url: `${host}/${purpose}` }
        const auth = { result: 'success', cst_id: `cst-${token}`, custKey: `cust-${token}`, AuthKey: token, ...url }
        return (auths[purpose] ?? json(auth))(response, body)
      }
      const token = String(body['PCD_AUTH_KEY'])
      const tokens = [body['PCD_CST_ID'], body['PCD_CUST_KEY']].join(' ')
      if (open.get(token) !== path.slice(1) || tokens !== `cst-${token} cust-${token}`) seen.faults.push(path)
      open.delete(token)
      const reply = Object.entries(replies).find(([purpose]) => path === `/${purpose}`)?.[1]
      return (reply ?? text('nothing here', 404))(response, body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    ...seen,
    url: `http://127.0.0.1:${port}`,
    count: (purpose) => seen.asked.filter(({ path }) => path === `/${purpose}`).length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The three desks of a gateway that offers them all. */
export function desks(patience: Partial<Patience> = {}): {
  readonly receipts: ReceiptDesk
  readonly methods: MethodDesk
  readonly links: LinkDesk
} {
  const { receipts, methods, links } = payple(patience)
  if (!receipts.offered || !methods.offered || !links.offered) throw new RangeError('a desk is not offered')
  return { receipts, methods, links }
}
