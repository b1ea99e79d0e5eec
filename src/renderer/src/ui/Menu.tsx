import type { ReactNode } from 'react'
import {
  Button,
  Header,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Text,
} from 'react-aria-components'
import { classes } from './class-names.ts'
import { Icon } from './Icon.tsx'
import styles from './Menu.module.css'

/** One thing to do or to choose. `hint` stands behind it: a key, a role. */
export interface MenuChoice<Id extends string> {
  readonly id: Id
  readonly name: string
  readonly hint?: string
}

/** A button that opens a list of things to do, or to choose one of when `chosen` is told. */
export function Menu<Id extends string>({
  label,
  title,
  children,
  choices,
  chosen,
  onAct,
}: {
  /** What the button is called aloud. */
  readonly label: string
  /** What stands over the list; left out when the choices say it themselves. */
  readonly title?: string
  readonly children: ReactNode
  readonly choices: readonly MenuChoice<Id>[]
  readonly chosen?: Id
  readonly onAct: (id: Id) => void
}) {
  return (
    <MenuTrigger>
      <Button className={classes(styles['button'])} aria-label={label}>
        <span className={styles['words']}>{children}</span>
        <Icon name="down" size={14} />
      </Button>
      <Popover className={classes(styles['popover'])} offset={4} placement="bottom end">
        <AriaMenu
          className={classes(styles['list'])}
          selectionMode={chosen === undefined ? 'none' : 'single'}
          selectedKeys={chosen === undefined ? [] : [chosen]}
          disallowEmptySelection
          onAction={(id) => {
            const found = choices.find((choice) => choice.id === id)
            if (found !== undefined) onAct(found.id)
          }}
        >
          <MenuSection>
            {title === undefined ? null : <Header className={classes(styles['title'])}>{title}</Header>}
            {choices.map(({ id, name, hint }) => (
              <MenuItem key={id} id={id} textValue={name} className={classes(styles['choice'])}>
                <span className={styles['mark']} aria-hidden="true">
                  {chosen === id ? <Icon name="check" size={14} /> : null}
                </span>
                <Text slot="label" className={classes(styles['name'])}>
                  {name}
                </Text>
                {hint === undefined ? null : (
                  <Text slot="description" className={classes(styles['hint'])}>
                    {hint}
                  </Text>
                )}
              </MenuItem>
            ))}
          </MenuSection>
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
