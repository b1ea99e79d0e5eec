import type { z } from 'zod'
import type { OperatorRole, Permission } from '../domain/operator.ts'
import type { Result } from '../domain/result.ts'

/** Kinds of refusal an operation declares: kind → the data its sentence needs (`z.object({})` when none). */
export type FailureShapes = Readonly<Record<string, z.ZodObject>>

/**
 * What an operation asks of whoever calls it. `may` is the permission; `anyone` is answered before somebody signed in, too. With
 * `proof` the PIN must have been entered within the last minutes (step-up).
 */
export interface Needs {
  readonly may: Permission | 'anyone'
  readonly proof: boolean
}

/** One thing the renderer may ask of main. A `query` changes nothing; a `command` may. */
export interface Operation<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  F extends FailureShapes = FailureShapes,
> {
  readonly does: 'query' | 'command'
  readonly needs: Needs
  readonly input: I
  readonly output: O
  readonly failures: F
}

/** Groups of operations, as the contract lists them: group → verb → operation. */
export type Contract = Readonly<Record<string, Readonly<Record<string, Operation>>>>

/** Declares an operation that only reads; whoever may look at the book may ask it, unless `may` says otherwise. */
export const query = <I extends z.ZodType, O extends z.ZodType, F extends FailureShapes>({
  may = 'see',
  ...shapes
}: Shapes<I, O, F> & { readonly may?: Needs['may'] }): Operation<I, O, F> => ({
  does: 'query',
  needs: { may, proof: false },
  ...shapes,
})

/** Declares an operation that may change something, and says who may ask it. */
export const command = <I extends z.ZodType, O extends z.ZodType, F extends FailureShapes>({
  may,
  proof = false,
  ...shapes
}: Shapes<I, O, F> & Pick<Needs, 'may'> & Partial<Needs>): Operation<I, O, F> => ({
  does: 'command',
  needs: { may, proof },
  ...shapes,
})

type Shapes<I extends z.ZodType, O extends z.ZodType, F extends FailureShapes> = Pick<
  Operation<I, O, F>,
  'input' | 'output' | 'failures'
>

/**
 * Refusals any operation may answer with. `invalid-input` is a bug of ours; `unexpected` carries the incident number
 * under which the log keeps the cause; `disk-full` stored nothing; `book-closed` means the ledger is not open. `not-signed-in`,
 * `not-allowed` (with the roles that may) and `proof-needed` (the PIN once more) come from the door, before the handler.
 */
export type CommonFailure =
  | { readonly kind: 'invalid-input' }
  | { readonly kind: 'unexpected'; readonly incident: string }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'book-closed' }
  | { readonly kind: 'not-signed-in' }
  | { readonly kind: 'not-allowed'; readonly roles: readonly OperatorRole[] }
  | { readonly kind: 'proof-needed' }

/** What a refusal carries besides its kind; zod calls the output of an empty object a record of never, which would forbid the kind too. */
type Carried<S extends z.ZodObject> = string extends keyof z.output<S> ? unknown : Readonly<z.output<S>>

/** The declared refusals of an operation as a union of `{ kind, … }`. */
type OwnFailure<F extends FailureShapes> = {
  [K in keyof F & string]: { readonly kind: K } & Carried<F[K]>
}[keyof F & string]

/** What an operation takes, as the caller writes it. */
export type InputOf<O extends Operation> = z.input<O['input']>
/** What a handler receives: parsed. */
export type ParsedInputOf<O extends Operation> = z.output<O['input']>
/** What an operation gives back. */
export type OutputOf<O extends Operation> = z.output<O['output']>
/** What an operation may refuse with, declared kinds only. */
export type FailureOf<O extends Operation> = O extends Operation<z.ZodType, z.ZodType, infer F> ? OwnFailure<F> : never

/** The typed face the renderer calls. */
export type Client<C extends Contract> = {
  readonly [G in keyof C]: {
    readonly [V in keyof C[G]]: (
      input: InputOf<C[G][V]>,
    ) => Promise<Result<OutputOf<C[G][V]>, FailureOf<C[G][V]> | CommonFailure>>
  }
}

/** A value whose arrays may be read-only all the way down: what a handler hands over is read, never changed. */
type Given<T> = T extends readonly (infer U)[]
  ? readonly Given<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Given<T[K]> }
    : T

/** What `main/application` must return: a missing operation, an undeclared kind or a kind without its data does not compile. */
export type Handlers<C extends Contract> = {
  readonly [G in keyof C]: {
    readonly [V in keyof C[G]]: (
      input: ParsedInputOf<C[G][V]>,
    ) => Promise<Result<Given<z.input<C[G][V]['output']>>, Given<FailureOf<C[G][V]>>>>
  }
}
