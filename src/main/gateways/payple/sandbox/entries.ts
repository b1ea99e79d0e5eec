import type { Instant } from '../../../../domain/day.ts'
import type { SandboxPayment, SandboxRefund } from './book.ts'
import type { Unpaid } from './unpaid.ts'

/** A cash receipt issued for a transfer: its number, its won, and for whom. `identity` is a phone or business number. */
export interface SandboxReceipt {
  readonly number: string
  readonly won: number
  readonly use: 'personal' | 'company'
  readonly identity: string
}

/** A payment link. `expires` is its last hour (yyyyMMddHH, KST), `''` for none. */
export interface SandboxLink {
  readonly key: string
  readonly expires: string
  readonly sold: Omit<Unpaid, 'oid'>
}

/** A CERT order that the buyer has agreed to and nobody has confirmed. `authKey` names it, `reqKey` confirms it. */
export interface Prepared {
  readonly authKey: string
  readonly reqKey: string
  readonly at: Instant
  readonly order: Unpaid
}

/** One thing that happened to the book, and one line of its file. Times are of 14 digits, KST. */
export type Entry =
  | { readonly oid: string; readonly refund: SandboxRefund }
  | { readonly oid: string; readonly receipt: SandboxReceipt; readonly time: string }
  | { readonly receiptEndedOf: string; readonly time: string }
  | { readonly endedMethod: string; readonly time: string }
  | { readonly link: SandboxLink }
  | { readonly paidLink: string; readonly payment: SandboxPayment }
  | { readonly prepared: Prepared }
  | { readonly confirmed: string; readonly payment: SandboxPayment }

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Is this a line the sandbox wrote? Its own file is believed as to what the parts hold. */
export const isEntry = (value: unknown): value is Entry =>
  isRecord(value) &&
  ((typeof value['oid'] === 'string' && (isRecord(value['refund']) || isRecord(value['receipt']))) ||
    typeof value['receiptEndedOf'] === 'string' ||
    typeof value['endedMethod'] === 'string' ||
    isRecord(value['link']) ||
    isRecord(value['prepared']) ||
    ((typeof value['paidLink'] === 'string' || typeof value['confirmed'] === 'string') && isRecord(value['payment'])))

/** Is this the first line of a book's file: the payments it began with? */
export const isBookLine = (value: unknown): value is { readonly payments: readonly SandboxPayment[] } =>
  isRecord(value) && Array.isArray(value['payments'])
