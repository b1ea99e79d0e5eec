import { ui } from '../text/ko/ui.ts'
import styles from './VerdictLine.module.css'
import type { Rule } from './verdict-pieces.ts'

interface RuleListOptions<R extends Rule> {
  readonly rules: readonly R[]
  /** What else is known of a rule, under its title. */
  readonly more?: (rule: R) => string
}

/** Rules that led to a verdict, each with its source. */
export function RuleList<R extends Rule>({ rules, more }: RuleListOptions<R>) {
  if (rules.length === 0) return <p className={styles['source']}>{ui.noRules}</p>
  return (
    <ol className={styles['rules']}>
      {rules.map((rule) => (
        <li key={rule.id}>
          <p className={styles['title']}>
            <code>{rule.id}</code> {rule.title}
          </p>
          {more === undefined ? null : <p className={styles['source']}>{more(rule)}</p>}
          <p>{rule.text}</p>
          <p className={styles['source']}>
            {ui.source}: {rule.source}
          </p>
        </li>
      ))}
    </ol>
  )
}
