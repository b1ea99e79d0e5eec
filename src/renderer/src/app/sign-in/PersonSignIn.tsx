import { useRef, useState } from 'react'
import type { Api } from '../../api.ts'
import type { DeskStatus } from '../../screen.ts'
import type { AnyFailure } from '../../text/failure-texts.ts'
import { pin as pinWords } from '../../text/ko/pin.ts'
import { signIn as words } from '../../text/ko/sign-in.ts'
import { Button } from '../../ui/Button.tsx'
import { PinField } from '../../ui/PinField.tsx'
import type { Desk } from '../desk-store.ts'
import { PinRefused, usePinPause } from '../PinRefused.tsx'
import { PeopleChoice } from './PeopleChoice.tsx'
import styles from './SignIn.module.css'

/** Choosing who one is, and the PIN that proves it. What a PIN was refused for is remembered person by person. */
export function PersonSignIn({
  api,
  desk,
  people,
}: {
  readonly api: Pick<Api, 'operators'>
  readonly desk: Pick<Desk, 'personId' | 'choosePerson' | 'ahead'>
  readonly people: DeskStatus['session']['people']
}) {
  const [pin, setPin] = useState('')
  const [isTrying, setIsTrying] = useState(false)
  const [refusals, setRefusals] = useState<Readonly<Record<string, AnyFailure>>>({})
  const field = useRef<HTMLInputElement>(null)
  const only = people.length === 1 ? people[0] : undefined
  const person = people.find((one) => one.id === desk.personId) ?? only ?? null
  const failure = person === null ? null : (refusals[person.id] ?? null)
  const pause = usePinPause(failure, desk.ahead)
  const because = person === null ? words.choose : pin === '' ? pinWords.need : null
  const isOff = isTrying || pause !== null || because !== null

  const enter = async () => {
    if (person === null || isOff) return
    setIsTrying(true)
    const answer = await api.operators.signIn({ operatorId: person.id, pin })
    // Who is let in is told by the desk's news, and the screens take this one's place.
    if (answer.ok) return
    setPin('')
    setIsTrying(false)
    setRefusals((before) => ({ ...before, [person.id]: answer.failure }))
    field.current?.focus()
  }
  return (
    <div className={styles['form']}>
      <p>{words.sentence}</p>
      <PeopleChoice
        people={people}
        value={person?.id ?? null}
        autoFocus={person === null}
        onChange={(id) => {
          setPin('')
          desk.choosePerson(id)
        }}
        onGoOn={() => field.current?.focus()}
      />
      <PinField
        ref={field}
        label={pinWords.label}
        value={pin}
        onChange={setPin}
        onEnter={() => void enter()}
        autoFocus={person !== null}
      />
      <PinRefused failure={failure} pause={pause} />
      <div className={styles['enter']}>
        <Button variant="primary" isDisabled={isOff} because={because} onPress={() => void enter()}>
          {isTrying ? words.entering : pause === null ? words.enter : pinWords.wait(pause)}
        </Button>
      </div>
      <p className={styles['quiet']}>{words.forgotten}</p>
    </div>
  )
}
