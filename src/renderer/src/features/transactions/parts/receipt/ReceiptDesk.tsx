import type { ReceiptActKind } from '../../../../../../domain/receipt/receipt-act.ts'
import type { DutyNote } from '../../../../duty-desk.ts'
import { formatMoment, formatWon } from '../../../../text/format.ts'
import { receiptDesk as words } from '../../../../text/ko/receipt-desk.ts'
import { Button } from '../../../../ui/Button.tsx'
import { classes } from '../../../../ui/class-names.ts'
import { DutyActs, type DutyMatter } from '../../../../ui/DutyActs.tsx'
import { useBar } from '../../../../ui/may.ts'
import { Notice } from '../../../../ui/Notice.tsx'
import type { TransactionDetail } from '../../store.ts'
import type { Act } from './act-desk.ts'
import { ActList } from './ActList.tsx'
import { DutyNotes } from './DutyNotes.tsx'
import type { OpenActs } from './open-acts.ts'
import { type Blocked, cancelBlockOf } from './receipt-facts.ts'
import styles from './ReceiptDesk.module.css'

interface ReceiptDeskOptions {
  readonly detail: TransactionDetail
  /** False while the payment shown is not the one selected: then nothing can be asked of it. */
  readonly isCurrent: boolean
  readonly inquiry: OpenActs['inquiry']
  readonly onIssue: () => void
  readonly onCancel: () => void
  readonly onElsewhere: (kind: ReceiptActKind) => void
  /** Something is to be noted of the duty, or a note to be taken back. */
  readonly onDuty: (of: { readonly matter: DutyMatter } | { readonly note: DutyNote }) => void
  readonly onInquire: (act: Act) => void
  readonly onSettle: (act: Act) => void
}

/** What can be done with the receipt from here, or why not, and what was done. */
export function ReceiptDesk(options: ReceiptDeskOptions) {
  const { detail, isCurrent } = options
  const { receiptDesk, row } = detail
  const { issueBlocked, retryOf, excess } = receiptDesk
  const elsewhere = elsewhereOf(detail)
  const cancelBlocked = cancelBlockOf(detail)
  const isQuiet =
    issueBlocked !== null &&
    cancelBlocked !== null &&
    (row.gateway !== 'payple' || (retryOf === null && issueBlocked.because === cancelBlocked.because))
  return (
    <div className={styles['desk']} role="group" aria-label={words.label}>
      {retryOf === null ? null : (
        <Notice
          kind="warn"
          title={words.retryTitle}
          text={isQuiet ? null : (retryOf.isOpen ? words.retryOpen : words.retryWaits)(formatMoment(retryOf.from))}
        />
      )}
      {excess === null ? null : (
        <Notice kind="warn" title={words.excessTitle(formatWon(excess.won))} text={words.excessSentence} />
      )}
      {isQuiet ? (
        <QuietReason issue={issueBlocked} cancel={cancelBlocked} />
      ) : (
        <ul className={styles['acts']}>
          <Choice
            name={words.issue}
            blocked={issueBlocked}
            says={words.issueSays(formatWon(receiptDesk.issueAmount))}
            isCurrent={isCurrent}
            onPress={options.onIssue}
          />
          <Choice
            name={retryOf === null ? words.cancel : words.retry}
            blocked={cancelBlocked}
            says={
              excess?.canCancelAlone === true
                ? words.excessSays(formatWon(excess.won))
                : words.cancelSays(formatWon(receiptDesk.cancelAmount))
            }
            isCurrent={isCurrent}
            onPress={options.onCancel}
          />
        </ul>
      )}
      {elsewhere === null ? null : (
        <div>
          <Button asks="settle" size="small" isDisabled={!isCurrent} onPress={() => options.onElsewhere(elsewhere)}>
            {words.elsewhere[elsewhere]}
          </Button>
        </div>
      )}
      <DutyActs
        matters={mattersOf(receiptDesk)}
        because={isCurrent ? null : words.reading}
        onAsk={(matter) => options.onDuty({ matter })}
      />
      {receiptDesk.notes.length === 0 ? null : (
        <DutyNotes notes={receiptDesk.notes} isCurrent={isCurrent} onTakeBack={(note) => options.onDuty({ note })} />
      )}
      {receiptDesk.acts.length === 0 ? null : (
        <ActList
          acts={receiptDesk.acts}
          isCurrent={isCurrent}
          inquiry={options.inquiry}
          onInquire={options.onInquire}
          onSettle={options.onSettle}
        />
      )}
    </div>
  )
}

/** What can be noted of the duty now. */
const mattersOf = ({
  closeBlocked,
  asksGoods,
  asksSupply,
}: TransactionDetail['receiptDesk']): readonly DutyMatter[] => [
  ...(asksGoods ? (['goods'] as const) : []),
  ...(asksSupply ? (['supply'] as const) : []),
  ...(closeBlocked === null ? (['close'] as const) : []),
]

/** What could have been done outside this desk and may be written down; null where nothing could. */
const elsewhereOf = ({ receiptDesk }: TransactionDetail): ReceiptActKind | null =>
  receiptDesk.recordIssueBlocked === null ? 'issue' : receiptDesk.recordCancelBlocked === null ? 'cancel' : null

/** One paragraph where neither can be done: by this gateway at all, or for one and the same reason. */
function QuietReason({ issue, cancel }: { readonly issue: Blocked; readonly cancel: Blocked }) {
  const reasons = [issue, ...(cancel.because === issue.because ? [] : [cancel])]
  return (
    <p className={styles['quiet']}>
      {reasons.map(({ because, remedy }) => `${because}${remedy === null ? '' : ` ${remedy}`}`).join(' ')}
    </p>
  )
}

/** An act and what stands beside it: what it would do, or the reason it cannot be done and the remedy. */
function Choice({
  name,
  blocked,
  says,
  isCurrent,
  onPress,
}: {
  readonly name: string
  readonly blocked: Blocked | null
  readonly says: string
  readonly isCurrent: boolean
  readonly onPress: () => void
}) {
  const bar = useBar('receipts')
  return (
    <li className={classes(styles['choice'], blocked !== null && styles['blocked'])}>
      <Button
        asks="receipts"
        size="small"
        onPress={onPress}
        isDisabled={!isCurrent || blocked !== null}
        because={blocked === null ? null : blocked.because}
      >
        {name}
      </Button>
      <p className={styles['says']}>
        {blocked === null ? (bar ?? says) : blocked.because}
        {blocked === null || blocked.remedy === null ? null : (
          <span className={styles['remedy']}>{blocked.remedy}</span>
        )}
      </p>
    </li>
  )
}
