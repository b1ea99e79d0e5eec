import { issuerName } from '../../../../../domain/receipt/wording.ts'
import { formatCount, formatDay } from '../../../text/format.ts'
import { doubles as words, findingList } from '../../../text/ko/reconciliation.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import type { Double } from '../store.ts'
import styles from './DoublesTab.module.css'

/** 이중 의심: pairs of live receipts that seem to be of one payment, the sure ones first, each with what to do if they are. */
export function DoublesTab({
  doubles,
  onOpenPayment,
}: {
  readonly doubles: readonly Double[]
  readonly onOpenPayment: (transactionId: string) => void
}) {
  if (doubles.length === 0) return <EmptyState sentence={words.empty} />
  const sure = ['exact', 'inferred', 'weak', 'by-hand']
  const inOrder = doubles.toSorted(
    (one, other) => sure.indexOf(one.sureness) - sure.indexOf(other.sureness) || other.won - one.won,
  )
  return (
    <div className={styles['tab']}>
      <p className={styles['note']}>{words.note}</p>
      <ul className={styles['list']} aria-label={words.list}>
        {inOrder.map((double) => (
          <DoubleCard key={keyOf(double)} double={double} onOpenPayment={onOpenPayment} />
        ))}
      </ul>
    </div>
  )
}

const keyOf = ({ receipts }: Double): string =>
  receipts.map(({ approvalNumber, transactionId, day }) => `${approvalNumber} ${transactionId} ${day}`).join(' ')

function DoubleCard({
  double: { won, daysApart, sureness, sentence, receipts },
  onOpenPayment,
}: {
  readonly double: Double
  readonly onOpenPayment: (transactionId: string) => void
}) {
  return (
    <li className={styles['card']}>
      <div className={styles['head']}>
        <MoneyText won={won} size="figure" />
        <Badge tone={sureness === 'exact' ? 'bad' : sureness === 'weak' ? 'quiet' : 'warn'}>
          {findingList.sureness[sureness]}
        </Badge>
        <span className={styles['quiet']}>{daysApart === 0 ? words.sameDay : words.apart(formatCount(daysApart))}</span>
      </div>
      <p>{sentence}</p>
      <ul className={styles['pair']}>
        {receipts.map(({ approvalNumber, transactionId, day, issuer }) => (
          <li key={`${approvalNumber} ${day}`} className={styles['receipt']}>
            <div className={styles['facts']}>
              <p className={styles['number']}>
                {approvalNumber === null ? words.noNumber : words.receipt(approvalNumber)}
              </p>
              <p className={styles['quiet']}>
                {formatDay(day)} ·{' '}
                {transactionId === null || issuer === null ? words.stranger : words.issuedBy(issuerName(issuer, null))}
              </p>
            </div>
            {transactionId === null ? null : (
              <Button size="small" onPress={() => onOpenPayment(transactionId)}>
                {words.openPayment}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </li>
  )
}
