import { useEffect, useRef } from 'react'
import { isOpen } from '../../../../../../domain/refund.ts'
import { formatMoment, formatWon } from '../../../../text/format.ts'
import { receiptAct as words, receiptDesk } from '../../../../text/ko/receipt-desk.ts'
import { receiptActStateName, receiptPurposeNames } from '../../../../text/words.ts'
import { TimeText } from '../../../../ui/DayText.tsx'
import { KeyValueList } from '../../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../../ui/MoneyText.tsx'
import { StateMark } from '../../../../ui/StateMark.tsx'
import type { Act, ActInquiry } from './act-desk.ts'
import { journalMarks } from '../../../../ui/refund-marks.ts'
import styles from './ActOutcome.module.css'
import { ActInquiryNotice } from './ActInquiryNotice.tsx'

interface ActOutcomeOptions {
  readonly act: Act
  readonly inquiry: ActInquiry
  /** What to say first where the state alone does not say it. */
  readonly said?: string
}

/** What became of an issue or a cancel, for what it is. It takes the focus, so that it is read first. */
export function ActOutcome({ act, inquiry, said }: ActOutcomeOptions) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [act.state])
  return (
    <div className={styles['outcome']} role="status">
      <h3 ref={head} tabIndex={-1} className={styles['head']}>
        {said ?? headOf(act)}
      </h3>
      {isOpen(act.state) ? <Unknown act={act} /> : <Settled act={act} />}
      <ActInquiryNotice inquiry={inquiry} />
    </div>
  )
}

function headOf(act: Act): string {
  switch (act.state) {
    case 'done':
      return words.done[act.kind](formatWon(act.amount))
    case 'declined':
      return words.declined[act.kind]
    case 'not-applied':
      return words.notApplied[act.kind]
    case 'settled-by-hand':
      return words.settledByHand
    case 'unknown':
    case 'sent':
    case 'intended':
      return words.unknown[act.kind]
  }
}

function Settled({ act }: { readonly act: Act }) {
  const { doneAt, identityLastFour: digits } = act
  const lines = [
    {
      key: 'state',
      name: words.state,
      value: (
        <>
          <StateMark mark={journalMarks[act.state]} word={receiptActStateName(act)} /> <MoneyText won={act.amount} />
        </>
      ),
    },
    { key: 'approval', name: words.approval, value: act.approvalNumber },
    {
      key: 'purpose',
      name: words.purpose,
      value: act.purpose === null ? null : receiptPurposeNames[act.purpose],
    },
    {
      key: 'identity',
      name: words.identity,
      value: digits === null || digits === '' ? null : receiptDesk.lastFour(digits),
    },
    { key: 'at', name: words.at, value: doneAt === null ? null : <TimeText at={doneAt} form="exact" /> },
    { key: 'code', name: words.code, value: act.answer?.code ?? null },
  ]
  return (
    <>
      {act.state !== 'done' && act.answer !== null ? <p>{act.answer.message}</p> : null}
      <KeyValueList items={lines.filter((line) => line.value !== null)} />
    </>
  )
}

function Unknown({ act }: { readonly act: Act }) {
  const known = act.kind === 'issue' ? words.knownIssue : words.knownCancel
  const panels = [
    {
      title: words.known,
      text: known(formatWon(act.amount), formatMoment(act.requestedAt)),
      more: act.answer?.message ?? null,
    },
    { title: words.blocked, text: words.blockedSentence, more: null },
    { title: words.next, text: words.nextSentence, more: null },
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
