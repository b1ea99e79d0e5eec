import { isClosing } from '../../../../../../domain/receipt/duty-note.ts'
import { noteWords } from '../../../../../../domain/receipt/duty-note-words.ts'
import type { DutyNote } from '../../../../duty-desk.ts'
import { formatMoment } from '../../../../text/format.ts'
import { duty as words } from '../../../../text/ko/duty.ts'
import { Button } from '../../../../ui/Button.tsx'
import styles from './ActList.module.css'

/** What was noted of a payment's duty, newest first; one that stands with the way to take it back. */
export function DutyNotes({
  notes,
  isCurrent,
  onTakeBack,
}: {
  readonly notes: readonly DutyNote[]
  readonly isCurrent: boolean
  readonly onTakeBack: (note: DutyNote) => void
}) {
  return (
    <ul className={styles['list']} aria-label={words.notes}>
      {notes.map((note) => (
        <li key={note.id} className={styles['act']}>
          <p>{noteWords(note)}</p>
          <p className={styles['quiet']}>{words.by(note.operatorName, formatMoment(note.at))}</p>
          {note.takenBack === null ? (
            <div className={styles['ways']}>
              <Button asks="receipts" size="small" isDisabled={!isCurrent} onPress={() => onTakeBack(note)}>
                {isClosing(note) ? words.reopen : words.takeBack}
              </Button>
            </div>
          ) : (
            <p className={styles['quiet']}>
              {[words.takenBackBy(note.takenBack.operatorName, formatMoment(note.takenBack.at)), note.takenBack.note]
                .filter((word) => word !== '')
                .join(' · ')}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
