/** Something that lives in main and is asked for. `idle` is before the first asking. */
export type Loadable<T, F> =
  | { readonly at: 'idle' }
  | { readonly at: 'loading' }
  | { readonly at: 'ready'; readonly value: T }
  | { readonly at: 'failed'; readonly failure: F }

/** Nothing was asked yet. */
export const idle = { at: 'idle' } as const
/** Asked, not answered. */
export const loading = { at: 'loading' } as const
/** Answered. */
export const ready = <T>(value: T): { readonly at: 'ready'; readonly value: T } => ({ at: 'ready', value })
/** Refused. */
const refused = <F>(failure: F): { readonly at: 'failed'; readonly failure: F } => ({ at: 'failed', failure })

/** The value, or null while there is none. */
export const valueOf = <T, F>(from: Loadable<T, F>): T | null => (from.at === 'ready' ? from.value : null)

/** Turns an operation's answer into what a screen shows. */
export const loaded = <T, F>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: F },
): Loadable<T, F> => (answer.ok ? ready(answer.value) : refused(answer.failure))
