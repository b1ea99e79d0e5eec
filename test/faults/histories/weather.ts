/**
 * What can happen to a call that moves money or changes a receipt, by name. `applied` says whether the gateway acts on it all the
 * same; where the gateway's own rules refuse, nothing is applied whatever happens to the answer.
 */
export const moneyFaults = {
  answered: { applied: true, code: null },
  'connect refused': { applied: false, code: null },
  'lost before': { applied: false, code: null },
  'lost after': { applied: true, code: null },
  'lost, applied later': { applied: true, code: null },
  'timed out, not applied': { applied: false, code: null },
  'timed out, applied': { applied: true, code: null },
  '500, not applied': { applied: false, code: null },
  '503, applied': { applied: true, code: null },
  '429, not applied': { applied: false, code: null },
  'redirected, not applied': { applied: false, code: null },
  'html of a proxy, not applied': { applied: false, code: null },
  'cut json, applied': { applied: true, code: null },
  'empty 200, applied': { applied: true, code: null },
  'too large, applied': { applied: true, code: null },
  'other amount, applied': { applied: true, code: null },
  'other payment, applied': { applied: true, code: null },
  'other payment, not applied': { applied: false, code: null },
  'the answer before again, not applied': { applied: false, code: null },
  'refusal of another payment, applied': { applied: true, code: 'refusal' },
  refused: { applied: false, code: 'refusal' },
  'unclear code, not applied': { applied: false, code: 'unclear' },
  'unclear code, applied': { applied: true, code: 'unclear' },
} as const satisfies Record<string, { readonly applied: boolean; readonly code: 'refusal' | 'unclear' | null }>
export type MoneyFault = keyof typeof moneyFaults

/** What can happen to a call that changes nothing. `lagging` tells the book as it was up to a minute ago. */
export const readFaults = [
  'answered',
  'lagging',
  'connect refused',
  'lost',
  'timed out',
  '500',
  '429',
  'redirected',
  'html of a proxy',
  'cut json',
  'empty 200',
  'other payment',
  'other paid amount',
  'no such payment',
] as const
type ReadFault = (typeof readFaults)[number]

/** One call's weather: what happens to it, and how long it is under way, in milliseconds. */
export interface MoneyWeather {
  readonly fault: MoneyFault
  readonly thereMs: number
  readonly backMs: number
  /** What passes between the loss of the answer and the act, where the gateway acts later. */
  readonly laterMs: number
}

/** The weather of a read; `lagMs` is how old the book is that a lagging answer tells. */
export interface ReadWeather {
  readonly fault: ReadFault
  readonly thereMs: number
  readonly backMs: number
  readonly lagMs: number
}
