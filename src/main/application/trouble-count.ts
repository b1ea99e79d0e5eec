import type { Refund } from '../../domain/refund.ts'

/** How many lost answers, or refusals with one code, in a row are enough. */
export interface Patience {
  readonly unknownsInARow: number
  readonly refusalsInARow: number
}

/** What is said of them. */
interface TroubleWords {
  readonly silence: (count: number) => string
  readonly alike: (count: number, code: string, message: string) => string
}

/** Counts what came to the same end one after another; gives the reason to pause once it is enough, null before. */
export function createTroubleCount(
  patience: Patience,
  words: TroubleWords,
): (end: Pick<Refund, 'state' | 'answer'>) => string | null {
  let unknowns = 0
  let refused: { readonly code: string | null; readonly count: number } = { code: null, count: 0 }
  return ({ state, answer }) => {
    unknowns = state === 'unknown' ? unknowns + 1 : 0
    const code = answer?.code ?? null
    const isRefused = (state === 'declined' || state === 'not-applied') && code !== null
    refused = isRefused ? { code, count: refused.code === code ? refused.count + 1 : 1 } : { code: null, count: 0 }
    if (unknowns >= patience.unknownsInARow) return words.silence(unknowns)
    return refused.code !== null && refused.count >= patience.refusalsInARow
      ? words.alike(refused.count, refused.code, answer?.message ?? '')
      : null
  }
}
