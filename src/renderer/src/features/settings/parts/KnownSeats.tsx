import { useState } from 'react'
import type { Day } from '../../../../../domain/day.ts'
import type { ScreenProps, SignedIn } from '../../../screen.ts'
import { seats as words } from '../../../text/ko/seats.ts'
import { Button } from '../../../ui/Button.tsx'
import { TimeText } from '../../../ui/DayText.tsx'
import { ConfirmDialog } from '../../../ui/Dialog.tsx'
import { StateMark } from '../../../ui/StateMark.tsx'
import type { KnownSeat, SeatsDesk } from '../seats-store.ts'
import styles from './BookTab.module.css'
import { Fingerprint } from './Fingerprint.tsx'
import seatStyles from './Seats.module.css'

interface KnownSeatsOptions {
  readonly known: readonly KnownSeat[]
  readonly names: SignedIn['operatorNames']
  readonly today: Day
  readonly desk: SeatsDesk
  readonly say: ScreenProps['say']
}

/** The seats that were taken in, and those taken out again; one more is taken in from its file. */
export function KnownSeats({ known, names, today, desk, say }: KnownSeatsOptions) {
  const [removing, setRemoving] = useState<KnownSeat | null>(null)
  const remove = async ({ id, name }: KnownSeat) => {
    const isRemoved = await desk.remove(id)
    setRemoving(null)
    if (isRemoved) say({ kind: 'good', text: words.removedNow(name) })
  }
  return (
    <section className={styles['section']} aria-label={words.known}>
      <h2 className={styles['title']}>{words.known}</h2>
      <p className={styles['sentence']}>{words.knownSentence}</p>
      {known.length === 0 ? (
        <p className={styles['quiet']}>{words.none}</p>
      ) : (
        <ul className={seatStyles['list']}>
          {known.map((seat) => (
            <li key={seat.id} className={seatStyles['seat']} aria-label={seat.name}>
              <div className={seatStyles['who']}>
                <p className={seatStyles['seatName']}>{seat.name}</p>
                <p className={seatStyles['quiet']}>
                  <TimeText at={seat.addedAt} form="short" today={today} /> ·{' '}
                  {words.addedBy(names[seat.addedBy] ?? seat.addedBy)}
                </p>
              </div>
              <Fingerprint groups={seat.fingerprint} />
              {seat.removedAt === null ? (
                <Button size="small" onPress={() => setRemoving(seat)} isDisabled={desk.isActing} asks="manage">
                  {words.remove}
                </Button>
              ) : (
                <StateMark mark="none" word={words.removed} />
              )}
            </li>
          ))}
        </ul>
      )}
      <Button onPress={() => void desk.openFile()} isDisabled={desk.isActing} asks="manage">
        {words.add}
      </Button>
      {removing === null ? null : (
        <ConfirmDialog
          title={words.removeTitle}
          isOpen
          onClose={() => setRemoving(null)}
          isBusy={desk.isActing}
          isDangerous
          confirm={words.confirmRemove(removing.name)}
          onConfirm={() => void remove(removing)}
        >
          <p>{words.removeSentence(removing.name)}</p>
        </ConfirmDialog>
      )}
    </section>
  )
}
