import type { Ref } from 'react'
import type { Day } from '../../../../../domain/day.ts'
import { isOpen } from '../../../../../domain/refund.ts'
import type { ShopEntry } from '../../../screen.ts'
import type { RefundSlipDesk } from '../../../refund-slip-desk.ts'
import { refunds as words } from '../../../text/ko/refunds.ts'
import { Button } from '../../../ui/Button.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { TimeText } from '../../../ui/DayText.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { RefundSlipBar } from '../../../ui/RefundSlipBar.tsx'
import { Section } from '../../../ui/Section.tsx'
import { VerdictLine } from '../../../ui/VerdictLine.tsx'
import type { RefundJournal, RefundRow } from '../store.ts'
import { RefundFacts } from './RefundFacts.tsx'
import styles from './RefundPanel.module.css'
import { RefundStory } from './RefundStory.tsx'
import { TwoVerdicts } from './TwoVerdicts.tsx'
import { UnknownOutcome } from './UnknownOutcome.tsx'

interface RefundPanelOptions {
  readonly row: RefundRow
  readonly payment: RefundJournal['payment']
  readonly inquiry: RefundJournal['inquiry']
  readonly slips: RefundSlipDesk
  readonly shop: ShopEntry['shop'] | null
  readonly nameOf: (operatorId: string) => string
  readonly today: Day
  readonly onInquire: () => void
  readonly onSettle: () => void
  readonly onOpenPayment: () => void
  readonly onClose: () => void
  readonly ref: Ref<HTMLElement>
}

const slipKeys = { save: 'D', print: 'P' }

/** One refund: its two outcomes, what is held and what comes next, what can be done, its story and its facts. */
export function RefundPanel(options: RefundPanelOptions) {
  const { row, payment, shop, today, ref } = options
  const { refund } = row
  const of = payment.at === 'ready' && payment.value.row.id === refund.transactionId ? payment.value : null
  return (
    <aside ref={ref} className={styles['panel']} aria-label={words.detail} tabIndex={-1}>
      <header className={styles['head']}>
        <div className={styles['names']}>
          <h2 className={styles['order']}>
            {row.orderNumber}
            <CopyButton text={row.orderNumber} label={words.order} />
          </h2>
          <p className={styles['quiet']}>
            <TimeText at={refund.requestedAt} /> · {row.buyerName ?? words.none}
          </p>
        </div>
        <IconButton icon="close" label={words.closeDetail} onPress={options.onClose} />
      </header>
      <div className={styles['body']}>
        <MoneyText won={refund.amount} size="figure" />
        <TwoVerdicts refund={refund} />
        {isOpen(refund.state) ? <UnknownOutcome row={row} /> : null}
        <Acts {...options} />
        <InquiryAnswer refundId={refund.id} inquiry={options.inquiry} />
        <RefundSlipBar refund={refund} desk={options.slips} keyHints={slipKeys} />
        <Section title={words.story}>
          {payment.at === 'failed' ? (
            <FailureNotice failure={payment.failure} />
          ) : (
            <RefundStory refundId={refund.id} timeline={of?.timeline ?? null} />
          )}
        </Section>
        <Section title={words.facts}>
          <RefundFacts row={row} shop={shop} nameOf={options.nameOf} />
        </Section>
        {of === null ? null : (
          <Section title={words.receiptNow}>
            <VerdictLine key={of.row.id} of={of.row.id} verdict={of.verdict} today={today} />
          </Section>
        )}
      </div>
    </aside>
  )
}

function Acts({ row, inquiry, onInquire, onSettle, onOpenPayment }: RefundPanelOptions) {
  const { state, id } = row.refund
  const asking = inquiry?.of === id && inquiry.answer.at === 'loading'
  return (
    <div className={styles['acts']}>
      {isOpen(state) ? (
        <Button variant="primary" keyHint="L" onPress={onInquire} isDisabled={asking}>
          {asking ? words.inquiring : words.inquire}
        </Button>
      ) : null}
      {state === 'unknown' ? (
        <Button asks="settle" keyHint="S" onPress={onSettle} isDisabled={asking}>
          {words.settle}
        </Button>
      ) : null}
      <Button keyHint="O" onPress={onOpenPayment}>
        {words.openPayment}
      </Button>
    </div>
  )
}

function InquiryAnswer({
  refundId,
  inquiry,
}: {
  readonly refundId: string
  readonly inquiry: RefundJournal['inquiry']
}) {
  if (inquiry === null || inquiry.of !== refundId) return null
  const { answer } = inquiry
  if (answer.at === 'failed') return <FailureNotice failure={answer.failure} />
  if (answer.at !== 'ready') return null
  const { settled, finding } = answer.value
  return (
    <Notice
      kind={settled ? 'good' : 'info'}
      title={settled ? words.inquired.settled : words.inquired.open}
      text={finding}
    />
  )
}
