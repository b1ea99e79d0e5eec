import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { CustomScheme, Session } from 'electron'
import { contentSecurityPolicy, permissionsPolicy } from './content-security-policy.ts'
import { listStaticFiles, type StaticFile } from './static-files.ts'

/** The window's own origin. No other page exists. */
export const appOrigin = 'app://bundle'
/** The one page. */
export const appPage = `${appOrigin}/index.html`

/** What Chromium is told of the scheme before `ready`: a secure origin like https. Service workers and CORS stay off. */
export const schemePrivileges: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
}

/** What every answer carries, refusals too. */
export const guards = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const

/** Stands in `index.html` where the nonce of each answer goes. */
const noncePlace = '__CSP_NONCE__'

/** Serves the built renderer under `app://bundle` to the windows of this session. */
export function serveApp(session: Session, root: string): void {
  session.protocol.handle('app', createResponder(root))
}

/**
 * Answers requests for the files under `root`: GET of a listed name on the host `bundle`, whole; 405 for another method or
 * a part of a file, 404 for everything else. Reads the list once.
 */
export function createResponder(root: string): (request: Request) => Promise<Response> {
  const files = listStaticFiles(root)
  return async (request) => {
    if (request.method !== 'GET' || request.headers.has('range')) return refuse(405)
    const file = fileFor(files, request.url)
    return file === null ? refuse(404) : serve(file)
  }
}

/** The name is compared as it stands in the request: an escape is a different name, so there is nothing to decode or resolve. */
function fileFor(files: ReadonlyMap<string, StaticFile>, url: string): StaticFile | null {
  if (!url.startsWith(`${appOrigin}/`)) return null
  const [name = ''] = url.slice(appOrigin.length).split('#', 1)
  return files.get(name) ?? null
}

async function serve(file: StaticFile): Promise<Response> {
  const body = await readFile(file.path)
  const headers = { ...guards, 'content-type': file.contentType }
  if (!file.contentType.startsWith('text/html')) return new Response(body, { headers })
  const nonce = randomBytes(18).toString('base64url')
  const page = body.toString('utf8').replaceAll(noncePlace, nonce)
  const policies = { 'content-security-policy': contentSecurityPolicy(nonce), 'permissions-policy': permissionsPolicy }
  return new Response(page, { headers: { ...headers, ...policies } })
}

const refuse = (status: 404 | 405): Response =>
  new Response(null, { status, headers: { ...guards, 'content-security-policy': "default-src 'none'" } })
