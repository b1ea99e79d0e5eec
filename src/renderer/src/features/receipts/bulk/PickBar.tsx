import type { ReactNode } from 'react'
import { mostBulkReceipts } from '../../../../../domain/receipt/receipt-run.ts'
import { formatCount } from '../../../text/format.ts'
import { bulkReceipts as words } from '../../../text/ko/bulk-receipts.ts'
import { Button } from '../../../ui/Button.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import styles from './PickBar.module.css'
import type { Picks } from './pick-store.ts'

interface PickBarOptions<Choice> {
  readonly label: string
  readonly picks: Picks<Choice>
  readonly choices: readonly { readonly name: string; readonly choice: Choice }[]
  /** What is said while nothing is picked, and of a choice that found nothing. */
  readonly none: string
  readonly noneOf: (choice: Choice) => string
  /** How many and how much are picked, as a sentence; null while none are. */
  readonly picked: string | null
  /** What can be done with them. */
  readonly acts: ReactNode
}

/** What is picked of a list, and what can be done with it: one quiet line until something is. */
export function PickBar<Choice>({ label, picks, choices, none, noneOf, picked, acts }: PickBarOptions<Choice>) {
  const { said } = picks
  return (
    <div className={styles['bar']} role="group" aria-label={label}>
      {picks.refusal === null ? null : <FailureNotice failure={picks.refusal} />}
      <div className={styles['row']}>
        <span className={styles['choices']} role="group" aria-label={words.choose}>
          {choices.map(({ name, choice }) => (
            <Button key={name} size="small" onPress={() => void picks.choose(choice)}>
              {name}
            </Button>
          ))}
        </span>
        <p className={styles['said']} role="status">
          {picked === null ? (
            <span className={styles['quiet']}>{said?.is === 'nothing' ? noneOf(said.choice) : none}</span>
          ) : (
            <>
              <strong>{picked}</strong>
              {said?.is === 'most' ? (
                <span className={styles['quiet']}> {words.most(formatCount(mostBulkReceipts))}</span>
              ) : null}
            </>
          )}
        </p>
        <span className={styles['acts']}>
          {picked === null ? null : (
            <Button size="small" variant="plain" onPress={picks.clear}>
              {words.clear}
            </Button>
          )}
          {acts}
        </span>
      </div>
    </div>
  )
}
