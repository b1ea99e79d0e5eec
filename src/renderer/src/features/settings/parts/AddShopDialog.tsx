import { useState } from 'react'
import type { CommonFailure, FailureOf, OutputOf } from '../../../../../contract/operation.ts'
import type { shops } from '../../../../../contract/operations/shops.ts'
import { type GatewayId, gatewayIds, gatewayNames } from '../../../../../domain/gateway.ts'
import { environmentNames, type ShopColour } from '../../../../../domain/shop.ts'
import type { Api } from '../../../api.ts'
import { idle, type Loadable, loaded, loading } from '../../../loadable.ts'
import { settings as words } from '../../../text/ko/settings.ts'
import { ui } from '../../../text/ko/ui.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import styles from './AddShopDialog.module.css'
import { ColourChoice } from './ColourChoice.tsx'
import { RecoveryKeyDialog } from './RecoveryKeyDialog.tsx'

type Shop = OutputOf<typeof shops.add>
type Added = Loadable<Shop, FailureOf<typeof shops.add> | CommonFailure>

const environments = (['test', 'real'] as const).map((id) => ({
  id,
  name: environmentNames[id],
  hint: words.environmentHint[id],
}))

/** Adds a shop to the work book. The first real one asks for the recovery key before. */
export function AddShopDialog({
  api,
  onClose,
  onAdded,
}: {
  readonly api: Pick<Api, 'shops' | 'desk'>
  readonly onClose: () => void
  readonly onAdded: (shop: Shop) => void
}) {
  const [name, setName] = useState('')
  const [gateway, setGateway] = useState<GatewayId>('kcp')
  const [environment, setEnvironment] = useState<(typeof environments)[number]['id']>('test')
  const [colour, setColour] = useState<ShopColour>('blue')
  const [answer, setAnswer] = useState<Added>(idle)
  const [recovering, setRecovering] = useState(false)
  const isAdding = answer.at === 'loading'
  const failure = answer.at === 'failed' ? answer.failure : null
  const because = name.trim() === '' ? words.needName : null
  const add = async () => {
    if (because !== null || isAdding) return
    setAnswer(loading)
    const added = await api.shops.add({ name: name.trim(), gateway, environment, colour })
    setAnswer(loaded(added))
    if (added.ok) onAdded(added.value)
  }

  if (recovering)
    return (
      <RecoveryKeyDialog
        api={api}
        onClose={() => setRecovering(false)}
        onConfirmed={() => {
          setRecovering(false)
          setAnswer(idle)
        }}
      />
    )
  return (
    <Dialog
      title={words.addTitle}
      isOpen
      onClose={onClose}
      isBusy={isAdding}
      footer={
        <>
          <Button onPress={onClose} isDisabled={isAdding}>
            {ui.cancel}
          </Button>
          <Button
            variant="primary"
            onPress={() => void add()}
            isDisabled={isAdding || because !== null}
            because={isAdding ? null : because}
          >
            {isAdding ? words.adding : words.add}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <p className={styles['quiet']}>{words.addSentence}</p>
        <TextField
          label={words.name}
          value={name}
          onChange={setName}
          description={words.nameHint}
          maxLength={60}
          autoFocus
        />
        <RadioGroup
          label={words.gateway}
          isInRow
          value={gateway}
          onChange={setGateway}
          choices={gatewayIds.map((id) => ({ id, name: gatewayNames[id] }))}
        />
        <RadioGroup label={words.environment} value={environment} onChange={setEnvironment} choices={environments} />
        <ColourChoice value={colour} onChange={setColour} />
        {failure === null ? null : (
          <FailureNotice
            failure={failure}
            action={
              failure.kind === 'recovery-key-first' ? (
                <Button onPress={() => setRecovering(true)}>{words.needRecovery}</Button>
              ) : null
            }
          />
        )}
      </div>
    </Dialog>
  )
}
