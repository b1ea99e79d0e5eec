import { asciiOf, decode } from './encoding.ts'
import { admit, faultTexts, type FileRecord, unreadable } from './file-record.ts'
import type { NumberedPiece } from './numbered-pieces.ts'

/** The beginning of a posted form as a server logs it: a name, its value, and the next one. */
export const looksLikeForm = (line: string): boolean => /^[A-Za-z_]\w*=[^&\s]*&[A-Za-z_]\w*=/.test(line)

/**
 * Reads one line that holds the body of a posted form: what a webhook brings when it does not bring JSON. Values are UTF-8 or, as older
 * notices are, CP949; each says by its bytes which.
 */
export function formRecord({ line, bytes, fault }: NumberedPiece): FileRecord {
  const text = asciiOf(bytes).trim()
  if (fault !== null) return { kind: 'unreadable', line, text, because: faultTexts[fault] }
  const fields: [string, string][] = []
  for (const pair of bytes.toString('latin1').trim().split('&')) {
    const equals = pair.indexOf('=')
    const name = valueOf(equals === -1 ? pair : pair.slice(0, equals))
    const value = equals === -1 ? '' : valueOf(pair.slice(equals + 1))
    if (name === null || value === null) return { kind: 'unreadable', line, text, because: unreadable.encoding }
    if (name === '') continue
    if (fields.some(([known]) => known === name)) return { kind: 'unreadable', line, text, because: unreadable.twice }
    fields.push([name, value])
  }
  if (fields.some(([, value]) => value.includes('\0')))
    return { kind: 'unreadable', line, text, because: unreadable.controls }
  return admit(line, text, null, Object.fromEntries(fields))
}

/** A name or value of a form, its escapes undone; null when its bytes are text in neither encoding. */
function valueOf(escaped: string): string | null {
  const plain = escaped.replaceAll('+', ' ')
  if (!plain.includes('%')) return textOf(Buffer.from(plain, 'latin1'))
  const bytes: number[] = []
  for (const [token, hex] of plain.matchAll(/%([0-9a-f]{2})|[\s\S]/gi)) {
    bytes.push(hex === undefined ? token.charCodeAt(0) : Number.parseInt(hex, 16))
  }
  return textOf(Buffer.from(bytes))
}

const textOf = (bytes: Buffer): string | null => decode(bytes, 'utf-8') ?? decode(bytes, 'cp949')
