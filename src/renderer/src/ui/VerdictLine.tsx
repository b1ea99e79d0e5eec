import type { Day } from '../../../domain/day.ts'
import { ui, verdict as words } from '../text/ko/ui.ts'
import { type Mark, StateMark } from './StateMark.tsx'
import { Unfold } from './Unfold.tsx'
import styles from './VerdictLine.module.css'
import { type Rule, type Verdict, verdictPieces } from './verdict-pieces.ts'

const marks = {
  due: 'waiting',
  issued: 'done',
  'not-issued-by-wallet': 'check',
  'batch-awaited': 'waiting',
  'batch-overdue': 'check',
  check: 'check',
  closed: 'done',
  'no-receipt': 'none',
  refunded: 'done',
} as const satisfies Record<Verdict['state'], Mark>

interface VerdictLineOptions {
  readonly verdict: Verdict
  readonly today: Day
  /** Does more of the receipt live than the verdict stands for, so that a cancel is left to do? */
  readonly hasCancelLeft?: boolean
}

/** Who issues · how much · by when · penalty, in one line; 왜? unfolds the rules with their sources. */
export function VerdictLine({ verdict, today, hasCancelLeft = false }: VerdictLineOptions) {
  return (
    <div className={styles['verdict']}>
      <p className={styles['line']}>
        <span className={styles['piece']}>
          <StateMark
            mark={hasCancelLeft ? 'check' : marks[verdict.state]}
            word={hasCancelLeft ? words.cancelLeft : words.state[verdict.state]}
          />
        </span>
        {verdictPieces(verdict, today).map((piece) => (
          <span key={piece} className={styles['piece']}>
            {piece}
          </span>
        ))}
      </p>
      <Unfold summary={ui.why}>
        <p className={styles['sentence']}>{verdict.sentence}</p>
        <RuleList rules={verdict.rules} />
      </Unfold>
    </div>
  )
}

/** Rules that led to a verdict, each with its source. */
export function RuleList({ rules }: { readonly rules: readonly Rule[] }) {
  if (rules.length === 0) return <p className={styles['source']}>{ui.noRules}</p>
  return (
    <ol className={styles['rules']}>
      {rules.map((rule) => (
        <li key={rule.id}>
          <p className={styles['title']}>
            <code>{rule.id}</code> {rule.title}
          </p>
          <p>{rule.text}</p>
          <p className={styles['source']}>
            {ui.source}: {rule.source}
          </p>
        </li>
      ))}
    </ol>
  )
}
