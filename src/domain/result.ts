/** An answer that may be a refusal. A plain object, so it survives structured clone across a thread or the bridge. */
export type Result<T, F> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: F }

/** Wraps what was asked for. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

/** Wraps an expected refusal. Bugs throw; refusals return. */
export const failed = <F>(failure: F): { readonly ok: false; readonly failure: F } => ({ ok: false, failure })
