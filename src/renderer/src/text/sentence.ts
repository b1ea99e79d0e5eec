/** What is the case, and what can be done (null when nothing can). */
export interface Sentence {
  readonly case: string
  readonly remedy: string | null
}

/** A sentence with what can be done, if anything. */
export const say = (what: string, remedy: string | null = null): Sentence => ({ case: what, remedy })
