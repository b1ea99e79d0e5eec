import { closingRules, type DutyNote, isClosing } from './duty-note.ts'
import { closingSentence } from './duty-note-words.ts'
import { orderedRules } from './obligation-rule.ts'
import type { ReceiptState, ReceiptVerdict } from './verdict.ts'

/** Where a receipt must stand for its duty to be closed: somebody would have to do something about it. */
export const closable: readonly ReceiptState[] = ['due', 'check', 'not-issued-by-wallet']

/**
 * A duty that a person closed: it costs nothing and has no deadline any more, and says how, by whom and when it was closed. A receipt that
 * was issued all the same, or cash that all went back, says more than the note and stays as judged.
 */
export function closedByNote(verdict: ReceiptVerdict, closing: DutyNote | null): ReceiptVerdict {
  if (closing === null || !isClosing(closing) || !closable.includes(verdict.state)) return verdict
  return {
    ...verdict,
    state: 'closed',
    deadline: null,
    penalty: null,
    rules: orderedRules([...verdict.rules, ...closingRules[closing.kind]]),
    sentence: closingSentence(closing),
  }
}
