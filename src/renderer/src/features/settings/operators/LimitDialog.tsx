import { useState } from 'react'
import type { Won } from '../../../../../domain/money.ts'
import { limits as words, operatorForm as formWords } from '../../../text/ko/operators.ts'
import { roleNames } from '../../../text/words.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { DialogActs } from '../../../ui/DialogActs.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { WonField } from '../../../ui/WonField.tsx'
import styles from './OperatorsTab.module.css'
import type { OperatorsDesk, RoleLimit } from './store.ts'

const choices = (['won', 'none'] as const).map((id) => ({ id, name: words.choices[id], hint: words.choiceHints[id] }))

/** Sets up to how many won a role refunds alone. */
export function LimitDialog({
  desk,
  of,
  onClose,
  onSaved,
}: {
  readonly desk: OperatorsDesk
  readonly of: RoleLimit
  readonly onClose: () => void
  readonly onSaved: (limit: Won | null) => void
}) {
  const [kind, setKind] = useState<'won' | 'none'>(of.limit === null ? 'none' : 'won')
  const [won, setWon] = useState(of.limit)
  const limit = kind === 'none' ? null : won
  const isSame = limit === of.limit
  const because = kind === 'won' && won === null ? words.needWon : isSame ? formWords.nothing : null
  const save = async () => {
    if (because === null && (await desk.setLimit({ role: of.role, limit }))) onSaved(limit)
  }
  return (
    <Dialog
      title={words.dialogTitle(roleNames[of.role])}
      isOpen
      onClose={onClose}
      width="narrow"
      isBusy={desk.isActing}
      footer={
        <DialogActs
          confirm={formWords.save}
          busy={formWords.saving}
          isBusy={desk.isActing}
          because={because}
          onConfirm={() => void save()}
          onCancel={onClose}
        />
      }
    >
      <div className={styles['form']}>
        <p>{words.sentence}</p>
        <RadioGroup label={words.choice} value={kind} onChange={setKind} choices={choices} />
        {kind === 'won' ? (
          <WonField label={words.won} value={won} onChange={setWon} description={words.zero} autoFocus />
        ) : null}
        {desk.refusal === null ? null : <FailureNotice failure={desk.refusal} />}
      </div>
    </Dialog>
  )
}
