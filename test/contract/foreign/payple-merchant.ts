import { request } from 'node:http'

/**
 * A merchant's own client, written from Payple's samples alone: node:http, the bodies as printed, the result rule of §3-6. It
 * shares no code with ours, so the sandbox is held to the documents and not to our client.
 */
export interface Told {
  readonly [field: string]: string
}

/** Posts JSON as the samples do, and reads JSON whatever the status. Rejects when none comes back. */
export async function send(url: string, body: object): Promise<Told> {
  const text = await post(url, JSON.stringify(body))
  return JSON.parse(text)
}

function post(url: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port, pathname, search } = new URL(url)
    const outgoing = request(
      {
        hostname,
        port,
        path: pathname + search,
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache', Referer: 'http://localhost:8080' },
      },
      (incoming) => {
        let told = ''
        incoming.setEncoding('utf8')
        incoming.on('data', (part: string) => {
          told += part
        })
        incoming.on('end', () => resolve(told))
        incoming.on('error', reject)
      },
    )
    outgoing.on('error', reject)
    outgoing.end(text)
  })
}

/** §3-6: success, and a code that contains 0000. */
export const succeeded = (told: Told): boolean =>
  told['PCD_PAY_RST'] === 'success' && (told['PCD_PAY_CODE'] ?? '').includes('0000')

/** The partner auth for a purpose, with the public test account. */
export const partnerAuth = (host: string, purpose: object): Promise<Told> =>
  send(`${host}/php/auth.php`, { cst_id: 'test', custKey: 'abcd1234567890', ...purpose })

/** An auth's tokens under the names of the second call. */
export const tokensOf = (auth: Told) => ({
  PCD_CST_ID: auth['cst_id'],
  PCD_CUST_KEY: auth['custKey'],
  PCD_AUTH_KEY: auth['AuthKey'],
})

/** One auth and one request to the address it gave. */
export async function ask(host: string, purpose: object, fields: object): Promise<Told> {
  const auth = await partnerAuth(host, purpose)
  return send(auth['return_url'] ?? '', { ...tokensOf(auth), ...fields })
}

/** Asks what became of a payment. */
export const lookUp = (host: string, type: 'card' | 'transfer', order: string, day: string): Promise<Told> =>
  ask(
    host,
    { PCD_PAYCHK_FLAG: 'Y' },
    { PCD_PAYCHK_FLAG: 'Y', PCD_PAY_TYPE: type, PCD_PAY_OID: order, PCD_PAY_DATE: day },
  )

/** Gives money back. */
export const cancel = (host: string, order: string, day: string, won: string): Promise<Told> =>
  ask(
    host,
    { PCD_PAYCANCEL_FLAG: 'Y' },
    {
      PCD_REFUND_KEY: 'a41ce010ede9fcbfb3be86b24858806596a9db68b79d138b147c3e563e1829a0',
      PCD_PAYCANCEL_FLAG: 'Y',
      PCD_PAY_OID: order,
      PCD_PAY_DATE: day,
      PCD_REFUND_TOTAL: won,
    },
  )
