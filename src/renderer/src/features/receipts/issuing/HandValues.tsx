import { formatWon } from '../../../text/format.ts'
import { byHand as words } from '../../../text/ko/bulk-issue.ts'
import { paidWith, receiptPurposeNames } from '../../../text/words.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { DayText } from '../../../ui/DayText.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { dayOf } from '../../../../../domain/day.ts'
import { selfIssueIdentity } from '../../../../../domain/receipt/identity.ts'
import styles from './ByHandDialog.module.css'
import type { HandPayment } from './by-hand-desk.ts'

/** Everything Hometax asks for, each with a button that copies it, and what it costs not to issue. */
export function HandValues({ payment }: { readonly payment: HandPayment }) {
  const { row, verdict, receiptDesk } = payment
  const isSplitKnown = verdict.amount === receiptDesk.issueAmount
  const shares = (['supply', 'vat', 'taxFree', 'service'] as const)
    .filter((share) => isSplitKnown && (share === 'supply' || share === 'vat' || verdict.split[share] > 0))
    .map((share) => ({
      key: share,
      name: words[share],
      value: <MoneyText won={verdict.split[share]} />,
      copied: String(verdict.split[share]),
    }))
  const soldOn = dayOf(row.paidAt)
  const { penalty, deadline } = verdict
  const lines = [
    {
      key: 'amount',
      name: words.amount,
      value: (
        <strong>
          <MoneyText won={receiptDesk.issueAmount} />
        </strong>
      ),
      copied: String(receiptDesk.issueAmount),
    },
    ...shares,
    { key: 'soldOn', name: words.soldOn, value: <DayText day={soldOn} />, copied: soldOn.replaceAll('-', '') },
    { key: 'purpose', name: words.purpose, value: receiptPurposeNames['income-deduction'], copied: null },
    { key: 'number', name: words.number, value: words.selfNumber, copied: selfIssueIdentity },
    { key: 'order', name: words.order, value: row.orderNumber, copied: row.orderNumber },
    { key: 'method', name: words.method, value: paidWith(row), copied: null },
    {
      key: 'deadline',
      name: words.deadline,
      value: deadline === null ? words.noDeadline : <DayText day={deadline} />,
      copied: null,
    },
    {
      key: 'penalty',
      name: words.penalty,
      value:
        penalty === null
          ? words.noPenalty
          : words.penaltyOf(formatWon(penalty.today), formatWon(penalty.next?.won ?? penalty.today)),
      copied: null,
    },
  ]
  return (
    <section aria-label={words.values}>
      <dl className={styles['values']}>
        {lines.map(({ key, name, value, copied }) => (
          <div key={key} className={styles['line']}>
            <dt className={styles['name']}>{name}</dt>
            <dd className={styles['value']}>
              {value}
              {copied === null ? null : <CopyButton text={copied} label={name} />}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles['quiet']}>{words.selfNote}</p>
    </section>
  )
}
