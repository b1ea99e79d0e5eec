import { useState } from 'react'
import { businessNumbers as words } from '../../../text/ko/reconciliation.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { DialogActs } from '../../../ui/DialogActs.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { businessNumber } from '../business-names.ts'
import type { Business, NumberFailure } from '../store.ts'
import styles from './SettleDialog.module.css'

interface BusinessNumbersOptions {
  readonly businesses: readonly Business[]
  /** Notes the number of a shop, null for none; why not, or null when it was noted. */
  readonly onNote: (shopId: string, number: string | null) => Promise<NumberFailure | null>
  readonly onClose: () => void
}

/** Tells which shops share one list of Hometax: those of one business number. */
export function BusinessNumbers({ businesses, onNote, onClose }: BusinessNumbersOptions) {
  const [shops] = useState(() =>
    businesses.flatMap((business) =>
      business.shops.map(({ id, name }) => ({
        id,
        name,
        told: business.number === null ? '' : businessNumber(business),
      })),
    ),
  )
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(
    () => new Map(shops.map(({ id, told }) => [id, told])),
  )
  const [isBusy, setIsBusy] = useState(false)
  const [refusal, setRefusal] = useState<NumberFailure | null>(null)
  const changed = shops.filter(({ id, told }) => (typed.get(id) ?? '').trim() !== told)
  const save = async () => {
    setIsBusy(true)
    for (const { id } of changed) {
      const number = (typed.get(id) ?? '').trim()
      const failure = await onNote(id, number === '' ? null : number)
      setRefusal(failure)
      if (failure !== null) return setIsBusy(false)
    }
    onClose()
  }
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      isBusy={isBusy}
      width="narrow"
      footer={
        <DialogActs
          confirm={words.save}
          busy={words.saving}
          isBusy={isBusy}
          because={changed.length === 0 ? words.unchanged : null}
          onConfirm={() => void save()}
          onCancel={onClose}
        />
      }
    >
      <div className={styles['form']}>
        <p>{words.sentence}</p>
        {shops.map(({ id, name }) => (
          <TextField
            key={id}
            label={name}
            value={typed.get(id) ?? ''}
            onChange={(text) => setTyped(new Map(typed).set(id, text))}
            placeholder={words.placeholder}
            maxLength={20}
            isDisabled={isBusy}
          />
        ))}
        {refusal === null ? null : <FailureNotice failure={refusal} />}
      </div>
    </Dialog>
  )
}
