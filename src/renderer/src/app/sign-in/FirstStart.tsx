import { useState } from 'react'
import type { Api } from '../../api.ts'
import type { AnyFailure } from '../../text/failure-texts.ts'
import { firstStart as words } from '../../text/ko/sign-in.ts'
import { Button } from '../../ui/Button.tsx'
import { FailureNotice } from '../../ui/FailureNotice.tsx'
import { NewPinFields } from '../../ui/NewPinFields.tsx'
import { noPin, unfitBecause } from '../../ui/new-pin.ts'
import { TextField } from '../../ui/TextField.tsx'
import styles from './SignIn.module.css'

/** The first start of the work book: names the 관리자 and gives them their PIN. */
export function FirstStart({ api }: { readonly api: Pick<Api, 'operators'> }) {
  const [name, setName] = useState('')
  const [pins, setPins] = useState(noPin)
  const [isMaking, setIsMaking] = useState(false)
  const [failure, setFailure] = useState<AnyFailure | null>(null)
  const because = name.trim() === '' ? words.needName : unfitBecause(pins)

  const make = async () => {
    if (isMaking || because !== null) return
    setIsMaking(true)
    const answer = await api.operators.makeAdmin({ name, pin: pins.pin })
    // Who is let in is told by the desk's news, and the screens take this one's place.
    if (answer.ok) return
    setIsMaking(false)
    setPins(noPin)
    setFailure(answer.failure)
  }
  return (
    <div className={styles['form']}>
      <p>{words.why}</p>
      <TextField
        label={words.name}
        description={words.nameHint}
        value={name}
        onChange={setName}
        maxLength={40}
        isDisabled={isMaking}
        autoFocus
      />
      <NewPinFields value={pins} onChange={setPins} onEnter={() => void make()} isDisabled={isMaking} />
      <div className={styles['forgotten']}>
        <h2>{words.forgottenTitle}</h2>
        <p>{words.forgotten}</p>
      </div>
      {failure === null ? null : <FailureNotice failure={failure} />}
      <div className={styles['enter']}>
        <Button
          variant="primary"
          isDisabled={isMaking || because !== null}
          because={because}
          onPress={() => void make()}
        >
          {isMaking ? words.making : words.confirm}
        </Button>
      </div>
    </div>
  )
}
