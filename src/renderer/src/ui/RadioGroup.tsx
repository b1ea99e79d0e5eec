import { FieldError, Label, Radio, RadioGroup as AriaRadioGroup, Text } from 'react-aria-components'
import { classes } from './class-names.ts'
import styles from './Field.module.css'
import type { Choice } from './Select.tsx'

interface RadioGroupOptions<Id extends string> {
  readonly label: string
  readonly choices: readonly Choice<Id>[]
  readonly value: Id | null
  readonly onChange: (id: Id) => void
  readonly problem?: string | null
  /** Side by side instead of one under the other. */
  readonly isInRow?: boolean
  readonly isDisabled?: boolean
}

/** One of a few, all in sight. */
export function RadioGroup<Id extends string>(options: RadioGroupOptions<Id>) {
  const { label, choices, value, onChange } = options
  const problem = options.problem ?? null
  return (
    <AriaRadioGroup
      className={classes(styles['field'])}
      value={value}
      isInvalid={problem !== null}
      isDisabled={options.isDisabled ?? false}
      onChange={(id) => {
        const chosen = choices.find((choice) => choice.id === id)
        if (chosen !== undefined) onChange(chosen.id)
      }}
    >
      <Label className={classes(styles['label'])}>{label}</Label>
      <div className={options.isInRow === true ? styles['row'] : styles['options']}>
        {choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} className={classes(styles['choice'])}>
            <span className={classes(styles['mark'], styles['round'])} aria-hidden="true" />
            <span>
              {choice.name}
              {choice.hint === undefined ? null : (
                <Text slot="description" className={classes(styles['description'])}>
                  {choice.hint}
                </Text>
              )}
            </span>
          </Radio>
        ))}
      </div>
      <FieldError className={classes(styles['problem'])}>{problem}</FieldError>
    </AriaRadioGroup>
  )
}
