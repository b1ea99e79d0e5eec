import { addDays, type Day, type Instant, toDay, toInstant } from '../../../../src/domain/day.ts'
import { toWon, type Won } from '../../../../src/domain/money.ts'
import type { MatchCause } from '../../../../src/domain/reconciliation/finding.ts'
import {
  defaultMatchSettings,
  type Duty,
  type KnownReceipt,
  type ListedLine,
  type MatchInput,
} from '../../../../src/domain/reconciliation/match-input.ts'
import { cancelled, due, issued, listed } from './match-samples.ts'

/** Chance that repeats itself: a number below `below`. */
type Chance = (below: number) => number

/** The same row of numbers for the same seed (mulberry32). */
function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

/** What a plant puts in, each with the cause that is true of it. */
interface Planted {
  readonly duties: readonly (readonly [Duty, MatchCause])[]
  readonly receipts: readonly (readonly [KnownReceipt, MatchCause])[]
  readonly lines: readonly (readonly [ListedLine, MatchCause])[]
}

/** Everything of one payment that a plant may use. `old` is long before `on`, `today` the very day. */
interface Ground {
  readonly id: string
  readonly number: string
  readonly other: string
  readonly won: Won
  /** A sum no other payment has. */
  readonly rare: Won
  readonly four: string
  readonly old: Day
  readonly on: Day
  readonly chance: Chance
}

const moment = (day: Day, time: string): Instant => toInstant(`${day}T${time}+09:00`)

/** The parts of a plant, all of the same cause. */
function planted(
  cause: MatchCause,
  parts: { readonly duty?: Duty; readonly receipts?: readonly KnownReceipt[]; readonly lines?: readonly ListedLine[] },
): Planted {
  return {
    duties: parts.duty === undefined ? [] : [[parts.duty, cause]],
    receipts: (parts.receipts ?? []).map((one) => [one, cause] as const),
    lines: (parts.lines ?? []).map((one) => [one, cause] as const),
  }
}

const both = (one: Planted, other: Planted): Planted => ({
  duties: [...one.duties, ...other.duties],
  receipts: [...one.receipts, ...other.receipts],
  lines: [...one.lines, ...other.lines],
})

const receiptOf = (at: Ground, change: Partial<KnownReceipt> = {}): KnownReceipt =>
  issued({
    id: `${at.id}-r`,
    transactionId: at.id,
    at: moment(at.old, '10:00:00'),
    won: at.won,
    approvalNumber: at.number,
    identityLastFour: at.four,
    ...change,
  })

const cancelOf = (at: Ground, change: Partial<KnownReceipt> = {}): KnownReceipt =>
  cancelled({
    id: `${at.id}-c`,
    transactionId: at.id,
    at: moment(addDays(at.old, 1), '12:00:00'),
    won: at.won,
    originalApprovalNumber: at.number,
    identityLastFour: at.four,
    ...change,
  })

const dutyOf = (at: Ground, change: Partial<Duty> = {}): Duty =>
  due({
    id: `${at.id}-d`,
    transactionId: at.id,
    won: at.won,
    paidAt: moment(at.old, '10:00:00'),
    deadline: addDays(at.old, 5),
    identityLastFour: at.four,
    ...change,
  })

type LineChange = Parameters<typeof listed>[0] & { readonly day?: Day; readonly time?: string }

const lineOf = (at: Ground, { day = at.old, time = '10:00:00', ...change }: LineChange = {}): ListedLine =>
  listed({
    id: `${at.id}-l`,
    total: at.won,
    on: `${day}T${time}`,
    approvalNumber: at.number,
    identityLastFour: at.four,
    ...change,
  })

const cancelLineOf = (at: Ground, change: LineChange = {}): ListedLine =>
  lineOf(at, { id: `${at.id}-lc`, total: 0 - at.won, day: addDays(at.old, 1), time: '12:00:00', ...change })

/** Half of a sum, rounded to hundreds. */
const part = (won: Won): Won => toWon(Math.max(100, Math.floor(won / 200) * 100))

const nearDay = (at: Ground): Day => addDays(at.old, at.chance(3) - 1)
const wallet = { issuer: 'wallet', wallet: 'kakao-pay', purpose: null } as const
const batch = { standing: 'batch', issuer: 'wallet', wallet: 'l-pay', deadline: null } as const
const unreported = { standing: 'not-issued-by-wallet', issuer: 'wallet', wallet: 'kakao-pay', deadline: null } as const

type Plant = (at: Ground) => Planted

/** Every way things are, and every way they go wrong; each leaves nothing another could be taken for. */
const plants: Readonly<Record<string, Plant>> = {
  'matched by number': (at) =>
    planted('matched', { receipts: [receiptOf(at)], lines: [lineOf(at, { day: nearDay(at) })] }),
  'matched by last four': (at) =>
    planted('matched', {
      receipts: [receiptOf(at, { approvalNumber: null })],
      lines: [lineOf(at, { day: nearDay(at) })],
    }),
  'matched without last four in the file': (at) =>
    planted('matched', {
      receipts: [receiptOf(at, { approvalNumber: null, won: at.rare })],
      lines: [lineOf(at, { identityLastFour: null, total: at.rare, day: nearDay(at) })],
    }),
  'matched without last four of a wallet': (at) =>
    planted('matched', {
      receipts: [receiptOf(at, { ...wallet, approvalNumber: null, identityLastFour: null, won: at.rare })],
      lines: [lineOf(at, { total: at.rare, day: nearDay(at) })],
    }),
  'matched with a cancel of its number': (at) =>
    planted('matched', {
      receipts: [receiptOf(at, { isAlive: false }), cancelOf(at)],
      lines: [lineOf(at), cancelLineOf(at)],
    }),
  'matched with a cancel of part': (at) =>
    planted('matched', {
      receipts: [receiptOf(at), cancelOf(at, { won: part(at.won) })],
      lines: [lineOf(at), cancelLineOf(at, { total: 0 - part(at.won) })],
    }),
  'matched with a cancel of a number of its own': (at) =>
    planted('matched', {
      receipts: [receiptOf(at, { isAlive: false }), cancelOf(at, { approvalNumber: at.other })],
      lines: [lineOf(at), cancelLineOf(at, { approvalNumber: at.other, day: addDays(at.old, 4) })],
    }),
  'matched with a cancel by last four': (at) =>
    planted('matched', {
      receipts: [
        receiptOf(at, { isAlive: false, approvalNumber: null }),
        cancelOf(at, { originalApprovalNumber: null }),
      ],
      lines: [lineOf(at), cancelLineOf(at, { approvalNumber: at.other })],
    }),
  'matched, cancelled and issued anew': (at) => {
    const rest = toWon(at.won - part(at.won))
    return planted('matched', {
      receipts: [
        receiptOf(at, { isAlive: false }),
        cancelOf(at),
        receiptOf(at, {
          id: `${at.id}-r2`,
          approvalNumber: at.other,
          won: rest,
          at: moment(addDays(at.old, 2), '10:00:00'),
        }),
      ],
      lines: [
        lineOf(at),
        cancelLineOf(at),
        lineOf(at, { id: `${at.id}-l2`, approvalNumber: at.other, total: rest, day: addDays(at.old, 2) }),
      ],
    })
  },
  'matched, cut with us and issued anew in Hometax': (at) =>
    planted('matched', {
      receipts: [receiptOf(at), cancelOf(at, { won: part(at.won) })],
      lines: [
        lineOf(at),
        cancelLineOf(at),
        lineOf(at, {
          id: `${at.id}-l2`,
          approvalNumber: at.other,
          total: at.won - part(at.won),
          day: addDays(at.old, 1),
          time: '12:00:01',
        }),
      ],
    }),
  'matched, never sent': (at) => planted('matched', { receipts: [receiptOf(at, { isAlive: false }), cancelOf(at)] }),
  'matched from the batch': (at) =>
    planted('matched', { duty: dutyOf(at, batch), lines: [lineOf(at, { day: nearDay(at) })] }),
  'matched, nothing due': (at) => planted('matched', { duty: dutyOf(at, { won: toWon(0) }) }),
  'awaiting a receipt': (at) => planted('awaiting', { receipts: [receiptOf(at, { at: moment(at.on, '10:00:00') })] }),
  'awaiting a cancel': (at) =>
    planted('awaiting', {
      receipts: [receiptOf(at, { isAlive: false }), cancelOf(at, { at: moment(at.on, '09:00:00') })],
      lines: [lineOf(at)],
    }),
  'awaiting the merchant': (at) =>
    planted('awaiting', {
      duty: dutyOf(at, { paidAt: moment(at.on, '09:00:00'), deadline: addDays(at.on, 5) }),
    }),
  'awaiting a wallet': (at) =>
    planted('awaiting', { duty: dutyOf(at, { ...unreported, paidAt: moment(at.on, '09:00:00') }) }),
  'late after the grace': (at) =>
    planted('late', { receipts: [receiptOf(at)], lines: [lineOf(at, { day: addDays(at.old, 8) })] }),
  'late after the deadline': (at) => {
    const sold = addDays(at.old, 1)
    return planted('late', {
      receipts: [receiptOf(at, { deadline: at.old, at: moment(sold, '10:00:00') })],
      lines: [lineOf(at, { day: sold })],
    })
  },
  'missing by number': (at) => planted('missing', { receipts: [receiptOf(at)] }),
  'missing without a number': (at) =>
    planted('missing', { receipts: [receiptOf(at, { ...wallet, approvalNumber: null, won: at.rare })] }),
  'another amount': (at) =>
    planted('amount-differs', { receipts: [receiptOf(at)], lines: [lineOf(at, { total: at.won + 10 })] }),
  'another amount cancelled': (at) =>
    planted('amount-differs', {
      receipts: [receiptOf(at), cancelOf(at, { won: part(at.won) })],
      lines: [lineOf(at), cancelLineOf(at, { total: 10 - part(at.won) })],
    }),
  'another kind': (at) =>
    planted('kind-differs', { receipts: [receiptOf(at)], lines: [lineOf(at, { purpose: 'business-expense' })] }),
  'a double by a stranger': (at) =>
    both(
      planted('matched', { receipts: [receiptOf(at)], lines: [lineOf(at)] }),
      planted('double', {
        lines: [
          lineOf(at, {
            id: `${at.id}-l2`,
            approvalNumber: at.other,
            day: addDays(at.old, at.chance(4)),
            time: '18:00:00',
          }),
        ],
      }),
    ),
  'a double of one payment': (at) =>
    both(
      planted('matched', { receipts: [receiptOf(at, wallet)], lines: [lineOf(at)] }),
      planted('double', {
        receipts: [receiptOf(at, { id: `${at.id}-r2`, issuer: 'merchant', approvalNumber: at.other })],
        lines: [lineOf(at, { id: `${at.id}-l2`, approvalNumber: at.other })],
      }),
    ),
  'a cancel missing': (at) =>
    planted('cancel-missing', { receipts: [receiptOf(at, { isAlive: false }), cancelOf(at)], lines: [lineOf(at)] }),
  'a cancel of part missing': (at) =>
    planted('cancel-missing', { receipts: [receiptOf(at), cancelOf(at, { won: part(at.won) })], lines: [lineOf(at)] }),
  'cancelled in Hometax': (at) =>
    planted('cancelled-in-hometax', { receipts: [receiptOf(at)], lines: [lineOf(at), cancelLineOf(at)] }),
  'cancelled in Hometax under another number': (at) =>
    planted('cancelled-in-hometax', {
      receipts: [receiptOf(at)],
      lines: [lineOf(at), cancelLineOf(at, { approvalNumber: at.other, day: addDays(at.old, 6) })],
    }),
  'issued elsewhere': (at) =>
    planted('issued-elsewhere', { duty: dutyOf(at), lines: [lineOf(at, { day: addDays(at.old, at.chance(10)) })] }),
  'issued elsewhere, without last four': (at) =>
    planted('issued-elsewhere', {
      duty: dutyOf(at, { won: at.rare, identityLastFour: null }),
      lines: [lineOf(at, { total: at.rare, day: addDays(at.old, at.chance(10)) })],
    }),
  'reported as not issued': (at) =>
    planted('reported-not-issued-but-found', {
      duty: dutyOf(at, unreported),
      lines: [lineOf(at, { day: nearDay(at) })],
    }),
  'a wallet did not issue': (at) => planted('wallet-did-not-issue', { duty: dutyOf(at, unreported) }),
  'a batch awaited': (at) =>
    planted('batch-awaited', { duty: dutyOf(at, { ...batch, paidAt: moment(at.on, '08:00:00') }) }),
  'a batch overdue': (at) =>
    planted('batch-overdue', {
      duty: dutyOf(at, { ...batch, paidAt: moment(toDay(`${Number(at.on.slice(0, 4)) - 2}-06-15`), '08:00:00') }),
    }),
  'Hometax only': (at) => planted('hometax-only', { lines: [lineOf(at)] }),
  'Hometax only, without last four': (at) =>
    planted('hometax-only', { lines: [lineOf(at, { total: at.rare, identityLastFour: null })] }),
  'Hometax only, a cancel': (at) => planted('hometax-only', { lines: [cancelLineOf(at)] }),
  'Hometax cancels out': (at) => planted('hometax-cancels-out', { lines: [lineOf(at), cancelLineOf(at)] }),
  'Hometax cancels out under another number': (at) =>
    planted('hometax-cancels-out', { lines: [lineOf(at), cancelLineOf(at, { approvalNumber: at.other })] }),
  'a duty unmet': (at) => planted('duty-unmet', { duty: dutyOf(at) }),
  'a duty for the rest unmet': (at) =>
    both(
      planted('matched', {
        receipts: [receiptOf(at, { isAlive: false }), cancelOf(at)],
        lines: [lineOf(at), cancelLineOf(at)],
      }),
      planted('duty-unmet', { duty: dutyOf(at, { won: part(at.won) }) }),
    ),
}

/** A match to be made and what is true of each of its inputs, by `duty id`, `receipt id` and `line id`. */
export interface Truth {
  readonly input: MatchInput
  readonly causes: ReadonlyMap<string, MatchCause>
}

/** Plants whose every part has its number and that put no stranger in: buyers they share their last four with change nothing. */
const numberedPlants: ReadonlySet<string> = new Set([
  'matched by number',
  'matched with a cancel of its number',
  'matched with a cancel of part',
  'awaiting a receipt',
  'late after the grace',
  'missing by number',
  'another amount',
  'another kind',
  'a cancel missing',
  'cancelled in Hometax',
])

const namesOfPlants = Object.keys(plants)
const manySums = [10_000, 15_000, 19_900, 29_000, 55_000, 120_000] as const

const shuffle = <T>(all: readonly T[], chance: Chance): readonly T[] =>
  all
    .map((one) => ({ one, place: chance(1_000_000) }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one)

/** A truth of `count` payments. Many have the same sum on the same days; buyers whom only their last four tell apart have their own. */
export function truthOf(seed: number, count: number): Truth {
  const chance = chanceOf(seed)
  const on = addDays(toDay('2026-12-01'), chance(120))
  const all = Array.from({ length: count }, (_, index) => {
    const name = namesOfPlants[chance(namesOfPlants.length)] ?? ''
    const ground: Ground = {
      id: `s${seed}-${index}`,
      number: `A${String(index).padStart(6, '0')}`,
      other: `B${String(index).padStart(6, '0')}`,
      won: toWon(manySums[chance(manySums.length)] ?? 10_000),
      rare: toWon(300_000 + index * 100 + 50),
      four: numberedPlants.has(name) ? '1999' : String(2_000 + index),
      old: addDays(on, -(20 + chance(6))),
      on,
      chance,
    }
    return plants[name]?.(ground) ?? planted('matched', {})
  })
  const causes = new Map<string, MatchCause>()
  for (const { duties, receipts, lines } of all) {
    for (const [{ id }, cause] of duties) causes.set(`duty ${id}`, cause)
    for (const [{ id }, cause] of receipts) causes.set(`receipt ${id}`, cause)
    for (const [{ id }, cause] of lines) causes.set(`line ${id}`, cause)
  }
  return {
    causes,
    input: {
      duties: shuffle(
        all.flatMap(({ duties }) => duties.map(([one]) => one)),
        chance,
      ),
      receipts: shuffle(
        all.flatMap(({ receipts }) => receipts.map(([one]) => one)),
        chance,
      ),
      lines: shuffle(
        all.flatMap(({ lines }) => lines.map(([one]) => one)),
        chance,
      ),
      on,
      settings: defaultMatchSettings,
    },
  }
}
