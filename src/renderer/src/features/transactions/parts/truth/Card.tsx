import type { ReactNode } from 'react'
import { truth as words } from '../../../../text/ko/truth.ts'
import { StateMark } from '../../../../ui/StateMark.tsx'
import styles from './Card.module.css'
import type { TruthCard } from './truth-cards.ts'

const marks = {
  'not-allowed': 'declined',
  'may-be-refused': 'check',
  'not-known': 'waiting',
  allowed: 'done',
} as const

/** One rule: where it stands and of what, what is the case, what can be done, and where that is written. */
export function Card({ card, act = null }: { readonly card: TruthCard; readonly act?: ReactNode }) {
  const isRefusedOnly = card.refusal !== null && !card.blocks
  return (
    <div className={styles['card']}>
      <p className={styles['head']}>
        <StateMark mark={marks[card.standing]} word={isRefusedOnly ? words.refused : words.standings[card.standing]} />
        <span className={styles['topic']}>{words.topics[card.topic]}</span>
      </p>
      <p>{card.sentence}</p>
      {card.remedy === null ? null : <p className={styles['remedy']}>{card.remedy}</p>}
      <p className={styles['source']}>
        {words.source}: {card.source}
      </p>
      {act}
    </div>
  )
}
