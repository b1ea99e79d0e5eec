import { useState } from 'react'
import { type RefundReasonCode, refundReasons } from '../../../../../../domain/refund.ts'
import type { ShopEntry } from '../../../../screen.ts'
import { formatCount } from '../../../../text/format.ts'
import { bulk as words } from '../../../../text/ko/bulk.ts'
import { reasonNames } from '../../../../text/words.ts'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { DialogActs } from '../../../../ui/DialogActs.tsx'
import { FailureNotice } from '../../../../ui/FailureNotice.tsx'
import { KeyValueList } from '../../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../../ui/MoneyText.tsx'
import { RadioGroup } from '../../../../ui/RadioGroup.tsx'
import { TextField } from '../../../../ui/TextField.tsx'
import type { BulkDesk, BulkRun } from '../store.ts'
import styles from './ConfirmPlanDialog.module.css'

interface ConfirmPlanOptions {
  readonly desk: BulkDesk
  readonly run: BulkRun
  readonly shop: ShopEntry['shop'] | null
  readonly onClose: () => void
}

/** Confirms a plan: its totals, the reason, and the number of lines typed; the button is the sentence of what will happen. */
export function ConfirmPlanDialog({ desk, run, shop, onClose }: ConfirmPlanOptions) {
  const [reason, setReason] = useState<RefundReasonCode | null>(null)
  const [note, setNote] = useState('')
  const [typed, setTyped] = useState('')
  const { count, won } = run.verdicts.ok
  const because =
    reason === null
      ? words.needReason
      : note.trim() === ''
        ? words.needNote
        : typed.replace(/[\s,건]/g, '') === String(count)
          ? null
          : words.needTyped
  const start = async () => {
    if (reason === null || because !== null) return
    if (await desk.start({ reason, note: note.trim() })) onClose()
  }
  return (
    <Dialog
      title={words.confirmTitle}
      isOpen
      onClose={onClose}
      shop={shop}
      isBusy={desk.isActing}
      footer={
        <DialogActs
          variant="danger"
          confirm={run.confirm}
          busy={words.starting}
          isBusy={desk.isActing}
          because={because}
          onConfirm={() => void start()}
          onCancel={onClose}
        />
      }
    >
      <div className={styles['form']}>
        {desk.refusal === null ? null : <FailureNotice failure={desk.refusal} />}
        <p>{words.confirmSentence}</p>
        <KeyValueList
          items={[
            { key: 'file', name: words.file, value: run.fileName },
            { key: 'sends', name: words.sends, value: words.countOf(formatCount(count)) },
            { key: 'sum', name: words.sum, value: <MoneyText won={won} /> },
            { key: 'leaves', name: words.leaves, value: words.countOf(formatCount(run.lines.count - count)) },
          ]}
        />
        <RadioGroup
          label={words.reason}
          value={reason}
          onChange={setReason}
          isDisabled={desk.isActing}
          isInRow
          choices={refundReasons.map((id) => ({ id, name: reasonNames[id] }))}
        />
        <TextField
          label={words.note}
          value={note}
          onChange={setNote}
          description={words.noteHint}
          maxLength={200}
          isRequired
          isDisabled={desk.isActing}
        />
        <TextField
          label={words.typed}
          value={typed}
          onChange={setTyped}
          description={words.typedHint(formatCount(count))}
          maxLength={10}
          isRequired
          isDisabled={desk.isActing}
        />
      </div>
    </Dialog>
  )
}
