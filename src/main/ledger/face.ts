import { callNames } from './lane.ts'
import type { LedgerCalls } from './ledger.ts'

type Send = (name: string, args: readonly unknown[]) => Promise<unknown>

const isFace = (calls: Readonly<Record<string, unknown>>): calls is Readonly<Record<string, unknown>> & LedgerCalls =>
  callNames.every((name) => typeof calls[name] === 'function')

/** The face over a way to send calls: one function per name of the two tables. */
export function faceOf(send: Send): LedgerCalls {
  const calls = Object.fromEntries(callNames.map((name) => [name, (...args: unknown[]) => send(name, args)]))
  if (!isFace(calls)) throw new Error('a call of the ledger is missing')
  return calls
}
