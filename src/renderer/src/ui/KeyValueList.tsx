import { Fragment, type ReactNode } from 'react'
import { classes } from './class-names.ts'
import styles from './KeyValueList.module.css'

/** A name and what it is; the value may be any text or component. */
export interface KeyValue {
  readonly key: string
  readonly name: ReactNode
  readonly value: ReactNode
}

/** Names on the left, values on the right edge of a narrow column or beside them. `isMoney` lines the values up at the right. */
export function KeyValueList({
  items,
  isMoney = false,
}: {
  readonly items: readonly KeyValue[]
  readonly isMoney?: boolean
}) {
  return (
    <dl className={classes(styles['list'], isMoney && styles['money'])}>
      {items.map((item) => (
        <Fragment key={item.key}>
          <dt className={styles['name']}>{item.name}</dt>
          <dd className={styles['value']}>{item.value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
