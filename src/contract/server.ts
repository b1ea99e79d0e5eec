import { failed, type Result } from '../domain/result.ts'
import type { CommonFailure, Contract, Handlers, Needs, Operation } from './operation.ts'

/** Answers one call. Never throws; what arrives is untrusted, what leaves is stripped to its schema. */
export type Answer = (operation: string, input: unknown) => Promise<Result<unknown, { readonly kind: string }>>

/** Keeps the cause of a surprise out of the renderer: returns the incident number, or a common failure it recognises. */
export type Report = (operation: string, cause: unknown) => CommonFailure

/** Does a piece of work as the person who asked for it. */
type AsCaller = <T>(work: () => Promise<T>) => Promise<T>

/** Lets a call in, or says why not; nothing of a call that is refused reaches its handler. */
export type Door = (needs: Needs) => Result<AsCaller, CommonFailure>

type AnyHandler = (input: unknown) => Promise<Result<unknown, { readonly kind: string }>>

/** Turns a contract and its handlers into one answering function behind a door. */
export function createServer<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  report: Report,
  door: Door,
): Answer {
  return async (name, input) => {
    const found = find(contract, handlers, name)
    if (found === null) return failed({ kind: 'invalid-input' })
    const parsed = found.operation.input.safeParse(input)
    if (!parsed.success) return failed({ kind: 'invalid-input' })
    const admitted = door(found.operation.needs)
    if (!admitted.ok) return admitted
    try {
      return strip(found.operation, await admitted.value(() => found.handle(parsed.data)))
    } catch (cause) {
      return failed(report(name, cause))
    }
  }
}

function find<C extends Contract>(contract: C, handlers: Handlers<C>, name: string) {
  const [group, verb, ...rest] = name.split('.')
  if (group === undefined || verb === undefined || rest.length > 0) return null
  if (!Object.hasOwn(contract, group)) return null
  const operations = contract[group]
  if (operations === undefined || !Object.hasOwn(operations, verb)) return null
  const operation = operations[verb]
  // The one cast of the server: the handler table has the contract's own keys, which the compiler loses through a string.
  const handle = (handlers as unknown as Record<string, Record<string, AnyHandler>>)[group]?.[verb]
  return operation === undefined || handle === undefined ? null : { operation, handle }
}

/** Drops every field the schemas do not name, so that nothing leaves by accident. A value of the wrong shape throws: a bug. */
function strip(operation: Operation, answer: Result<unknown, { readonly kind: string }>) {
  if (answer.ok) return { ok: true as const, value: operation.output.parse(answer.value) }
  const shape = Object.hasOwn(operation.failures, answer.failure.kind)
    ? operation.failures[answer.failure.kind]
    : undefined
  if (shape === undefined) throw new TypeError(`undeclared failure: ${answer.failure.kind}`)
  const { kind, ...carried } = answer.failure
  return failed({ kind, ...shape.parse(carried) })
}
