import { parseDate } from '@internationalized/date'
import { DateField, DateInput, DateSegment, FieldError, Label, Text } from 'react-aria-components'
import { type Day, toDay } from '../../../domain/day.ts'
import { classes } from './class-names.ts'
import styles from './DayField.module.css'
import fieldStyles from './Field.module.css'

/** A day typed by year, month and date, each of which the arrow keys change. */
export function DayField({
  label,
  value,
  onChange,
  description,
  problem = null,
}: {
  readonly label: string
  readonly value: Day | null
  readonly onChange: (day: Day | null) => void
  readonly description?: string
  readonly problem?: string | null
}) {
  return (
    <DateField
      className={classes(fieldStyles['field'])}
      value={value === null ? null : parseDate(value)}
      onChange={(day) => onChange(day === null ? null : toDay(day.toString()))}
      isInvalid={problem !== null}
      shouldForceLeadingZeros
    >
      <Label className={classes(fieldStyles['label'])}>{label}</Label>
      <DateInput className={classes(fieldStyles['input'], styles['day'])}>
        {(segment) => <DateSegment segment={segment} className={classes(styles['segment'])} />}
      </DateInput>
      {description === undefined ? null : (
        <Text slot="description" className={classes(fieldStyles['description'])}>
          {description}
        </Text>
      )}
      <FieldError className={classes(fieldStyles['problem'])}>{problem}</FieldError>
    </DateField>
  )
}
