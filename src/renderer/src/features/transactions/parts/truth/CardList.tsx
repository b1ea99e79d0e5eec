import type { ReactNode } from 'react'
import { truth as words } from '../../../../text/ko/truth.ts'
import { Unfold } from '../../../../ui/Unfold.tsx'
import { Card } from './Card.tsx'
import styles from './CardList.module.css'
import { type TruthCard, weighed } from './truth-cards.ts'

interface CardListOptions {
  readonly cards: readonly TruthCard[]
  /** What can be pressed at a card; null where nothing can. */
  readonly actOf?: (card: TruthCard) => ReactNode
}

/** Rules that bear on the refund; all others behind one line. */
export function CardList({ cards, actOf = () => null }: CardListOptions) {
  const { shown, others } = weighed(cards)
  return (
    <>
      {shown.length === 0 ? null : <Cards cards={shown} actOf={actOf} />}
      {others.length === 0 ? null : (
        <Unfold summary={words.others(others.length)}>
          <Cards cards={others} actOf={actOf} />
        </Unfold>
      )}
    </>
  )
}

function Cards({ cards, actOf }: Required<CardListOptions>) {
  return (
    <ul className={styles['list']}>
      {cards.map((card) => (
        <li key={`${card.topic} ${card.sentence}`}>
          <Card card={card} act={actOf(card)} />
        </li>
      ))}
    </ul>
  )
}
