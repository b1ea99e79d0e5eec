import type { Entry } from './entries.ts'
import type { SceneName } from './scenes.ts'

/** A body as it came: text by name; numbers are taken as their digits. */
export type Body = Readonly<Record<string, string>>

/** A body as it goes out. */
export type AnswerBody = Readonly<Record<string, string | number>>

/** An answer, and what it puts in the book; null leaves the book as it is. */
export interface Decision {
  readonly body: AnswerBody
  readonly entry: Entry | null
}

/** An answer that changes nothing. */
export const telling = (body: AnswerBody): Decision => ({ body, entry: null })

/** An error: Payple's code stands in its field and in the message. */
export const payError = (code: string, message: string): Decision =>
  telling({ PCD_PAY_RST: 'error', PCD_PAY_CODE: code, PCD_PAY_MSG: `[Test] [${code}] ${message}` })

/** An error of the card company: its code follows Payple's, and its message is the one shown. */
export const institutionError = (code: string, institution: string, message: string): Decision =>
  payError(code, `${institution} - ${message}`)

/** An error for which no published list has a code. */
export const uncodedError = (message: string): Decision =>
  telling({ PCD_PAY_RST: 'error', PCD_PAY_CODE: '', PCD_PAY_MSG: `[Test] ${message}` })

/** An address that an auth gives and this sandbox does not play. */
export const notPlayed = (): Decision => payError('SPCD9998', '잘못된 접근입니다.')

/** The error of an institution that kept silent, although the money may have moved. */
export const noAnswerFromBank = (isCard: boolean): AnswerBody =>
  (isCard
    ? institutionError('SPCD1001', '3143', '카드사 문의 바랍니다.')
    : payError('CPAY0018', '출금이체 결과 미수신')
  ).body

/** Whole won of at most ten digits; null for anything else. */
export const wonOf = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : null

/** An amount as text, or under `numbers` as a number. */
export const amountUnder = (scene: SceneName | null, won: number): string | number =>
  scene === 'numbers' ? won : String(won)

/** A success's code; `no-code` leaves it out, and `odd-code` has it end in 1000. */
export const codeUnder = (scene: SceneName | null, code: string): AnswerBody =>
  scene === 'no-code' ? {} : { PCD_PAY_CODE: scene === 'odd-code' ? code.replace(/0000$/, '1000') : code }
