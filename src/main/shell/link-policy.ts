import { failed, ok, type Result } from '../../domain/result.ts'

/**
 * Hosts whose pages may be opened in the person's browser: slips of KCP (guide §9) and of Payple with its card processor
 * (PCD_PAY_CARDRECEIPT). Whole names; a new one is a new line.
 */
const allowedHosts: ReadonlySet<string> = new Set([
  'admin8.kcp.co.kr',
  'testadmin8.kcp.co.kr',
  'admin.kcp.co.kr',
  'cpay.payple.kr',
  'democpay.payple.kr',
  'www.danalpay.com',
])

/**
 * Takes a link as it came from a gateway's answer and gives the address to open, written anew so that what was checked is
 * what is opened. Refused are other schemes and hosts, user names, ports, and whatever a person could misread.
 */
export function allowedLink(link: string): Result<URL, { readonly kind: 'link-not-allowed' }> {
  const refused = failed({ kind: 'link-not-allowed' as const })
  if (link.length > 2048 || !/^https:\/\/[\x21-\x7e]+$/i.test(link) || link.includes('\\')) return refused
  const url = readUrl(link)
  if (url === null || url.protocol !== 'https:' || !allowedHosts.has(url.hostname)) return refused
  if (url.username !== '' || url.password !== '' || url.port !== '') return refused
  // The parser forgives `https://user@host`, `:443` and a host in capitals or escapes; a link that needs forgiving is not opened.
  const authority = /^https:\/\/([^/?#]*)/i.exec(link)?.[1] ?? ''
  return authority === url.hostname ? ok(url) : refused
}

function readUrl(link: string): URL | null {
  try {
    return new URL(link)
  } catch {
    return null
  }
}
