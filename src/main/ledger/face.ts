import type { CallNames } from './calls.ts'
import type { LaneName } from './lane.ts'
import type { LedgerCalls } from './ledger.ts'

type Send = (lane: LaneName, name: string, args: readonly unknown[]) => Promise<unknown>
type Face = Readonly<Record<string, unknown>>

/** The face over a way to send calls: one function per name the lanes know. */
export function faceOf({ queries, commands }: CallNames, send: Send): LedgerCalls {
  const facing = (lane: LaneName, names: readonly string[]): Face =>
    Object.fromEntries(names.map((name) => [name, (...args: unknown[]) => send(lane, name, args)]))
  const calls = { ...facing('read', queries), ...facing('write', commands) }
  const isFace = (face: Face): face is Face & LedgerCalls =>
    [...queries, ...commands].every((name) => typeof face[name] === 'function')
  if (!isFace(calls)) throw new Error('a call of the ledger is missing')
  return calls
}
