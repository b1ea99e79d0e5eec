import { useState } from 'react'
import { longestSeatName } from '../../../../../domain/seat.ts'
import type { ScreenProps } from '../../../screen.ts'
import { seats as words } from '../../../text/ko/seats.ts'
import { Button } from '../../../ui/Button.tsx'
import { ConfirmDialog } from '../../../ui/Dialog.tsx'
import { useBar } from '../../../ui/may.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import type { OwnSeat as Own, SeatsDesk } from '../seats-store.ts'
import styles from './BookTab.module.css'
import { Fingerprint } from './Fingerprint.tsx'
import seatStyles from './Seats.module.css'

interface OwnSeatOptions {
  readonly own: Own
  readonly desk: SeatsDesk
  readonly say: ScreenProps['say']
}

/** What this seat is called and its key's fingerprint, with the file other seats take it in by. */
export function OwnSeat({ own, desk, say }: OwnSeatOptions) {
  const [name, setName] = useState(own.name ?? '')
  const [isRenewing, setIsRenewing] = useState(false)
  const isBarred = useBar('manage') !== null
  const typed = name.trim()
  const cannotName = typed === '' ? words.needName : typed === own.name ? words.sameName : null
  const cannotSave = own.name === null ? words.needOwnName : own.isLost ? words.lost : null
  const saveName = async () => {
    if (await desk.nameOwn(typed)) say({ kind: 'good', text: words.named })
  }
  const saveFile = async () => {
    const file = await desk.saveOwn()
    if (file !== null) say({ kind: 'good', text: words.saved(file) })
  }
  const renew = async () => {
    const isRenewed = await desk.renewKey()
    setIsRenewing(false)
    if (isRenewed) say({ kind: 'good', text: words.renewed })
  }
  return (
    <section className={styles['section']} aria-label={words.own}>
      <h2 className={styles['title']}>{words.own}</h2>
      <p className={styles['sentence']}>{words.ownSentence}</p>
      <div className={seatStyles['name']}>
        <TextField
          label={words.ownName}
          description={words.ownNameHint}
          value={name}
          onChange={setName}
          maxLength={longestSeatName}
          isDisabled={isBarred || desk.isActing}
        />
        <Button
          onPress={() => void saveName()}
          isDisabled={desk.isActing || cannotName !== null}
          because={cannotName}
          asks="manage"
        >
          {desk.isActing ? words.naming : words.nameIt}
        </Button>
      </div>
      {own.isLost ? (
        <Notice
          kind="warn"
          title={words.lost}
          text={words.lostSentence}
          action={
            <Button onPress={() => setIsRenewing(true)} asks="manage">
              {words.renew}
            </Button>
          }
        />
      ) : null}
      {own.fingerprint === null ? (
        <p className={styles['quiet']}>{words.noKey}</p>
      ) : (
        <div className={seatStyles['fingerprint']}>
          <Fingerprint groups={own.fingerprint} />
          <p className={styles['quiet']}>{words.fingerprintHint}</p>
        </div>
      )}
      <Button
        onPress={() => void saveFile()}
        isDisabled={desk.isActing || cannotSave !== null}
        because={cannotSave}
        asks="manage"
      >
        {words.saveOwn}
      </Button>
      <ConfirmDialog
        title={words.renewTitle}
        isOpen={isRenewing}
        onClose={() => setIsRenewing(false)}
        isBusy={desk.isActing}
        confirm={words.renew}
        onConfirm={() => void renew()}
      >
        <p>{words.renewSentence}</p>
      </ConfirmDialog>
    </section>
  )
}
