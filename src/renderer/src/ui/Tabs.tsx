import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import { classes } from './class-names.ts'
import styles from './Tabs.module.css'

/** One page of several; `count` stands behind its name when it is not null. */
export interface TabPage<Id extends string> {
  readonly id: Id
  readonly name: string
  readonly count?: string | null
  readonly content: ReactNode
}

/** Pages behind names, one in sight. */
export function Tabs<Id extends string>({
  label,
  pages,
  value,
  onChange,
}: {
  readonly label: string
  readonly pages: readonly TabPage<Id>[]
  readonly value: Id
  readonly onChange: (id: Id) => void
}) {
  return (
    <AriaTabs
      className={classes(styles['tabs'])}
      selectedKey={value}
      onSelectionChange={(id) => {
        const chosen = pages.find((page) => page.id === id)
        if (chosen !== undefined) onChange(chosen.id)
      }}
    >
      <TabList className={classes(styles['list'])} aria-label={label}>
        {pages.map((page) => (
          <Tab key={page.id} id={page.id} className={classes(styles['tab'])}>
            {page.name}
            {page.count === undefined || page.count === null ? null : (
              <span className={styles['count']}>{page.count}</span>
            )}
          </Tab>
        ))}
      </TabList>
      {pages.map((page) => (
        <TabPanel key={page.id} id={page.id} className={classes(styles['panel'])}>
          {page.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
