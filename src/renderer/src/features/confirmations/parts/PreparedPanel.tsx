import type { Ref } from 'react'
import type { PreparedState } from '../../../../../domain/prepared-payment.ts'
import type { ShopEntry } from '../../../screen.ts'
import { formatClock, formatCount, formatWon } from '../../../text/format.ts'
import { confirmations as words } from '../../../text/ko/confirmations.ts'
import { Button } from '../../../ui/Button.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { TimeText } from '../../../ui/DayText.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Section.tsx'
import { ShopDot } from '../../../ui/ShopBand.tsx'
import { PreparedMark } from '../columns.tsx'
import { leftMs, type Prepared } from '../prepared.ts'
import type { ConfirmationsDesk } from '../store.ts'
import { PreparedNotice } from './PreparedNotice.tsx'
import styles from './PreparedPanel.module.css'

type Inquiry = NonNullable<ConfirmationsDesk['inquiry']>['answer'] | null

interface PreparedPanelOptions {
  readonly prepared: Prepared
  /** Where it stands at `now`. */
  readonly state: PreparedState
  readonly now: number
  readonly shop: ShopEntry['shop']
  /** The look-up of this payment's confirm; null when none was asked. */
  readonly inquiry: Inquiry
  readonly onConfirm: () => void
  readonly onInquire: () => void
  readonly onSettle: () => void
  readonly onOpenPayment: () => void
  readonly onClose: () => void
  readonly ref: Ref<HTMLElement>
}

/** One prepared payment: where it stands, what that means, what can be done, and its facts. */
export function PreparedPanel(options: PreparedPanelOptions) {
  const { prepared, state, ref } = options
  return (
    <aside ref={ref} className={styles['panel']} aria-label={words.detail} tabIndex={-1}>
      <header className={styles['head']}>
        <div className={styles['names']}>
          <h2 className={styles['order']}>
            {prepared.orderNumber}
            <CopyButton text={prepared.orderNumber} label={words.columns.order} />
          </h2>
          <p className={styles['quiet']}>
            {prepared.goods ?? words.none} · {prepared.buyerName ?? words.none}
          </p>
        </div>
        <IconButton icon="close" label={words.closeDetail} onPress={options.onClose} />
      </header>
      <div className={styles['body']}>
        <div className={styles['figure']}>
          <MoneyText won={prepared.won} size="figure" />
          <PreparedMark state={state} />
        </div>
        <PreparedNotice key={`${prepared.id} ${state}`} prepared={prepared} state={state} />
        <Acts {...options} />
        <InquiryAnswer inquiry={options.inquiry} />
        <Section title={words.facts}>
          <Facts {...options} />
        </Section>
      </div>
    </aside>
  )
}

function Acts(options: PreparedPanelOptions) {
  const { prepared, state, now, inquiry } = options
  switch (state) {
    case 'waiting':
      return (
        <div className={styles['act']}>
          <p className={styles['left']} role="timer">
            {words.left(formatClock(leftMs(prepared, now)))}
          </p>
          <p>{words.takes[prepared.method]}</p>
          <Button asks="collect" variant="primary" keyHint="C" onPress={options.onConfirm}>
            {words.confirm(formatWon(prepared.won))}
          </Button>
          <p className={styles['quiet']}>{words.leftCounted}</p>
        </div>
      )
    case 'unknown': {
      const asking = inquiry?.at === 'loading'
      return (
        <div className={styles['acts']}>
          <Button variant="primary" keyHint="L" onPress={options.onInquire} isDisabled={asking}>
            {asking ? words.inquiring : words.inquire}
          </Button>
          <Button asks="settle" keyHint="S" onPress={options.onSettle} isDisabled={asking}>
            {words.settle}
          </Button>
        </div>
      )
    }
    case 'confirmed':
    case 'expired':
      return (
        <div className={styles['acts']}>
          <Button keyHint="O" onPress={options.onOpenPayment}>
            {prepared.transactionId === null ? words.findPayment : words.openPayment}
          </Button>
        </div>
      )
    case 'confirming':
    case 'refused':
      return null
  }
}

function InquiryAnswer({ inquiry }: { readonly inquiry: Inquiry }) {
  if (inquiry?.at === 'failed') return <FailureNotice failure={inquiry.failure} />
  if (inquiry?.at !== 'ready') return null
  const { settled, finding } = inquiry.value
  return (
    <Notice
      kind={settled ? 'good' : 'info'}
      title={settled ? words.inquired.settled : words.inquired.open}
      text={finding}
    />
  )
}

function Facts({ prepared, shop }: PreparedPanelOptions) {
  const { columns } = words
  return (
    <KeyValueList
      items={[
        {
          key: 'shop',
          name: words.shop,
          value: (
            <>
              <ShopDot colour={shop.colour} /> {shop.name}
            </>
          ),
        },
        { key: 'goods', name: columns.goods, value: prepared.goods ?? words.none },
        { key: 'buyer', name: columns.buyer, value: prepared.buyerName ?? words.none },
        { key: 'method', name: columns.method, value: words.method[prepared.method] },
        { key: 'seenAt', name: columns.seenAt, value: <TimeText at={prepared.seenAt} form="exact" /> },
        { key: 'until', name: words.until, value: <TimeText at={prepared.until} form="exact" /> },
        { key: 'asked', name: words.asked, value: words.askedTimes(formatCount(prepared.earlier)) },
      ]}
    />
  )
}
