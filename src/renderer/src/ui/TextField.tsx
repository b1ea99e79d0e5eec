import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components'
import { classes } from './class-names.ts'
import styles from './Field.module.css'

interface TextFieldOptions {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly description?: string
  /** What is wrong with the value, as a sentence; null when nothing. */
  readonly problem?: string | null
  readonly placeholder?: string
  /** `secret` hides what is typed; `pem` is a tall box of fixed-width text. */
  readonly kind?: 'text' | 'secret' | 'area' | 'pem'
  readonly isDisabled?: boolean
  readonly isRequired?: boolean
  readonly maxLength?: number
  readonly autoFocus?: boolean
  /** The label stands beside it already and is only spoken here. */
  readonly isLabelSpoken?: boolean
}

/** A line or a box of text with its label, a hint and its problem. Enter sends nothing. */
export function TextField(options: TextFieldOptions) {
  const { label, value, onChange, description, placeholder = '', kind = 'text' } = options
  const problem = options.problem ?? null
  const limit = options.maxLength === undefined ? {} : { maxLength: options.maxLength }
  return (
    <AriaTextField
      className={classes(styles['field'])}
      value={value}
      onChange={onChange}
      isInvalid={problem !== null}
      isDisabled={options.isDisabled ?? false}
      isRequired={options.isRequired ?? false}
      autoFocus={options.autoFocus ?? false}
      type={kind === 'secret' ? 'password' : 'text'}
      autoComplete="off"
      spellCheck="false"
      {...limit}
    >
      <Label className={classes(options.isLabelSpoken === true ? 'spoken-only' : styles['label'])}>{label}</Label>
      {kind === 'area' || kind === 'pem' ? (
        <TextArea
          className={classes(styles['input'], styles['area'], kind === 'pem' && styles['mono'])}
          placeholder={placeholder}
        />
      ) : (
        <Input className={classes(styles['input'])} placeholder={placeholder} />
      )}
      {description === undefined ? null : (
        <Text slot="description" className={classes(styles['description'])}>
          {description}
        </Text>
      )}
      <FieldError className={classes(styles['problem'])}>{problem}</FieldError>
    </AriaTextField>
  )
}
