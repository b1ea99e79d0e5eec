import { type CodeKind, type CodeRow, institutionRows, serviceRows, wordRemedies } from './code-table.ts'
import type { ShopRule } from '../../../domain/shop-rule.ts'
import type { Refusal } from '../call.ts'
import { everyPart, everyRefund } from '../truth.ts'
import { paymentRows } from './payment-code-table.ts'

/** The parts of Payple's message `[Test] [SPCD1001] 3143 - 카드사 문의 바랍니다.` Nulls are what it lacks. */
export interface MessageParts {
  /** Payple's own code: four or five letters and four characters. */
  readonly service: string | null
  /** The bank's or card company's code; its message wins when it is there. */
  readonly institution: string | null
  readonly text: string
}

const message = /^\s*(?:\[test\]\s*)?(?:\[([A-Z]{4,5}[A-Z0-9]{4})\]\s*)?(?:(-?\d{4,8})\s*[-:]\s*)?([\s\S]*)$/i
const codeAnywhere =
  /\b((?:AUTH|PAYC|PCHK|CPCA|SPCD|RPCD|CPAY|SPAY|ARSA|BILL|CBIL|CDAU|PCCF|TSRG|TSDL|PUSER)[A-Z0-9]{4})\b/i

/** Reads a PCD_PAY_MSG or result_msg, tolerantly: any part may be missing, the colon form `2008 : …` counts too. */
export function readMessage(raw: string): MessageParts {
  const [, service, institution, text] = message.exec(raw) ?? []
  const found = service ?? codeAnywhere.exec(raw)?.[1]
  return { service: found?.toUpperCase() ?? null, institution: institution ?? null, text: (text ?? '').trim() }
}

const byCode: ReadonlyMap<string, CodeRow> = new Map(
  [...serviceRows, ...institutionRows, ...paymentRows].map((row) => [row[0], row]),
)

/** The table's row of a code; null for a code the table does not have. */
export const rowOf = (code: string): CodeRow | null => byCode.get(code.toUpperCase()) ?? null

/**
 * Is it one of the success codes? The guide says the code *contains* 0000 (§3-6, §4-3); here it must be 0000 or letters and 0000,
 * so that a longer number that merely contains it is no yes.
 */
export const saysDone = (code: string): boolean => /^[A-Z]{0,5}0000$/i.test(code)

/** Success of a look-up: the only value ever printed is PCHK000 with three zeros; PCHK0001 stays an error. */
export const saysFound = (code: string): boolean => saysDone(code) || /^PCHK000$/i.test(code)

/** Words in a message that tell of a result not received. They only ever turn a no into an unknown, and only for unlisted codes. */
const noResultYet =
  /time\s*-?\s*out|타임\s*아웃|시간\s*초과|미수신|응답\s*(?:없음|이\s*없|지연)|처리\s*중|통신\s*(?:오류|장애)|시스템\s*(?:오류|장애)/i

/** What an answer with an explicit error means, with every code it carries. */
export interface ErrorReading {
  readonly kind: Exclude<CodeKind, 'yes'>
  readonly refusal: Refusal
}

/**
 * Reads an explicit error (PCD_PAY_RST or result `error`, or `close`).
 *
 * House rule: a code not in the table is unknown. The guide's rule (§4-3, certain): error is failure. Here the guide holds, because
 * the gateway's own field says no in so many words, and holding the amount of every refusal with an unlisted card company's code
 * would leave a person to settle each. It does not hold, and the outcome is unknown, when any code it carries is one whose money
 * may have moved (R53), when a success code stands beside the error, when an unlisted code's message tells of a result not
 * received, or when it carries neither code nor message.
 */
export function readError(code: string, rawMessage: string): ErrorReading {
  const parts = readMessage(rawMessage)
  const codes = [parts.institution ?? '', parts.service ?? '', code.toUpperCase()].filter((one) => one !== '')
  const rows = codes.map((one) => rowOf(one)).filter((row) => row !== null)
  return {
    kind: kindOf(codes, rows, rawMessage),
    refusal: refusalOf([...new Set([parts.service ?? code.toUpperCase(), parts.institution ?? ''])], rows, parts.text),
  }
}

function kindOf(codes: readonly string[], rows: readonly CodeRow[], rawMessage: string): ErrorReading['kind'] {
  const kinds = rows.map(([, kind]) => kind)
  if (kinds.includes('unknown') || kinds.includes('yes') || codes.some(saysDone)) return 'unknown'
  if (codes.length === 0 && rawMessage.trim() === '') return 'unknown'
  const listed = codes.length > 0 && codes.every((code) => rowOf(code) !== null)
  if (!listed && noResultYet.test(rawMessage)) return 'unknown'
  return kinds.includes('gone') ? 'gone' : 'no'
}

/** Is there any code, in its own field or inside the message? A word in PCD_PAY_CODE that has no code's shape is none. */
export function carriesCode(code: string, rawMessage: string): boolean {
  const { service, institution } = readMessage(rawMessage)
  return service !== null || institution !== null || /^(?:[A-Z]{0,5}(?=[A-Z]*\d)[A-Z0-9]{4}|-?\d{4,8})$/i.test(code)
}

/** Shown as the code of an answer that carries none. */
export const noCode = '코드 없음'

/**
 * Does this error speak against the tokens of a request, not against what was asked? AUTH codes, and SPAY0001 (MEM INFO ERROR).
 * No document says which of them an old token gets.
 */
export function refusesTokens(code: string, rawMessage: string): boolean {
  const { service } = readMessage(rawMessage)
  return [code.toUpperCase(), service ?? ''].some((one) => one === 'SPAY0001' || /^AUTH[A-Z0-9]{4}$/.test(one))
}

function refusalOf(codes: readonly string[], rows: readonly CodeRow[], text: string): Refusal {
  const [row] = rows
  const shown = codes.filter((code) => code !== '').join(' / ')
  return {
    code: shown === '' ? noCode : shown,
    message: row?.[2] ?? (text === '' ? '페이플이 이유 없이 거절했습니다.' : `페이플의 답: ${text.slice(0, 200)}`),
    remedy: rows.find(([, , , remedy]) => remedy !== null)?.[3] ?? remedyOfWords(text),
    balanceDiffers: rows.some(([, kind]) => kind === 'gone'),
  }
}

/** What can be done where no code tells and the words do; null when they do not either. Words never change what an answer proves. */
const remedyOfWords = (text: string): string | null => wordRemedies.find(([words]) => words.test(text))?.[1] ?? null

/** Codes that speak of the shop and not of the payment, first match first: its domain, its keys, its contract, the day's limit. */
const shopRules: readonly (readonly [codes: RegExp, rule: ShopRule])[] = [
  [/^AUTH000[47]$/, everyRefund('address', 'connection-check', 'credentials')],
  [/^(?:AUTH[A-Z0-9]{4}|SPAY0001)$/, everyRefund('account', 'connection-check', 'credentials')],
  [/^PAYC000[12]$/, everyRefund('account', 'credentials')],
  [/^1130$/, everyRefund('account')],
  [/^1129$/, everyRefund('limit')],
  [/^114[45]$/, everyPart],
]

/** What a refusal with this code says of the whole shop; null when it speaks of one payment. A code may be several joined by ` / `. */
export function shopRule(code: string): ShopRule | null {
  for (const one of code.split(' / ')) {
    const found = shopRules.find(([codes]) => codes.test(one))
    if (found !== undefined) return found[1]
  }
  return null
}

/** What a stored code says and what can be done, by the first of its codes that the table has. */
export function wordsOfCode(code: string): { readonly message: string; readonly remedy: string | null } {
  const row = code
    .split(' / ')
    .map(rowOf)
    .find((one) => one !== null)
  return { message: row?.[2] ?? '', remedy: row?.[3] ?? null }
}
