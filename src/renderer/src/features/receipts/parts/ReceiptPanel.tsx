import type { ReactNode, Ref } from 'react'
import type { Day } from '../../../../../domain/day.ts'
import { receipts as words } from '../../../text/ko/receipts.ts'
import { paidWith } from '../../../text/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { TimeText } from '../../../ui/DayText.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { Section } from '../../../ui/Section.tsx'
import { VerdictLine } from '../../../ui/VerdictLine.tsx'
import { DaysLeft } from '../columns.tsx'
import type { DueRow } from '../store.ts'
import styles from './ReceiptPanel.module.css'

interface ReceiptPanelOptions {
  readonly of: DueRow
  readonly today: Day
  /** What else can be done with it. */
  readonly acts?: ReactNode
  readonly onOpenPayment: () => void
  readonly onClose: () => void
  readonly ref: Ref<HTMLElement>
}

/** One receipt: how much, who by when at what cost, and why. */
export function ReceiptPanel({ of, today, acts, onOpenPayment, onClose, ref }: ReceiptPanelOptions) {
  const { row, verdict } = of
  const shares = (['supply', 'vat', 'taxFree', 'service'] as const).filter((share) => verdict.split[share] > 0)
  return (
    <aside ref={ref} className={styles['panel']} aria-label={words.detail} tabIndex={-1}>
      <header className={styles['head']}>
        <div className={styles['names']}>
          <h2 className={styles['order']}>
            {row.orderNumber}
            <CopyButton text={row.orderNumber} label={words.order} />
          </h2>
          <p className={styles['quiet']}>
            <TimeText at={row.paidAt} /> · {paidWith(row)}
          </p>
        </div>
        <IconButton icon="close" label={words.closeDetail} onPress={onClose} />
      </header>
      <div className={styles['body']}>
        <div className={styles['figure']}>
          <MoneyText won={verdict.amount} size="figure" />
          {verdict.state === 'due' ? <DaysLeft deadline={verdict.deadline} today={today} /> : null}
        </div>
        <p>{verdict.sentence}</p>
        <div className={styles['acts']}>
          <Button keyHint="O" onPress={onOpenPayment}>
            {words.openPayment}
          </Button>
          {acts}
        </div>
        <Section title={words.verdict}>
          <VerdictLine key={row.id} of={row.id} verdict={verdict} today={today} />
        </Section>
        {shares.length === 0 ? null : (
          <Section title={words.shares}>
            <KeyValueList
              isMoney
              items={shares.map((share) => ({
                key: share,
                name: words[share],
                value: <MoneyText won={verdict.split[share]} />,
              }))}
            />
          </Section>
        )}
        <Section title={words.payment}>
          <KeyValueList
            items={[
              { key: 'paid', name: words.paid, value: <MoneyText won={row.paid} /> },
              { key: 'paidAt', name: words.paidAt, value: <TimeText at={row.paidAt} form="exact" /> },
              { key: 'paidWith', name: words.paidWith, value: paidWith(row) },
              { key: 'buyer', name: words.buyer, value: row.buyerName ?? words.none },
              { key: 'phone', name: words.phone, value: row.buyerPhone ?? words.none },
              { key: 'goods', name: words.goods, value: row.goods ?? words.none },
            ]}
          />
        </Section>
      </div>
    </aside>
  )
}
