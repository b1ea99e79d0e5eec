import { useContext, useState } from 'react'
import type { Day } from '../../../domain/day.ts'
import { ui, verdict as words } from '../text/ko/ui.ts'
import { Explanation } from './Explanation.tsx'
import { ExplanationContext } from './explanation-context.ts'
import { RuleList } from './RuleList.tsx'
import { type Mark, StateMark } from './StateMark.tsx'
import { Unfold } from './Unfold.tsx'
import styles from './VerdictLine.module.css'
import { type Verdict, verdictPieces } from './verdict-pieces.ts'

const marks = {
  due: 'waiting',
  issued: 'done',
  'not-issued-by-wallet': 'check',
  'batch-awaited': 'waiting',
  'batch-overdue': 'check',
  check: 'check',
  'no-receipt': 'none',
  refunded: 'done',
} as const satisfies Record<Verdict['state'], Mark>

interface VerdictLineOptions {
  /** The payment it is about. */
  readonly of: string
  readonly verdict: Verdict
  readonly today: Day
  /** Does more of the receipt live than the verdict stands for, so that a cancel is left to do? */
  readonly hasCancelLeft?: boolean
}

/** Who issues · how much · by when · penalty, in one line; 왜? unfolds the whole reasoning, to read and to print. */
export function VerdictLine({ of, verdict, today, hasCancelLeft = false }: VerdictLineOptions) {
  const [isOpen, setOpen] = useState(false)
  const make = useContext(ExplanationContext)
  const short = (
    <>
      <p className={styles['sentence']}>{verdict.sentence}</p>
      <RuleList rules={verdict.rules} />
    </>
  )
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
      <Unfold summary={ui.why} isOpen={isOpen} onToggle={setOpen}>
        {isOpen && make !== null ? <Explanation of={of} basis={verdict} make={make} meanwhile={short} /> : short}
      </Unfold>
    </div>
  )
}
