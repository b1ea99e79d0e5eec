import { createRequire } from 'node:module'
import type iconv from 'iconv-lite'

/**
 * The text of an answer: strict UTF-8, else CP949 (KCP guide §10.8).
 * iconv-lite decodes CP949 because Node's own decoder knows half of its characters and turns the rest into rubbish. Its tables are a fifth of
 * all that main would have to read at its start, and hardly an answer needs them: they are read with the first that does.
 */
export function readText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const { decode }: Pick<typeof iconv, 'decode'> = load('iconv-lite')
    return decode(Buffer.from(bytes), 'cp949')
  }
}

const load = createRequire(import.meta.url)

/** A text with the colon that makes it a name, or a bracket: enough to see the names of the outermost object. */
const nameOrBracket = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/gs

/** An answer's JSON as a value; undefined when it is none, and when its object names a field twice: such an answer says two things. */
export function parseAnswer(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return namesTwice(text) ? undefined : value
  } catch {
    return undefined
  }
}

function namesTwice(text: string): boolean {
  const names = new Set<unknown>()
  let depth = 0
  for (const [token, quoted, colon] of text.matchAll(nameOrBracket)) {
    if (token === '{' || token === '[') depth += 1
    else if (token === '}' || token === ']') depth -= 1
    else if (quoted !== undefined && colon !== undefined && depth === 1) {
      const name: unknown = JSON.parse(quoted)
      if (names.has(name)) return true
      names.add(name)
    }
  }
  return false
}

/** A message as people read it: `%C1%A4%BB%F3` is percent-encoded EUC-KR (KCP guide §10.8); anything else stays as it is. */
export function readMessage(raw: string): string {
  if (!raw.includes('%') || !/%[0-9a-f]{2}/i.test(raw)) return raw
  const bytes: number[] = []
  for (const [token, hex] of raw.matchAll(/%([0-9a-f]{2})|[\s\S]/gi)) {
    if (hex === undefined) bytes.push(...Buffer.from(token, 'utf8'))
    else bytes.push(Number.parseInt(hex, 16))
  }
  return readText(Uint8Array.from(bytes))
}

/** Fields that never belong on a screen or in the ledger's raw text (KCP guide §10.19). */
const secretFields =
  /("(?:id_info|cash_id_info|kcp_cert_info|kcp_sign_data|enc_data|enc_info)"\s*:\s*)("(?:[^"\\]|\\.)*"|\d+)/g

/** An answer's text with identities masked and a card number cut to its first six and last four digits. */
export const maskedText = (raw: string): string =>
  raw
    .replace(secretFields, '$1"***"')
    .replace(/("card_no"\s*:\s*")([^"]*)"/g, (_, head: string, number: string) => `${head}${maskedCardNumber(number)}"`)

/** A card number as it may be kept: an unmasked one loses its middle, a masked one stays as it came. */
export const maskedCardNumber = (number: string): string =>
  !number.includes('*') && number.replace(/\D/g, '').length > 10
    ? number.replace(/\D/g, '').replace(/^(\d{6})\d+(\d{4})$/, '$1******$2')
    : number
