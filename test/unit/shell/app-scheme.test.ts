import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createResponder } from '../../../src/main/shell/app-scheme.ts'

const folder = mkdtempSync(join(tmpdir(), 'yeongsu-scheme-'))
const root = join(folder, 'renderer')
let respond: ReturnType<typeof createResponder>

/** A request as Electron hands it over: the URL as Chromium wrote it, which Node's own Request would rewrite. */
const ask = (url: string, method = 'GET', headers: Record<string, string> = {}): Promise<Response> => {
  const request = new Request('app://bundle/', { headers, ...(method === 'GET' ? {} : { method }) })
  Object.defineProperty(request, 'url', { value: url })
  return respond(request)
}

beforeAll(() => {
  mkdirSync(join(root, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.js'), 'canary')
  writeFileSync(join(root, 'index.html'), '<meta property="csp-nonce" content="__CSP_NONCE__">')
  for (const name of ['a-1.js', 'a-1.css', 'f.woff2', 'p.svg', 'p.png', 'x.map', '.hidden.js', 'sp ace.js'])
    writeFileSync(join(root, 'assets', name), name)
  symlinkSync(join(folder, 'secret.js'), join(root, 'assets', 'link.js'))
  symlinkSync(folder, join(root, 'out'))
  respond = createResponder(root)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the app:// scheme', () => {
  it.each([
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/a-1.js', 'text/javascript; charset=utf-8'],
    ['/assets/a-1.css', 'text/css; charset=utf-8'],
    ['/assets/f.woff2', 'font/woff2'],
    ['/assets/p.svg', 'image/svg+xml'],
    ['/assets/p.png', 'image/png'],
  ])('serves %s as %s, not to be kept, sniffed or shared', async (path, type) => {
    const answer = await ask(`app://bundle${path}`)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': type,
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(0)
  })

  it('gives each page a policy with a nonce of its own, and the page the same nonce', async () => {
    const pages = await Promise.all([1, 2].map(() => ask('app://bundle/index.html')))
    const nonces = await Promise.all(
      pages.map(async (page) => {
        const policy = page.headers.get('content-security-policy') ?? ''
        const nonce = /'nonce-([\w-]{24})'/.exec(policy)?.[1] ?? ''
        expect(await page.text()).toBe(`<meta property="csp-nonce" content="${nonce}">`)
        expect(policy).toBe(
          `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; ` +
            "connect-src 'none'; worker-src 'none'; form-action 'none'; frame-src 'none'; base-uri 'none'; object-src 'none'; " +
            "require-trusted-types-for 'script'; trusted-types 'none'",
        )
        expect(policy).not.toContain('unsafe')
        expect(page.headers.get('permissions-policy')).toContain('fullscreen=()')
        return nonce
      }),
    )
    expect(new Set(nonces).size).toBe(2)
  })

  it.each([
    'app://bundle/',
    'app://bundle',
    'app://bundle/assets',
    'app://bundle/assets/',
    'app://bundle/../secret.js',
    'app://bundle/assets/../index.html',
    'app://bundle/%2e%2e/secret.js',
    'app://bundle/%2e%2e%2fsecret.js',
    'app://bundle/..%5csecret.js',
    'app://bundle/..\\secret.js',
    'app://bundle//index.html',
    'app://bundle/./index.html',
    'app://bundle/index.html\0',
    'app://bundle/index.html%00',
    'app://bundle/index.html/',
    'app://bundle/index.html?x',
    'app://bundle/INDEX.html',
    'app://bundle/assets/link.js',
    'app://bundle/out/secret.js',
    'app://bundle/assets/x.map',
    'app://bundle/assets/.hidden.js',
    'app://bundle/assets/sp%20ace.js',
    'app://bundle/__proto__',
    'app://other/index.html',
    'app://bundle.example/index.html',
    'app://bundle:80/index.html',
    'app://user@bundle/index.html',
    'app:index.html',
    'app:///index.html',
    'file:///etc/passwd',
    `app://bundle/${'a'.repeat(100_000)}`,
  ])('answers 404 to %s', async (url) => {
    const answer = await ask(url)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toBe('')
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'")
  })

  it('answers 405 to every other method and to a part of a file', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'])
      expect((await ask('app://bundle/index.html', method)).status).toBe(405)
    expect((await ask('app://bundle/index.html', 'GET', { range: 'bytes=0-1' })).status).toBe(405)
  })

  it('serves nothing but its own list, whatever is asked', async () => {
    const pieces = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      '%5c',
      '%00',
      'assets',
      'index.html',
      'secret.js',
      'out',
      'link.js',
      '?',
      '#',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 8 }), async (parts) => {
        const text = await (await ask(`app://bundle/${parts.join('')}`)).text()
        expect(text).not.toContain('canary')
      }),
      { numRuns: 500 },
    )
  })
})
