import { useEffect, useRef } from 'react'
import type { GatewayId } from '../../../../../../domain/gateway.ts'
import type { RefundSlipDesk } from '../../../../refund-slip-desk.ts'
import { formatMoment, formatWon } from '../../../../text/format.ts'
import { refundDialog as words } from '../../../../text/ko/transactions.ts'
import { receiptOutcomeNames, refundStateNames } from '../../../../text/words.ts'
import { TimeText } from '../../../../ui/DayText.tsx'
import { FailureNotice } from '../../../../ui/FailureNotice.tsx'
import { KeyValueList } from '../../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../../ui/MoneyText.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { RefundSlipBar } from '../../../../ui/RefundSlipBar.tsx'
import { StateMark } from '../../../../ui/StateMark.tsx'
import styles from './RefundOutcome.module.css'
import type { Refund, RefundDesk } from './refund-desk.ts'

interface OutcomeOptions {
  readonly refund: Refund
  readonly gateway: GatewayId
  readonly inquiry: RefundDesk['inquiry']
  readonly slips: RefundSlipDesk
}

/** What became of the refund, for what it is: money and receipt apart. It takes the focus, so that it is read first. */
export function RefundOutcome({ refund, gateway, inquiry, slips }: OutcomeOptions) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [refund.state])
  const isOpen = refund.state === 'unknown' || refund.state === 'sent' || refund.state === 'intended'
  return (
    <div className={styles['outcome']} role="status">
      <h3 ref={head} tabIndex={-1} className={styles['head']}>
        {headOf(refund)}
      </h3>
      {isOpen ? <Unknown refund={refund} gateway={gateway} /> : <Settled refund={refund} />}
      <InquiryAnswer inquiry={inquiry} />
      <RefundSlipBar refund={refund} desk={slips} />
    </div>
  )
}

function headOf(refund: Refund): string {
  switch (refund.state) {
    case 'done':
      return words.done(formatWon(refund.amount))
    case 'declined':
      return words.declined
    case 'not-applied':
      return words.notSent
    case 'settled-by-hand':
      return words.settledByHand
    case 'unknown':
    case 'sent':
    case 'intended':
      return words.unknown
  }
}

const marks = { done: 'done', declined: 'declined', 'not-applied': 'none', 'settled-by-hand': 'done' } as const

function Settled({ refund }: { readonly refund: Refund }) {
  const mark =
    refund.state === 'unknown' || refund.state === 'sent' || refund.state === 'intended'
      ? 'unknown'
      : marks[refund.state]
  const receipt = refund.receipt
  const lines = [
    {
      key: 'money',
      name: words.moneyVerdict,
      value: (
        <>
          <StateMark mark={mark} word={refundStateNames[refund.state]} /> <MoneyText won={refund.amount} />
        </>
      ),
    },
    {
      key: 'receipt',
      name: words.receiptVerdict,
      value:
        receipt === null ? null : (
          <>
            {receiptOutcomeNames[receipt.kind]} {receipt.won === null ? null : <MoneyText won={receipt.won} />}
            {receipt.message === null ? null : <span className={styles['quiet']}> {receipt.message}</span>}
          </>
        ),
    },
    { key: 'at', name: words.at, value: refund.doneAt === null ? null : <TimeText at={refund.doneAt} form="exact" /> },
    { key: 'id', name: words.gatewayId, value: refund.gatewayRefundId },
    { key: 'code', name: words.code, value: refund.answer?.code ?? null },
  ]
  return (
    <>
      {refund.state !== 'done' && refund.answer !== null ? <p>{refund.answer.message}</p> : null}
      <KeyValueList items={lines.filter((line) => line.value !== null)} />
      {receipt?.kind === 'cancel-failed' || receipt?.kind === 'to-do' || receipt?.kind === 'unknown' ? (
        <Notice kind="warn" title={receiptOutcomeNames[receipt.kind]} text={words.receiptTask} />
      ) : null}
    </>
  )
}

function Unknown({ refund, gateway }: Pick<OutcomeOptions, 'refund' | 'gateway'>) {
  const won = formatWon(refund.amount)
  const panels = [
    {
      title: words.known,
      text: words.knownSentence(won, formatMoment(refund.requestedAt)),
      more: refund.answer?.message ?? null,
    },
    { title: words.heldHead, text: words.heldSentence(won), more: null },
    { title: words.next, text: gateway === 'kcp' ? words.nextKcp : words.nextPayple, more: null },
  ]
  return (
    <dl className={styles['unknown']}>
      {panels.map((panel) => (
        <div key={panel.title}>
          <dt className={styles['title']}>{panel.title}</dt>
          <dd>{panel.text}</dd>
          {panel.more === null ? null : <dd className={styles['quiet']}>{panel.more}</dd>}
        </div>
      ))}
    </dl>
  )
}

function InquiryAnswer({ inquiry }: { readonly inquiry: RefundDesk['inquiry'] }) {
  if (inquiry.at === 'failed') {
    return <FailureNotice failure={inquiry.failure} />
  }
  if (inquiry.at !== 'ready') return null
  return (
    <Notice
      kind={inquiry.value.settled ? 'good' : 'info'}
      title={inquiry.value.settled ? words.settled : words.stillUnknown}
      text={inquiry.value.finding}
    />
  )
}
