import { type CalendarDate, parseDate } from '@internationalized/date'
import { useState } from 'react'
import { DateField, DateInput, DateSegment, FieldError, Label, Text } from 'react-aria-components'
import { type Day, toDay } from '../../../domain/day.ts'
import { classes } from './class-names.ts'
import styles from './DayField.module.css'
import fieldStyles from './Field.module.css'

/** The day typed; null while its year is on the way to four digits. */
const dayIn = (typed: CalendarDate | null): Day | null =>
  typed === null || typed.year < 1900 ? null : toDay(typed.toString())

const typedFrom = (value: Day | null): CalendarDate | null => (value === null ? null : parseDate(value))

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
  const [typed, setTyped] = useState(() => typedFrom(value))
  return (
    <DateField
      className={classes(fieldStyles['field'])}
      // What is typed stays in sight while it is no day yet; a day set from outside replaces it.
      value={dayIn(typed) === value ? typed : typedFrom(value)}
      onChange={(day) => {
        setTyped(day)
        onChange(dayIn(day))
      }}
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
