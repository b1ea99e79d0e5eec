import type { Breakdown, BreakdownSegment } from '../../../domain/breakdown.ts'
import { formatWon } from '../text/format.ts'
import { breakdown as words, ui } from '../text/ko/ui.ts'
import { partName } from '../text/words.ts'
import styles from './BreakdownBar.module.css'
import { Button } from './Button.tsx'
import { classes } from './class-names.ts'
import { MoneyText } from './MoneyText.tsx'

interface BreakdownOptions {
  readonly breakdown: Breakdown
  /** The table in place of the bar; a screen reader hears the table in either case. */
  readonly asTable: boolean
  readonly onTable: (asTable: boolean) => void
  readonly keyHint?: string
}

const percent = (won: number, of: number): string => `${(won / Math.max(1, of)) * 100}%`

const isUnsure = ({ segments }: Breakdown): boolean =>
  segments.some((segment) => segment.refunded.from !== segment.refunded.to)

/** A payment as one bar in proportion: what went back is hatched, what may have is dotted, and a bracket holds what a receipt is due for. */
export function BreakdownBar({ breakdown, asTable, onTable, keyHint }: BreakdownOptions) {
  const none = breakdown.segments.length === 0
  return (
    <section className={styles['breakdown']} aria-label={words.label}>
      <div className={styles['head']}>
        <h3 className={styles['title']}>{words.label}</h3>
        <Button
          variant="plain"
          size="small"
          isPressed={asTable}
          {...(keyHint === undefined ? {} : { keyHint })}
          onPress={() => onTable(!asTable)}
        >
          {ui.asTable}
        </Button>
      </div>
      {none ? <p className={styles['note']}>{words.noParts}</p> : null}
      {asTable || none ? null : <Bar breakdown={breakdown} />}
      <PartTable breakdown={breakdown} spokenOnly={!asTable && !none} />
      {isUnsure(breakdown) ? <p className={styles['note']}>{words.gatewayDecides}</p> : null}
    </section>
  )
}

function Bar({ breakdown }: { readonly breakdown: Breakdown }) {
  const { segments, paid, receiptTarget } = breakdown
  return (
    <div aria-hidden="true">
      <ul className={styles['names']}>
        {segments.map((segment) => (
          <li key={segment.kind} className={styles['name']}>
            <span className={classes(styles['swatch'], styles[segment.kind])} />
            {partName(segment)} <MoneyText won={segment.won} />
          </li>
        ))}
      </ul>
      <div className={styles['bar']}>
        {segments.map((segment) => (
          <SegmentOfBar key={segment.kind} segment={segment} paid={paid} />
        ))}
      </div>
      {receiptTarget === null ? null : (
        <div className={styles['brackets']}>
          <div
            className={styles['bracket']}
            style={{ marginLeft: percent(receiptTarget.offset, paid), width: percent(receiptTarget.won, paid) }}
          />
          <p className={styles['target']}>
            <span style={{ flex: `0 1 ${percent(receiptTarget.offset, paid)}` }} />
            <span>
              {words.receiptTarget} {formatWon(receiptTarget.won)}
            </span>
          </p>
        </div>
      )}
      <ul className={styles['under']}>
        {breakdown.refunded > 0 ? (
          <li>
            <span className={styles['sample']} /> {words.gone} {formatWon(breakdown.refunded)}
          </li>
        ) : null}
        {isUnsure(breakdown) ? (
          <li>
            <span className={classes(styles['sample'], styles['dots'])} /> {words.maybe}
          </li>
        ) : null}
      </ul>
    </div>
  )
}

function SegmentOfBar({ segment, paid }: { readonly segment: BreakdownSegment; readonly paid: number }) {
  const { won, refunded } = segment
  return (
    <div
      className={classes(styles['segment'], styles[segment.kind])}
      style={{ flexGrow: Math.max(won / Math.max(1, paid), 0.01) }}
    >
      <div className={classes(styles['back'], styles['maybe'])} style={{ width: percent(refunded.to, won) }} />
      <div className={styles['back']} style={{ width: percent(refunded.from, won) }} />
    </div>
  )
}

function PartTable({ breakdown, spokenOnly }: { readonly breakdown: Breakdown; readonly spokenOnly: boolean }) {
  const { segments, paid, refunded, remaining, receiptTarget } = breakdown
  return (
    <table className={spokenOnly ? 'spoken-only' : styles['table']}>
      <caption className="spoken-only">{words.label}</caption>
      <thead>
        <tr>
          <th scope="col">{words.part}</th>
          <th scope="col">{words.won}</th>
          <th scope="col">{words.gone}</th>
        </tr>
      </thead>
      <tbody>
        {segments.map((segment) => (
          <tr key={segment.kind}>
            <th scope="row">{partName(segment)}</th>
            <td>
              <MoneyText won={segment.won} />
            </td>
            <td>
              {segment.refunded.from === segment.refunded.to ? (
                <MoneyText won={segment.refunded.from} />
              ) : (
                words.between(formatWon(segment.refunded.from), formatWon(segment.refunded.to))
              )}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.total}</th>
          <td>
            <MoneyText won={paid} />
          </td>
          <td>
            <MoneyText won={refunded} />
          </td>
        </tr>
        <Sum name={words.remaining} won={remaining} />
        {receiptTarget === null ? null : <Sum name={words.receiptTarget} won={receiptTarget.won} />}
      </tfoot>
    </table>
  )
}

const Sum = ({ name, won }: { readonly name: string; readonly won: number }) => (
  <tr>
    <th scope="row">{name}</th>
    <td>
      <MoneyText won={won} />
    </td>
    <td />
  </tr>
)
