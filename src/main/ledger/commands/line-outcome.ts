/** What a line led to; `because` is the Korean reason it was left out. */
export type LineOutcome = 'added' | 'already' | { readonly because: string }
