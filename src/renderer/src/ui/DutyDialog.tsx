import { type ComponentProps, useState } from 'react'
import type { Day } from '../../../domain/day.ts'
import { dutyClosings, type DutyNoteKind } from '../../../domain/receipt/duty-note.ts'
import { formatWon } from '../text/format.ts'
import { duty as words } from '../text/ko/duty.ts'
import { DayField } from './DayField.tsx'
import { Dialog } from './Dialog.tsx'
import { DialogActs } from './DialogActs.tsx'
import type { DutyMatter } from './DutyActs.tsx'
import styles from './DutyDialog.module.css'
import { FailureNotice } from './FailureNotice.tsx'
import { KeyValueList } from './KeyValueList.tsx'
import { MoneyText } from './MoneyText.tsx'
import { RadioGroup } from './RadioGroup.tsx'
import { TextField } from './TextField.tsx'

/** What was written of a duty, as the dialog gives it. */
interface Written {
  readonly kind: DutyNoteKind
  readonly documentNumber: string
  readonly day: Day | null
  readonly note: string
}

interface DutyDialogOptions {
  readonly matter: DutyMatter
  readonly orderNumber: string
  readonly won: number
  /** The day the money was received: a supply is not completed before it matters. */
  readonly paidOn: Day
  readonly shop: ComponentProps<typeof Dialog>['shop']
  readonly isSending: boolean
  readonly refusal: ComponentProps<typeof FailureNotice>['failure'] | null
  readonly onWrite: (written: Written) => void
  readonly onClose: () => void
}

const closings = dutyClosings.map((id) => ({ id, name: words.kinds[id], hint: words.kindHints[id] }))
const categories = (['goods-mandatory', 'goods-not-mandatory'] as const).map((id) => ({
  id,
  name: words.kinds[id],
  hint: words.kindHints[id],
}))

/** Writes down what no answer carries: that a duty is closed and why, what the goods are, or when the supply was completed. */
export function DutyDialog(options: DutyDialogOptions) {
  const { matter, won, paidOn, isSending, refusal, onWrite, onClose } = options
  const [kind, setKind] = useState<DutyNoteKind | null>(matter === 'supply' ? 'supplied-on' : null)
  const [documentNumber, setDocumentNumber] = useState('')
  const [day, setDay] = useState<Day | null>(null)
  const [note, setNote] = useState('')
  const isEarly = day !== null && day < paidOn
  const missing = missingOf(matter, { kind, documentNumber, day, note }) ?? (isEarly ? words.supplyTooEarly : null)
  const isOptional = kind === 'tax-invoice' || kind === 'supplied-on'
  return (
    <Dialog
      title={words.titles[matter](options.orderNumber)}
      isOpen
      onClose={onClose}
      shop={options.shop ?? null}
      isBusy={isSending}
      footer={
        <DialogActs
          confirm={matter === 'close' ? words.confirm.close(formatWon(won)) : words.confirm[matter]}
          busy={words.saving}
          isBusy={isSending}
          because={missing}
          onConfirm={() => {
            if (kind !== null && missing === null) onWrite({ kind, documentNumber, day, note: note.trim() })
          }}
          onCancel={onClose}
        />
      }
    >
      <div className={styles['form']}>
        <p>{words.sentences[matter]}</p>
        <KeyValueList isMoney items={[{ key: 'won', name: words.won, value: <MoneyText won={won} /> }]} />
        {matter === 'supply' ? (
          <DayField
            label={words.supplyDay}
            value={day}
            onChange={setDay}
            description={words.supplyHint(paidOn)}
            problem={isEarly ? words.supplyTooEarly : null}
          />
        ) : (
          <RadioGroup
            label={matter === 'close' ? words.how : words.category}
            value={kind}
            onChange={(id: DutyNoteKind) => setKind(id)}
            isDisabled={isSending}
            choices={matter === 'close' ? closings : categories}
          />
        )}
        {kind === 'tax-invoice' ? (
          <TextField
            label={words.documentNumber}
            value={documentNumber}
            onChange={setDocumentNumber}
            description={words.documentHint}
            maxLength={40}
            isRequired
            isDisabled={isSending}
          />
        ) : null}
        {kind === null ? null : (
          <TextField
            label={isOptional ? words.reasonOptional : words.reason[matter === 'goods' ? 'goods' : 'close']}
            kind="area"
            value={note}
            onChange={setNote}
            description={words.reasonHint[matter === 'goods' ? 'goods' : 'close']}
            maxLength={500}
            isRequired={!isOptional}
            isDisabled={isSending}
          />
        )}
        {matter === 'close' ? <p className={styles['quiet']}>{words.issuedHint}</p> : null}
        {refusal === null ? null : <FailureNotice failure={refusal} />}
      </div>
    </Dialog>
  )
}

/** What is still missing, as a sentence; null when nothing is. */
function missingOf(
  matter: DutyMatter,
  { kind, documentNumber, day, note }: Omit<Written, 'kind'> & { readonly kind: DutyNoteKind | null },
): string | null {
  if (kind === null) return matter === 'close' ? words.needHow : words.needCategory
  if (kind === 'tax-invoice') return documentNumber.trim() === '' ? words.needDocument : null
  if (kind === 'supplied-on') return day === null ? words.needSupply : null
  return note.trim() === '' ? words.needReason : null
}
