import { useEffect, useRef } from 'react'
import { formatWon } from '../../../../text/format.ts'
import { refundDialog as words } from '../../../../text/ko/transactions.ts'
import type { RefundDesk } from './refund-desk.ts'
import styles from './RefundOutcome.module.css'

/** Another person was asked: what that means for the money. It takes the focus, so that it is read first. */
export function RefundAsked({ request }: { readonly request: NonNullable<RefundDesk['asked']> }) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])
  return (
    <div className={styles['outcome']} role="status">
      <h3 ref={head} tabIndex={-1} className={styles['head']}>
        {words.asked(formatWon(request.amount))}
      </h3>
      <p>{words.askedSentence}</p>
    </div>
  )
}
