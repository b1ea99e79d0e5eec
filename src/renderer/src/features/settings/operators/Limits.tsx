import { useState } from 'react'
import type { ScreenProps } from '../../../screen.ts'
import { formatWon } from '../../../text/format.ts'
import { limits as words } from '../../../text/ko/operators.ts'
import { roleNames } from '../../../text/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { classes } from '../../../ui/class-names.ts'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { LimitDialog } from './LimitDialog.tsx'
import styles from './OperatorsTab.module.css'
import type { OperatorsDesk, RoleLimit } from './store.ts'

/** Up to how many won each role refunds, or lets be refunded, without another person. */
export function Limits({
  desk,
  limits,
  say,
}: {
  readonly desk: OperatorsDesk
  readonly limits: readonly RoleLimit[]
  readonly say: ScreenProps['say']
}) {
  const [changing, setChanging] = useState<RoleLimit | null>(null)
  return (
    <section className={styles['section']} aria-label={words.title}>
      <h2 className={styles['title']}>{words.title}</h2>
      <p>{words.sentence}</p>
      <p className={styles['quiet']}>{words.over}</p>
      <div className={classes(styles['across'], styles['limits'])}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{words.columns.role}</th>
              <th scope="col" className={styles['figure']}>
                {words.columns.limit}
              </th>
              <th scope="col">
                <span className="spoken-only">{words.columns.acts}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {limits.map((one) => (
              <tr key={one.role}>
                <th scope="row">{roleNames[one.role]}</th>
                <td className={styles['figure']}>{one.limit === null ? words.none : <MoneyText won={one.limit} />}</td>
                <td className={styles['acts']}>
                  <Button
                    asks="manage"
                    size="small"
                    label={words.changeOf(roleNames[one.role])}
                    onPress={() => {
                      desk.forgetRefusal()
                      setChanging(one)
                    }}
                  >
                    {words.change}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {changing === null ? null : (
        <LimitDialog
          desk={desk}
          of={changing}
          onClose={() => setChanging(null)}
          onSaved={(limit) => {
            say({
              kind: 'good',
              text: words.saved(roleNames[changing.role], limit === null ? words.none : formatWon(limit)),
            })
            setChanging(null)
          }}
        />
      )}
    </section>
  )
}
