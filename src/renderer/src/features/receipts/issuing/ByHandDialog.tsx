import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { type ReceiptPurpose, receiptPurposes } from '../../../../../domain/receipt/receipt-act.ts'
import type { Api } from '../../../api.ts'
import type { ShopEntry } from '../../../screen.ts'
import { formatCount } from '../../../text/format.ts'
import { byHand as words } from '../../../text/ko/bulk-issue.ts'
import { receiptPurposeNames } from '../../../text/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import styles from './ByHandDialog.module.css'
import { type ByHandDesk, createByHandDesk, type HandPayment } from './by-hand-desk.ts'
import { HandValues } from './HandValues.tsx'

interface ByHandOptions {
  readonly api: Pick<Api, 'receipts' | 'transactions'>
  readonly ids: readonly string[]
  readonly shop: ShopEntry['shop']
  readonly onClose: () => void
}

/** Receipts issued by hand at Hometax, one after the other: all that is asked for there, and the field for what comes out. */
export function ByHandDialog({ api, ids, shop, onClose }: ByHandOptions) {
  const [store] = useState(() => createByHandDesk(api, ids))
  const desk = useStore(store)
  const { payment, at } = desk
  useEffect(() => void store.getState().load(), [store])
  const isOver = at >= ids.length
  const title = words.title(formatCount(Math.min(at + 1, ids.length)), formatCount(ids.length))
  if (isOver || payment.at !== 'ready')
    return (
      <Dialog
        title={title}
        isOpen
        onClose={onClose}
        shop={shop}
        footer={<Button onPress={onClose}>{words.close}</Button>}
      >
        {isOver ? (
          <Notice
            kind={desk.written > 0 ? 'good' : 'info'}
            title={words.ended}
            text={words.written(formatCount(desk.written))}
          />
        ) : payment.at === 'failed' ? (
          <FailureNotice failure={payment.failure} />
        ) : (
          <div aria-busy="true" className={styles['waiting']} />
        )}
      </Dialog>
    )
  const blocked = payment.value.receiptDesk.recordIssueBlocked
  if (blocked !== null)
    return (
      <Dialog title={title} isOpen onClose={onClose} shop={shop} footer={<Leave desk={desk} onClose={onClose} />}>
        <p>{payment.value.row.orderNumber}</p>
        <Notice kind="warn" title={words.blocked} text={`${blocked.because} ${blocked.remedy ?? ''}`} />
      </Dialog>
    )
  // Each payment has a form of its own: nothing typed for one stays for the next.
  return (
    <HandForm
      key={payment.value.row.id}
      title={title}
      desk={desk}
      payment={payment.value}
      shop={shop}
      onClose={onClose}
    />
  )
}

interface HandFormOptions {
  readonly title: string
  readonly desk: ByHandDesk
  readonly payment: HandPayment
  readonly shop: ShopEntry['shop']
  readonly onClose: () => void
}

function HandForm({ title, desk, payment, shop, onClose }: HandFormOptions) {
  const [purpose, setPurpose] = useState<ReceiptPurpose>('income-deduction')
  const [approvalNumber, setApprovalNumber] = useState('')
  const [note, setNote] = useState<string>(words.evidenceFirst)
  const isLast = desk.at + 1 >= desk.ids.length
  const missing = approvalNumber.trim() === '' ? words.needApproval : note.trim() === '' ? words.needEvidence : null
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      shop={shop}
      isBusy={desk.isWriting}
      footer={
        <>
          <Leave desk={desk} onClose={onClose} />
          <Button
            asks="settle"
            variant="primary"
            isDisabled={missing !== null || desk.isWriting}
            because={desk.isWriting ? null : missing}
            onPress={() => {
              if (missing === null) void desk.write({ purpose, approvalNumber, note })
            }}
          >
            {desk.isWriting ? words.writing : isLast ? words.write : words.writeNext}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        {desk.refusal === null ? null : <FailureNotice failure={desk.refusal} />}
        <p>{words.sentence}</p>
        <HandValues payment={payment} />
        <RadioGroup
          label={words.purpose}
          value={purpose}
          onChange={setPurpose}
          isDisabled={desk.isWriting}
          isInRow
          choices={receiptPurposes.map((id) => ({ id, name: receiptPurposeNames[id] }))}
        />
        <TextField
          label={words.approval}
          value={approvalNumber}
          onChange={setApprovalNumber}
          description={words.approvalHint}
          maxLength={40}
          isRequired
          isDisabled={desk.isWriting}
          autoFocus
        />
        <TextField
          label={words.evidence}
          value={note}
          onChange={setNote}
          description={words.evidenceHint}
          maxLength={500}
          isRequired
          isDisabled={desk.isWriting}
        />
      </div>
    </Dialog>
  )
}

/** Out of it, or on to the next one without writing anything down. */
function Leave({ desk, onClose }: Pick<HandFormOptions, 'desk' | 'onClose'>) {
  return (
    <>
      <Button onPress={onClose} isDisabled={desk.isWriting}>
        {words.leave}
      </Button>
      {desk.at + 1 >= desk.ids.length ? null : (
        <Button onPress={desk.skip} isDisabled={desk.isWriting}>
          {words.skip}
        </Button>
      )}
    </>
  )
}
