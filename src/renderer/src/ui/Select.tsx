import {
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from 'react-aria-components'
import { ui } from '../text/ko/ui.ts'
import { classes } from './class-names.ts'
import fieldStyles from './Field.module.css'
import { Icon } from './Icon.tsx'
import styles from './Select.module.css'

/** One choice of a list. `hint` stands under its name. */
export interface Choice<Id extends string> {
  readonly id: Id
  readonly name: string
  readonly hint?: string
}

interface SelectOptions<Id extends string> {
  readonly label: string
  readonly choices: readonly Choice<Id>[]
  readonly value: Id | null
  readonly onChange: (id: Id) => void
  readonly description?: string
  readonly problem?: string | null
  readonly placeholder?: string
  readonly isDisabled?: boolean
  /** Small and without a visible label, for bars above a list; the label is still spoken. */
  readonly isCompact?: boolean
  /** The label stands beside it already and is only spoken here. */
  readonly isLabelSpoken?: boolean
}

/** One of several. */
export function Select<Id extends string>(options: SelectOptions<Id>) {
  const { label, choices, value, onChange, description, placeholder = ui.choose } = options
  const problem = options.problem ?? null
  const compact = options.isCompact === true
  return (
    <AriaSelect
      className={classes(fieldStyles['field'], compact && styles['compact'])}
      aria-label={label}
      value={value}
      isInvalid={problem !== null}
      isDisabled={options.isDisabled ?? false}
      placeholder={placeholder}
      onChange={(id) => {
        const chosen = choices.find((choice) => choice.id === id)
        if (chosen !== undefined) onChange(chosen.id)
      }}
    >
      {compact ? null : (
        <Label className={classes(options.isLabelSpoken === true ? 'spoken-only' : fieldStyles['label'])}>
          {label}
        </Label>
      )}
      <Button className={classes(fieldStyles['input'], styles['button'])}>
        {compact ? <span className={styles['name']}>{label}</span> : null}
        <SelectValue className={classes(styles['value'])} />
        <Icon name="down" size={14} />
      </Button>
      {description === undefined ? null : (
        <Text slot="description" className={classes(fieldStyles['description'])}>
          {description}
        </Text>
      )}
      <FieldError className={classes(fieldStyles['problem'])}>{problem}</FieldError>
      <Popover className={classes(styles['popover'])} offset={4}>
        <ListBox className={classes(styles['list'])} items={choices}>
          {(choice) => (
            <ListBoxItem className={classes(styles['option'])} id={choice.id} textValue={choice.name}>
              <Text slot="label">{choice.name}</Text>
              {choice.hint === undefined ? null : (
                <Text slot="description" className={classes(fieldStyles['description'])}>
                  {choice.hint}
                </Text>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
