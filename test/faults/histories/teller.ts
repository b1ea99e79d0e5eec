import type { GatewayId } from '../../../src/domain/gateway.ts'
import type { Bank, BankCancel } from './bank.ts'

/** What a call asks for. A whole cancel is one of all that was paid. */
export type Operation = 'look-up' | 'auth' | 'cancel' | 'partial cancel' | 'receipt issue' | 'receipt cancel'

/** The fields of a request or of an answer, as text. */
export type Fields = Readonly<Record<string, string>>

/** Speaks a gateway's language about one payment, over its book. */
export interface Teller {
  readonly gateway: GatewayId
  /** The payment's number and the answer it was made with, as a merchant's log has it. */
  readonly number: string
  readonly line: Fields
  operationOf(url: string, body: Fields): Operation
  /** Does what a call asks for and says so, or refuses by the gateway's own rules. Auths and look-ups change nothing. */
  act(operation: Operation, body: Fields, bank: Bank, call: number): Fields
  /** Tells of the payment as its book was at a moment. */
  tell(bank: Bank, atMs: number): Fields
  /** An answer that a call gets without anything being done. */
  refuse(operation: Operation, because: 'refusal' | 'unclear' | 'no-such-payment'): Fields
  /** Does an answer to this name what it is about? One that does not cannot be told from another's. */
  names(operation: Operation): boolean
  /** The same answer about another payment, or with an amount nobody asked for. */
  aboutAnother(answer: Fields): Fields
  withOtherAmount(answer: Fields): Fields
  /** A cancel as a line of a file: by its own key, or by time and amount alone where the gateway sends such notices. */
  cancelLine(cancel: BankCancel, isByTime: boolean): Fields
}
