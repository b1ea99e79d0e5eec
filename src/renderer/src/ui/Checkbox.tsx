import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components'
import { classes } from './class-names.ts'
import styles from './Field.module.css'
import { Icon } from './Icon.tsx'

/** A yes or no that takes effect when its form does. */
export function Checkbox({
  isSelected,
  onChange,
  isDisabled = false,
  children,
}: {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isDisabled?: boolean
  readonly children: ReactNode
}) {
  return (
    <AriaCheckbox
      className={classes(styles['choice'])}
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
    >
      <span className={styles['mark']} aria-hidden="true">
        <Icon name="check" size={12} />
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  )
}
