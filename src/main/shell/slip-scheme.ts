import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { guards } from './app-scheme.ts'
import { permissionsPolicy } from './content-security-policy.ts'
import { listStaticFiles } from './static-files.ts'

/** The origin of slips: another one than the window's. */
const slipOrigin = 'app://slip'

/** A slip's policy: its own style and font, and nothing else; no script runs. */
const slipPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "font-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')

/** Slips that may be loaded now. */
export interface SlipShelf {
  /** Puts a page there for one slip window. `make` is given the nonce its style must carry; `take` removes it again. */
  put(make: (nonce: string) => string): { readonly address: string; take(): void }
  /** Answers GET of a page that lies there and of the font; 404 or 405 for everything else. */
  respond(request: Request): Promise<Response>
}

/** Makes an empty shelf; `font` reads the bundled font. */
export function createSlipShelf(font: () => Promise<Uint8Array<ArrayBuffer>>): SlipShelf {
  const pages = new Map<string, { readonly text: string; readonly nonce: string }>()
  return {
    put: (make) => {
      const address = `${slipOrigin}/${randomBytes(18).toString('base64url')}.html`
      const nonce = randomBytes(18).toString('base64url')
      pages.set(address, { text: make(nonce), nonce })
      return { address, take: () => void pages.delete(address) }
    },
    respond: async (request) => {
      if (request.method !== 'GET') return refused(405)
      if (request.url === `${slipOrigin}/font.woff2`)
        return new Response(await font(), { headers: { ...guards, 'content-type': 'font/woff2' } })
      const page = pages.get(request.url)
      if (page === undefined) return refused(404)
      const policies = { 'content-security-policy': slipPolicy(page.nonce), 'permissions-policy': permissionsPolicy }
      return new Response(page.text, {
        headers: { ...guards, ...policies, 'content-type': 'text/html; charset=utf-8' },
      })
    },
  }
}

const refused = (status: 404 | 405): Response =>
  new Response(null, { status, headers: { ...guards, 'content-security-policy': "default-src 'none'" } })

/** Reads the font the window itself is served, out of the built renderer under `root`. */
export async function bundledFont(root: string): Promise<Uint8Array<ArrayBuffer>> {
  const font = [...listStaticFiles(root).values()].find(({ contentType }) => contentType === 'font/woff2')
  if (font === undefined) throw new Error('no font in the built renderer')
  return Uint8Array.from(await readFile(font.path))
}
