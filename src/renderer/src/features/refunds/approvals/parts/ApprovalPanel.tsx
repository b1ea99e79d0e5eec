import type { Ref } from 'react'
import type { ChangedFact } from '../../../../../../domain/confirmed-facts.ts'
import { formatWon } from '../../../../text/format.ts'
import { approvals as words } from '../../../../text/ko/approvals.ts'
import { seatFiles } from '../../../../text/ko/seats.ts'
import { reasonNames } from '../../../../text/words.ts'
import { Button } from '../../../../ui/Button.tsx'
import { ChangedNotice } from '../../../../ui/ChangedNotice.tsx'
import { TimeText } from '../../../../ui/DayText.tsx'
import { FailureNotice } from '../../../../ui/FailureNotice.tsx'
import { IconButton } from '../../../../ui/IconButton.tsx'
import { KeyValueList } from '../../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../../ui/MoneyText.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { Section } from '../../../../ui/Section.tsx'
import { ApprovalMark } from '../columns.tsx'
import { type ApprovalDesk, canBeApproved, type Listed } from '../store.ts'
import styles from './ApprovalPanel.module.css'

interface ApprovalPanelOptions {
  readonly listed: Listed
  readonly desk: Pick<ApprovalDesk, 'isActing' | 'refusal'>
  readonly nameOf: (operatorId: string) => string
  readonly onApprove: () => void
  readonly onRefuse: () => void
  readonly onWithdraw: () => void
  /** Saves the request for another seat. */
  readonly onSend: () => void
  /** Why it cannot be sent to another seat from here; null when it can. */
  readonly sendBar: string | null
  readonly isSending: boolean
  readonly onOpenPayment: () => void
  readonly onOpenRefund: (refundId: string) => void
  readonly onClose: () => void
  readonly ref: Ref<HTMLElement>
}

/** One request: what would be refunded and why another has to approve it, what was shown, what changed since, and what can be done. */
export function ApprovalPanel(options: ApprovalPanelOptions) {
  const { listed, desk, nameOf, ref } = options
  const { request, changes, blocked } = listed
  return (
    <aside ref={ref} className={styles['panel']} aria-label={words.detail} tabIndex={-1}>
      <header className={styles['head']}>
        <div className={styles['names']}>
          <h2 className={styles['order']}>{request.orderNumber}</h2>
          <p className={styles['quiet']}>
            <TimeText at={request.askedAt} /> · {words.by(nameOf(request.operatorId))}
          </p>
        </div>
        <IconButton icon="close" label={words.closeDetail} onPress={options.onClose} />
      </header>
      <div className={styles['body']}>
        <div className={styles['figure']}>
          <MoneyText won={request.amount} size="figure" />
          <ApprovalMark {...listed} />
        </div>
        {changes.length === 0 ? null : <ChangedNotice words={words} lines={changes.map(changedLine)} />}
        {blocked === null ? null : <Notice kind="warn" title={blocked.because} text={blocked.remedy} />}
        {desk.refusal === null ? null : <FailureNotice failure={desk.refusal} />}
        <Acts {...options} />
        <Section title={words.why}>
          {request.because.map((because) => (
            <p key={because}>{because}</p>
          ))}
        </Section>
        <Section title={words.reason}>
          <p>
            {reasonNames[request.reason.code]}
            {request.reason.note === '' ? null : <span className={styles['quiet']}> · {request.reason.note}</span>}
          </p>
        </Section>
        <Section title={words.shown}>
          <KeyValueList items={request.facts.map(({ name, text }) => ({ key: name, name, value: text }))} />
        </Section>
      </div>
    </aside>
  )
}

const changedLine = ({ name, seen, now }: ChangedFact) => ({ name, seen: seen ?? '–', now: now ?? '–' })

/** What can be done with it, or who did what. */
function Acts(options: ApprovalPanelOptions) {
  const { listed, desk, nameOf, onApprove, onRefuse, onWithdraw, onOpenPayment, onOpenRefund } = options
  const { request, bar } = listed
  const { refundId } = request
  if (request.state !== 'awaiting-approval') {
    const endedBy = words.endedBy[request.state]
    return (
      <>
        <p>
          {typeof endedBy === 'function' ? endedBy(nameOf(request.changedBy)) : endedBy}{' '}
          <span className={styles['quiet']}>
            <TimeText at={request.changedAt} />
          </span>
          {request.note === null ? null : <span className={styles['note']}>{request.note}</span>}
        </p>
        <div className={styles['acts']}>
          {refundId === null ? null : <Button onPress={() => onOpenRefund(refundId)}>{words.openRefund}</Button>}
          <Button onPress={onOpenPayment} keyHint="O">
            {words.openPayment}
          </Button>
        </div>
      </>
    )
  }
  const isOwn = bar === 'own-request'
  const cannotSend = options.sendBar ?? (canBeApproved(listed) ? null : words.changesSentence)
  const because = bar !== null ? words.bar[bar] : canBeApproved(listed) ? null : words.changesSentence
  return (
    <>
      {isOwn ? <p className={styles['quiet']}>{words.bar['own-request']}</p> : null}
      <div className={styles['acts']}>
        {isOwn ? (
          <Button onPress={onWithdraw} isDisabled={desk.isActing}>
            {words.withdraw}
          </Button>
        ) : (
          <>
            <Button
              variant="danger"
              onPress={onApprove}
              isDisabled={desk.isActing || because !== null}
              because={because}
              keyHint="A"
            >
              {desk.isActing ? words.approving : `${words.approve} · ${formatWon(request.amount)}`}
            </Button>
            <Button
              onPress={onRefuse}
              isDisabled={desk.isActing || bar === 'role'}
              because={bar === 'role' ? because : null}
            >
              {words.refuse}
            </Button>
          </>
        )}
        <Button
          onPress={options.onSend}
          isDisabled={options.isSending || cannotSend !== null}
          because={cannotSend}
          asks="refund"
        >
          {seatFiles.send}
        </Button>
        <Button onPress={onOpenPayment} keyHint="O">
          {words.openPayment}
        </Button>
      </div>
    </>
  )
}
