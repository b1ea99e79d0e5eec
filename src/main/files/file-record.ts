import type { SplitFault } from './splitter.ts'

/**
 * One object as a file holds it, whatever the format; `text` is how it stands there. `json` is the text `fields` were parsed from,
 * where it is JSON on one line; null otherwise.
 */
export interface ReadableRecord {
  readonly kind: 'fields'
  readonly line: number
  readonly text: string
  readonly json: string | null
  readonly fields: Readonly<Record<string, unknown>>
}

/** What a stretch of a file turned out to be: an object, or nothing that can be taken and the Korean reason. */
export type FileRecord =
  | ReadableRecord
  | { readonly kind: 'unreadable'; readonly line: number; readonly text: string; readonly because: string }

/** Longest value and largest number of fields of one answer (security §5). */
const longestFieldBytes = 65_536
export const mostFields = 256
/** Gateways' answers are flat; a few wrap the answer once or twice. */
const deepest = 8

/** Korean reasons of stretches that are no record. */
export const faultTexts = {
  'too-long': '한 줄이 1 MB를 넘습니다. 결제사 응답으로 읽지 않았습니다.',
  broken: '따옴표나 괄호가 닫히지 않았습니다.',
  'not-an-object': '결제사 응답(JSON 객체)이 아닙니다.',
  'cut-off': '파일이 이 기록 중간에서 끝납니다.',
} as const satisfies Record<SplitFault, string>

/** Korean reasons of records that cannot be taken. */
export const unreadable = {
  encoding: '이 파일의 글자 인코딩으로 읽을 수 없는 바이트가 있습니다.',
  controls: '글자가 아닌 바이트(NUL)가 섞여 있습니다.',
  json: 'JSON으로 읽을 수 없습니다.',
  twice: '같은 필드가 두 번 적혀 있어 어느 값이 맞는지 알 수 없습니다.',
  fields: `필드가 ${mostFields}개를 넘습니다.`,
  longField: '64 KB를 넘는 값이 있습니다.',
  deep: '값이 너무 깊게 겹쳐 있습니다.',
} as const

/** A parsed object within the limits, or the Korean reason why it is none. `json` as in {@link ReadableRecord}. */
export function admit(line: number, text: string, json: string | null, value: unknown): FileRecord {
  if (!isObject(value)) return { kind: 'unreadable', line, text, because: faultTexts['not-an-object'] }
  const because = refusalInside(value, 1)
  return because === null
    ? { kind: 'fields', line, text, json, fields: value }
    : { kind: 'unreadable', line, text, because }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A character takes at most three bytes for each of its units, so most values need no counting. */
const isTooLong = (text: string): boolean =>
  text.length * 3 > longestFieldBytes && Buffer.byteLength(text) > longestFieldBytes

function refusalInside(value: unknown, depth: number): string | null {
  if (typeof value === 'string') return isTooLong(value) ? unreadable.longField : null
  if (typeof value !== 'object' || value === null) return null
  if (depth > deepest) return unreadable.deep
  const inside = Object.values(value)
  if (inside.length > mostFields) return unreadable.fields
  for (const one of inside) {
    const because = refusalInside(one, depth + 1)
    if (because !== null) return because
  }
  return null
}
