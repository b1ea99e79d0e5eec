import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { DeskStatus } from '../../screen.ts'
import { signIn as words } from '../../text/ko/sign-in.ts'
import { roleNames } from '../../text/words.ts'
import { classes } from '../../ui/class-names.ts'
import { isMeantEnter } from '../../ui/typing.ts'
import styles from './SignIn.module.css'

/** The people who may sign in, by name and role. Arrows walk; a press, Enter or a digit goes on to the PIN. */
export function PeopleChoice({
  people,
  value,
  autoFocus,
  onChange,
  onGoOn,
}: {
  readonly people: DeskStatus['session']['people']
  readonly value: string | null
  readonly autoFocus: boolean
  readonly onChange: (id: string) => void
  readonly onGoOn: () => void
}) {
  return (
    <RadioGroup className={classes(styles['people'])} value={value} onChange={onChange}>
      <Label className={classes(styles['label'])}>{words.people}</Label>
      <div className={styles['grid']}>
        {people.map(({ id, name, role }, at) => (
          <Radio
            key={id}
            value={id}
            autoFocus={autoFocus && at === 0}
            className={classes(styles['person'])}
            onPress={onGoOn}
            onKeyDown={(event) => {
              if (value !== null && (/^\d$/.test(event.key) || isMeantEnter(event.nativeEvent))) onGoOn()
              else event.continuePropagation()
            }}
          >
            <span className={styles['name']}>{name}</span>
            <span className={styles['role']}>{roleNames[role]}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
