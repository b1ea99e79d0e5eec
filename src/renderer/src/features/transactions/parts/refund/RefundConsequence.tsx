import type { Day } from '../../../../../../domain/day.ts'
import type { TaxSplit } from '../../../../../../domain/tax-split.ts'
import { formatWon } from '../../../../text/format.ts'
import { refundDialog as words } from '../../../../text/ko/transactions.ts'
import { truth } from '../../../../text/ko/truth.ts'
import { ui } from '../../../../text/ko/ui.ts'
import { partName } from '../../../../text/words.ts'
import { DayText } from '../../../../ui/DayText.tsx'
import { MoneyText } from '../../../../ui/MoneyText.tsx'
import { Unfold } from '../../../../ui/Unfold.tsx'
import { RuleList } from '../../../../ui/RuleList.tsx'
import { CardList } from '../truth/CardList.tsx'
import styles from './RefundConsequence.module.css'
import type { Preview } from './refund-desk.ts'

type Range = Preview['taxFree']

/** What the refund does: figures before and after, then the receipt, then the gateway's rules. */
export function RefundConsequence({
  preview,
  isStale,
  today,
  told,
}: {
  readonly preview: Preview
  /** The figures are of the amount before; the next ones are being computed. */
  readonly isStale: boolean
  readonly today: Day
  /** The rule that is told beside the amount and therefore not again; null when none is. */
  readonly told: string | null
}) {
  const { before, after, receipt, truthCards } = preview
  const lines = linesOf(before, after)
  return (
    <div className={isStale ? styles['stale'] : styles['fresh']}>
      <p className={styles['question']}>{preview.question}</p>
      <table className={styles['table']}>
        <caption className="spoken-only">{words.change}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{words.before}</th>
            <td />
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.name} className={line.isMain ? styles['main'] : undefined}>
              <th scope="row">{line.name}</th>
              <td>
                <MoneyText won={line.before} />
              </td>
              <td className={styles['arrow']} aria-hidden="true">
                →
              </td>
              <td>
                <MoneyText won={line.after} />
              </td>
            </tr>
          ))}
          {preview.parts.map((part) => (
            <tr key={part.kind}>
              <th scope="row">{partName(part)}</th>
              <td>{rangeText(part.before)}</td>
              <td className={styles['arrow']} aria-hidden="true">
                →
              </td>
              <td>{rangeText(part.after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {preview.partsSentence === null ? null : <p className={styles['quiet']}>{preview.partsSentence}</p>}
      <section className={styles['receipt']} aria-label={words.receipt}>
        <h3 className={styles['title']}>{words.receipt}</h3>
        <p>{receipt.sentence}</p>
        {receipt.until === null ? null : (
          <p className={styles['quiet']}>
            {words.receiptUntil} <DayText day={receipt.until} today={today} />
          </p>
        )}
        {receipt.rules.length === 0 ? null : (
          <Unfold summary={ui.why}>
            <RuleList rules={receipt.rules} />
          </Unfold>
        )}
      </section>
      <section aria-label={truth.title}>
        <h3 className={styles['title']}>{truth.title}</h3>
        <CardList cards={truthCards.filter(({ sentence }) => sentence !== told)} />
      </section>
    </div>
  )
}

interface Side {
  readonly won: number
  readonly split: TaxSplit
}

/** Rows that say something: a tax figure that is 0 on both sides is left out. */
function linesOf(before: Side, after: Side) {
  const split = (name: string, key: 'supply' | 'vat' | 'taxFree' | 'service') => ({
    name,
    before: before.split[key],
    after: after.split[key],
    isMain: false,
  })
  return [
    { name: words.rows.remaining, before: before.won, after: after.won, isMain: true },
    split(words.rows.supply, 'supply'),
    split(words.rows.vat, 'vat'),
    split(words.rows.taxFree, 'taxFree'),
    split(words.rows.service, 'service'),
  ].filter((line) => line.isMain || line.before + line.after > 0)
}

const rangeText = ({ from, to }: Range) =>
  from === to ? (
    <MoneyText won={from} />
  ) : (
    <span className={styles['range']}>{words.range(formatWon(from), formatWon(to))}</span>
  )
