import { matchCauseNames } from '../../../../../domain/reconciliation/finding.ts'
import { formatCount } from '../../../text/format.ts'
import { causeSums as words } from '../../../text/ko/reconciliation.ts'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { type CauseSums, rowsOf, sumOf } from '../cause-groups.ts'
import { Difference, differenceOf } from '../columns.tsx'
import type { Summary } from '../store.ts'
import styles from './PlainTable.module.css'

const Figures = ({ sums }: { readonly sums: CauseSums }) => (
  <>
    <td>{formatCount(sums.findings)}</td>
    <td>
      <MoneyText won={sums.due} />
    </td>
    <td>
      <MoneyText won={sums.known} />
    </td>
    <td>
      <MoneyText won={sums.hometax} />
    </td>
    <td>
      <Difference won={differenceOf(sums)} />
    </td>
  </>
)

/** Every cause with its sums, those of both groups, and the whole: what went in comes out. */
export function CauseTable({ summary }: { readonly summary: Summary }) {
  return (
    <>
      <table className={styles['table']} aria-label={words.table}>
        <thead>
          <tr>
            <th scope="col">{words.cause}</th>
            <th scope="col">{words.findings}</th>
            <th scope="col">{words.due}</th>
            <th scope="col">{words.known}</th>
            <th scope="col">{words.hometax}</th>
            <th scope="col">{words.differs}</th>
          </tr>
        </thead>
        {(['toDo', 'fine'] as const).map((group) => {
          const rows = rowsOf(summary, group)
          return (
            <tbody key={group}>
              {rows.map((row) => (
                <tr key={row.cause}>
                  <th scope="row">{matchCauseNames[row.cause]}</th>
                  <Figures sums={row} />
                </tr>
              ))}
              <tr className={styles['subtotal']}>
                <th scope="row">{words[group]}</th>
                <Figures sums={sumOf(rows)} />
              </tr>
            </tbody>
          )
        })}
        <tfoot>
          <tr>
            <th scope="row">{words.all}</th>
            <Figures sums={sumOf(summary.causes)} />
          </tr>
        </tfoot>
      </table>
      <p className={styles['note']}>{words.note}</p>
    </>
  )
}
