import { Card } from './Card.tsx'
import { TellChanged, type TellOptions } from './TellChanged.tsx'
import { cardSaying } from './truth-cards.ts'
import styles from './WhyNoRefund.module.css'

/** Why the refund is off, beside its button: the gateway's rule as its card, anything else in a line. */
export function WhyNoRefund({
  because,
  remedy,
  ...options
}: TellOptions & { readonly because: string | null; readonly remedy: string | null }) {
  if (because === null) return null
  const card = cardSaying(options.detail.truthCards, because)
  if (card === null) return <p className={styles['because']}>{[because, remedy].filter(Boolean).join(' ')}</p>
  return (
    <div className={styles['rule']}>
      <Card card={card} act={<TellChanged {...options} card={card} />} />
    </div>
  )
}
