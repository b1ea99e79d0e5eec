import { may, operatorRoles, type OperatorRole, permissions } from '../../../../../domain/operator.ts'
import { roleTable as words } from '../../../text/ko/operators.ts'
import { roleNames } from '../../../text/words.ts'
import { classes } from '../../../ui/class-names.ts'
import styles from './OperatorsTab.module.css'

/** Who may do what, as main itself decides; the role at the desk is set off. */
export function RoleTable({ mine }: { readonly mine: OperatorRole }) {
  return (
    <section className={styles['section']} aria-label={words.title}>
      <h2 className={styles['title']}>{words.title}</h2>
      <div className={styles['across']}>
        <table className={classes(styles['table'], styles['roles'])}>
          <thead>
            <tr>
              <th scope="col">{words.what}</th>
              {operatorRoles.map((role) => (
                <th key={role} scope="col" aria-current={role === mine ? 'true' : undefined}>
                  {roleNames[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {permissions.map((permission) => (
              <tr key={permission}>
                <th scope="row">{words.permissions[permission]}</th>
                {operatorRoles.map((role) => {
                  const isGranted = may(role, permission)
                  return (
                    <td key={role} aria-current={role === mine ? 'true' : undefined}>
                      <span aria-hidden="true" className={isGranted ? undefined : styles['none']}>
                        {isGranted ? '●' : '–'}
                      </span>
                      <span className="spoken-only">{isGranted ? words.may : words.mayNot}</span>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
