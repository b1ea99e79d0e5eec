import { useState } from 'react'
import { addDays, type Day } from '../../../../../domain/day.ts'
import { matchCauseNames } from '../../../../../domain/reconciliation/finding.ts'
import type { AnyFailure } from '../../../text/failure-texts.ts'
import { formatDay, formatMoment, formatWon } from '../../../text/format.ts'
import { settling as words } from '../../../text/ko/reconciliation.ts'
import { DayField } from '../../../ui/DayField.tsx'
import { DayText } from '../../../ui/DayText.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { DialogActs } from '../../../ui/DialogActs.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { nameOf } from '../columns.tsx'
import type { Finding, FindingDetail, Saying } from '../findings-desk.ts'
import styles from './SettleDialog.module.css'

interface SettleDialogOptions {
  readonly kind: Saying['kind']
  readonly finding: Finding
  readonly candidates: FindingDetail['candidates']
  readonly today: Day
  readonly isSettling: boolean
  readonly refusal: AnyFailure | null
  readonly onSettle: (saying: Saying) => void
  readonly onClose: () => void
}

/** How many days a wait is offered for at first: what Hometax needs to show what happened. */
const usualWait = 3

/** Asks for what a saying needs: always a reason, a day to wait until, or the line to link. */
export function SettleDialog(options: SettleDialogOptions) {
  const { kind, finding, candidates, today, isSettling, refusal, onSettle, onClose } = options
  const [note, setNote] = useState('')
  const [until, setUntil] = useState<Day | null>(() => addDays(today, usualWait))
  const [lineId, setLineId] = useState<string | null>(null)
  const ours = finding.due + finding.known
  const isLater = until !== null && until > today
  const missing =
    kind === 'waiting' && !isLater
      ? words.needLater
      : kind === 'linked' && lineId === null
        ? words.needLine
        : note.trim() === ''
          ? words.needReason
          : null
  const confirm = kind === 'waiting' && until !== null ? words.waitUntil(formatDay(until)) : words.confirm[kind]
  return (
    <Dialog
      title={words.title[kind]}
      isOpen
      onClose={onClose}
      isBusy={isSettling}
      footer={
        <DialogActs
          confirm={confirm}
          busy={words.settling}
          isBusy={isSettling}
          because={missing}
          onConfirm={() =>
            onSettle({
              kind,
              until: kind === 'waiting' ? until : null,
              lineId: kind === 'linked' ? lineId : null,
              note: note.trim(),
            })
          }
          onCancel={onClose}
        />
      }
    >
      <div className={styles['form']}>
        <p>{words.sentence[kind]}</p>
        <KeyValueList
          items={[
            {
              key: 'finding',
              name: words.finding,
              value: `${nameOf(finding)} · ${matchCauseNames[finding.cause]}. ${finding.sentence}`,
            },
            { key: 'day', name: words.day, value: <DayText day={finding.queueDay} today={today} /> },
          ]}
        />
        {kind === 'linked' ? (
          <RadioGroup
            label={words.line}
            value={lineId}
            onChange={setLineId}
            isDisabled={isSettling}
            choices={candidates.map((line) => ({
              id: line.id,
              name: [
                words.lineOf(formatMoment(line.soldAt), formatWon(line.total)),
                ...(line.total === ours ? [] : [words.lineDiffers(formatWon(line.total - ours), line.total > ours)]),
              ].join(' · '),
              hint: words.lineHint(line.approvalNumber, line.identityLastFour ?? '—'),
            }))}
          />
        ) : null}
        {kind === 'waiting' ? (
          <DayField label={words.until} value={until} onChange={setUntil} problem={isLater ? null : words.needLater} />
        ) : null}
        <TextField
          label={words.reason}
          kind="area"
          value={note}
          onChange={setNote}
          description={words.reasonHint[kind]}
          maxLength={500}
          isRequired
          isDisabled={isSettling}
          autoFocus={kind !== 'linked'}
        />
        {refusal === null ? null : <FailureNotice failure={refusal} />}
      </div>
    </Dialog>
  )
}
