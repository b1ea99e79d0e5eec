import { type Day, dayOf, type Instant } from '../day.ts'
import type { RuleId } from './obligation-rule.ts'

/** Ways a duty is closed without a receipt: a tax invoice was given (R05), it is not the merchant's, or somebody lets it be and says why. */
export const dutyClosings = ['tax-invoice', 'not-ours', 'waived'] as const
export type DutyClosing = (typeof dutyClosings)[number]

/**
 * What a person knows of a payment that no answer carries: a closing, whether the goods' own category is mandatory (R04), or the day the
 * supply was completed (R07).
 */
export const dutyNoteKinds = [...dutyClosings, 'goods-mandatory', 'goods-not-mandatory', 'supplied-on'] as const
export type DutyNoteKind = (typeof dutyNoteKinds)[number]

/**
 * One such note. `documentNumber` belongs to a tax invoice, `day` to a supply; `note` is the reason, empty only where a number or a day
 * says it. `takenBack` is who put it right again and when; null while it stands.
 */
export interface DutyNote {
  readonly id: string
  readonly kind: DutyNoteKind
  readonly documentNumber: string | null
  readonly day: Day | null
  readonly note: string
  readonly operatorId: string
  readonly operatorName: string
  readonly at: Instant
  readonly takenBack: TakenBack | null
}

interface TakenBack {
  readonly operatorId: string
  readonly operatorName: string
  readonly at: Instant
  readonly note: string
}

/** Does this note close a duty? */
export const isClosing = (
  note: Pick<DutyNote, 'kind'>,
): note is Pick<DutyNote, 'kind'> & { readonly kind: DutyClosing } => dutyClosings.some((kind) => kind === note.kind)

/** What the notes of a payment come to: the newest of each sort that stands; null where there is none. */
export interface StandingNotes {
  readonly closing: DutyNote | null
  readonly goods: DutyNote | null
  readonly supply: DutyNote | null
}

export const noNotes: StandingNotes = { closing: null, goods: null, supply: null }

/** The notes that stand; `notes` oldest first. */
export function standingNotes(notes: readonly DutyNote[]): StandingNotes {
  if (notes.length === 0) return noNotes
  const newest = (fits: (note: DutyNote) => boolean): DutyNote | null =>
    notes.findLast((note) => note.takenBack === null && fits(note)) ?? null
  return {
    closing: newest(isClosing),
    goods: newest(({ kind }) => kind === 'goods-mandatory' || kind === 'goods-not-mandatory'),
    supply: newest(({ kind }) => kind === 'supplied-on'),
  }
}

/** The notes as they stood at the end of a day. */
export const notesOn = (notes: readonly DutyNote[], day: Day): readonly DutyNote[] =>
  notes
    .filter(({ at }) => dayOf(at) <= day)
    .map((note) => (note.takenBack !== null && dayOf(note.takenBack.at) > day ? { ...note, takenBack: null } : note))

/** The rules a closing stands on. */
export const closingRules = {
  'tax-invoice': ['R05'],
  'not-ours': [],
  waived: [],
} as const satisfies Record<DutyClosing, readonly RuleId[]>
