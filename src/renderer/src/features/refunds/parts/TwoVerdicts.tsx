import { countsAsSpent, isOpen } from '../../../../../domain/refund.ts'
import { refunds as words } from '../../../text/ko/refunds.ts'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { MoneyVerdict, ReceiptVerdict } from '../columns.tsx'
import type { RefundRow } from '../store.ts'
import styles from './TwoVerdicts.module.css'

type Refund = RefundRow['refund']

function moneySentence({ state, byHand }: Refund): string {
  if (byHand !== null) return byHand.conclusion === 'refunded' ? words.byHandRefunded : words.byHandNotRefunded
  return state === 'settled-by-hand' ? words.byHandRefunded : words.money[state]
}

function receiptSentence(refund: Refund): string {
  const { receipt, state } = refund
  if (receipt !== null) return receipt.message ?? words.receiptSentence[receipt.kind]
  if (isOpen(state)) return words.receiptAwaitedSentence
  return countsAsSpent(refund) ? words.receiptUntoldSentence : words.receiptNone
}

/** What became of the money and what became of the receipt: side by side, because one says nothing of the other. */
export function TwoVerdicts({ refund }: { readonly refund: Refund }) {
  const { receipt } = refund
  return (
    <dl className={styles['verdicts']} aria-label={words.verdicts}>
      <div className={styles['verdict']}>
        <dt className={styles['name']}>{words.moneyVerdict}</dt>
        <dd className={styles['mark']}>
          <MoneyVerdict refund={refund} />
        </dd>
        <dd className={styles['sentence']}>{moneySentence(refund)}</dd>
      </div>
      <div className={styles['verdict']}>
        <dt className={styles['name']}>{words.receiptVerdict}</dt>
        <dd className={styles['mark']}>
          <ReceiptVerdict refund={refund} />
          {receipt === null || receipt.won === null || receipt.won === 0 ? null : (
            <>
              {' '}
              <MoneyText won={receipt.won} />
            </>
          )}
        </dd>
        <dd className={styles['sentence']}>
          {receiptSentence(refund)}
          {receipt === null || receipt.code === null ? '' : ` (${receipt.code})`}
        </dd>
      </div>
    </dl>
  )
}
