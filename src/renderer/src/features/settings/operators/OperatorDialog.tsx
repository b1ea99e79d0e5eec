import { useState } from 'react'
import { operatorRoles, type OperatorRole } from '../../../../../domain/operator.ts'
import type { ScreenProps } from '../../../screen.ts'
import { operatorForm as words } from '../../../text/ko/operators.ts'
import { roleNames } from '../../../text/words.ts'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { DialogActs } from '../../../ui/DialogActs.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { noPin, unfitBecause } from '../../../ui/new-pin.ts'
import { NewPinFields } from '../../../ui/NewPinFields.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import styles from './OperatorsTab.module.css'
import type { KnownOperator, OperatorsDesk } from './store.ts'

const roles = operatorRoles.map((id) => ({ id, name: roleNames[id], hint: words.roleHints[id] }))

/** Adds a person with their first PIN, or changes one's name, role, and whether they may sign in. */
export function OperatorDialog({
  desk,
  person,
  asksPin,
  say,
  onClose,
}: {
  readonly desk: OperatorsDesk
  /** Null: somebody new. */
  readonly person: KnownOperator | null
  /** False in practice, where nobody has a PIN. */
  readonly asksPin: boolean
  readonly say: ScreenProps['say']
  readonly onClose: () => void
}) {
  const [name, setName] = useState(person?.name ?? '')
  const [role, setRole] = useState<OperatorRole>(person?.role ?? 'cs')
  const [isActive, setIsActive] = useState(person?.active ?? true)
  const [pins, setPins] = useState(noPin)
  const isSame = person !== null && name.trim() === person.name && role === person.role && isActive === person.active
  const unfit = person === null && asksPin ? unfitBecause(pins) : null
  const because = name.trim() === '' ? words.needName : (unfit ?? (isSame ? words.nothing : null))

  const save = async () => {
    if (because !== null) return
    const done =
      person === null
        ? await desk.add({ name, role, pin: pins.pin })
        : await desk.change({ operatorId: person.id, name, role, active: isActive })
    if (!done) return
    say({ kind: 'good', text: (person === null ? words.added : words.changed)(name.trim()) })
    onClose()
  }
  const saveName = person === null ? words.add : words.save
  return (
    <Dialog
      title={person === null ? words.addTitle : words.changeTitle(person.name)}
      isOpen
      onClose={onClose}
      isBusy={desk.isActing}
      footer={
        <DialogActs
          confirm={saveName}
          busy={words.saving}
          isBusy={desk.isActing}
          because={because}
          onConfirm={() => void save()}
          onCancel={onClose}
        />
      }
    >
      <div className={styles['form']}>
        <TextField
          label={words.name}
          value={name}
          onChange={setName}
          description={words.nameHint}
          maxLength={40}
          autoFocus
        />
        <RadioGroup label={words.role} value={role} onChange={setRole} choices={roles} />
        {person === null ? null : (
          <div>
            <Checkbox isSelected={isActive} onChange={setIsActive}>
              {words.mayEnter}
            </Checkbox>
            <p className={styles['quiet']}>{words.mayNotEnter}</p>
          </div>
        )}
        {person === null && asksPin ? (
          <>
            <NewPinFields label={words.firstPin} value={pins} onChange={setPins} onEnter={() => void save()} />
            <p className={styles['quiet']}>{words.firstPinHint}</p>
          </>
        ) : null}
        {desk.refusal === null ? null : <FailureNotice failure={desk.refusal} />}
      </div>
    </Dialog>
  )
}
