import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'

/** Which sandbox. */
export type SandboxName = 'kcp' | 'payple'

/** What one sandbox counted, as it tells over HTTP at `/_book`. */
export interface SandboxCounts {
  readonly refunds: number
  readonly refundedWon: number
}

/** Where the practice sandboxes of a profile listen. */
export const sandboxUrls = (home: string): Readonly<Record<SandboxName, string>> =>
  JSON.parse(readFileSync(join(home, 'practice', 'sandboxes.json'), 'utf8'))

/** Reads a sandbox's own counts. */
export async function readCounts(url: string): Promise<SandboxCounts> {
  const book: { totals: SandboxCounts } = JSON.parse(await call('GET', `${url}/_book`, ''))
  return { refunds: book.totals.refunds, refundedWon: book.totals.refundedWon }
}

/** Makes the sandbox play a scene for its next money call, or of Payple's next call of `path`. `delayMs` is how long KCP's `slow` waits. */
export async function playScene(url: string, name: string, delayMs?: number, path?: string): Promise<void> {
  await call('POST', `${url}/_scene`, JSON.stringify({ name, times: 1, delayMs, path }))
}

function call(method: string, url: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { 'content-type': 'application/json' } }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (piece: string) => {
        text += piece
      })
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(text) : reject(new Error(`${method} ${url}: ${answer.statusCode} ${text}`)),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
