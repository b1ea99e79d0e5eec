import { useState } from 'react'
import { approvals as words } from '../../../../text/ko/approvals.ts'
import { ConfirmDialog } from '../../../../ui/Dialog.tsx'
import { TextField } from '../../../../ui/TextField.tsx'
import type { Listed } from '../store.ts'

/** Asks why a request is refused; whoever asked will read it. */
export function RefuseDialog({
  request,
  isBusy,
  onRefuse,
  onClose,
}: {
  readonly request: Listed['request']
  readonly isBusy: boolean
  readonly onRefuse: (note: string) => void
  readonly onClose: () => void
}) {
  const [note, setNote] = useState('')
  const isMissing = note.trim() === ''
  return (
    <ConfirmDialog
      title={`${words.refuseTitle} · ${request.orderNumber}`}
      isOpen
      onClose={onClose}
      isBusy={isBusy}
      confirm={words.refuse}
      isDisabled={isMissing}
      because={isMissing ? words.needReason : null}
      onConfirm={() => onRefuse(note.trim())}
    >
      <p>{words.refuseSentence}</p>
      <TextField
        label={words.refuseReason}
        value={note}
        onChange={setNote}
        maxLength={200}
        isRequired
        isDisabled={isBusy}
      />
    </ConfirmDialog>
  )
}
