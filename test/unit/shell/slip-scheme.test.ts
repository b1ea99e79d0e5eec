import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { bundledFont, createSlipShelf } from '../../../src/main/shell/slip-scheme.ts'

const folder = mkdtempSync(join(tmpdir(), 'yeongsu-slip-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const shelf = createSlipShelf(async () => Uint8Array.from([1, 2, 3]))

const ask = (url: string, method = 'GET'): Promise<Response> => {
  const request = new Request('app://slip/', { method })
  Object.defineProperty(request, 'url', { value: url })
  return shelf.respond(request)
}

describe('the shelf of slips', () => {
  it('gives a page while it lies there, with a policy that allows its style and font and no script', async () => {
    const page = shelf.put((nonce) => `<style nonce="${nonce}"></style>`)
    const answer = await ask(page.address)
    const text = await answer.text()
    const [, nonce = ''] = /nonce="([^"]+)"/.exec(text) ?? []
    expect(nonce).not.toBe('')
    expect(answer.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'nonce-${nonce}'; font-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'`,
    )
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    page.take()
    expect((await ask(page.address)).status).toBe(404)
  })

  it('gives each page an address and a nonce of its own', () => {
    const nonces: string[] = []
    const addresses = [1, 2].map(() => shelf.put((nonce) => (nonces.push(nonce), '')).address)
    expect(new Set(addresses).size).toBe(2)
    expect(new Set(nonces).size).toBe(2)
  })

  it('gives the font', async () => {
    const answer = await ask('app://slip/font.woff2')
    expect(answer.headers.get('content-type')).toBe('font/woff2')
    expect((await answer.arrayBuffer()).byteLength).toBe(3)
  })

  it.each([
    'app://slip/',
    'app://slip/other.html',
    'app://bundle/index.html',
    'app://slip/font.woff2?x',
    'app://slip/..',
  ])('gives nothing at %s', async (url) => {
    expect((await ask(url)).status).toBe(404)
  })

  it('takes nothing', async () => {
    expect((await ask('app://slip/font.woff2', 'POST')).status).toBe(405)
  })
})

describe('the bundled font', () => {
  it('is the one the window is served', async () => {
    const root = join(folder, 'renderer')
    mkdirSync(join(root, 'assets'), { recursive: true })
    writeFileSync(join(root, 'index.html'), '')
    await expect(bundledFont(root)).rejects.toThrow('no font')
    writeFileSync(join(root, 'assets', 'Font-abc.woff2'), 'font')
    expect(Buffer.from(await bundledFont(root)).toString()).toBe('font')
  })
})
