import { formatCount, formatWon } from '../../../text/format.ts'
import { hometaxPreview as words } from '../../../text/ko/hometax-lists.ts'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Section.tsx'
import type { HometaxList } from '../lists-desk.ts'
import styles from './PlainTable.module.css'

type Content = NonNullable<HometaxList['content']>

const amounts = ['supply', 'vat', 'service', 'total'] as const

/** What was read sums up to, and how that stands beside the file's own rows of sums, to the won. */
export function PreviewSums({ content }: { readonly content: Content }) {
  const { issued, cancelled, comparisons } = content
  const net = {
    count: issued.count + cancelled.count,
    supply: issued.supply + cancelled.supply,
    vat: issued.vat + cancelled.vat,
    service: issued.service + cancelled.service,
    total: issued.total + cancelled.total,
  }
  return (
    <Section title={words.sums}>
      <table className={styles['table']} aria-label={words.sums}>
        <thead>
          <tr>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.count}</th>
            {amounts.map((amount) => (
              <th key={amount} scope="col">
                {words.meanings[amount]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(
            [
              [words.issued, issued],
              [words.cancelled, cancelled],
            ] as const
          ).map(([name, sum]) => (
            <Row key={name} name={name} sum={sum} />
          ))}
        </tbody>
        <tfoot>
          <Row name={words.net} sum={net} />
        </tfoot>
      </table>
      {comparisons.length === 0 ? <p className={styles['note']}>{words.noTotals}</p> : null}
      {comparisons.map(({ row, label, basis, differences }) => {
        const at = formatCount(row)
        return differences.length === 0 ? (
          <Notice key={row} kind="good" title={words.comparisonSame(at, label)} text={words.basis[basis]} />
        ) : (
          <Notice
            key={row}
            kind="warn"
            title={words.comparisonDiffers(at, label)}
            text={
              <ul>
                {differences.map(({ amount, stated, read }) => (
                  <li key={amount}>{words.difference(words.meanings[amount], formatWon(stated), formatWon(read))}</li>
                ))}
              </ul>
            }
          />
        )
      })}
    </Section>
  )
}

type Sum = { readonly count: number } & Readonly<Record<(typeof amounts)[number], number>>

const Row = ({ name, sum }: { readonly name: string; readonly sum: Sum }) => (
  <tr>
    <th scope="row">{name}</th>
    <td>{formatCount(sum.count)}</td>
    {amounts.map((amount) => (
      <td key={amount}>
        <MoneyText won={sum[amount]} />
      </td>
    ))}
  </tr>
)
