import { useState } from 'react'
import type { ShopEntry } from '../../../../screen.ts'
import { registeredMethod as words } from '../../../../text/ko/registered-method.ts'
import { ui } from '../../../../text/ko/ui.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { FailureNotice } from '../../../../ui/FailureNotice.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { TextField } from '../../../../ui/TextField.tsx'
import type { TransactionDetail } from '../../store.ts'
import { MethodFacts } from './MethodFacts.tsx'
import { type MethodDesk, methodOf, type RegisteredMethod } from './method-desk.ts'
import styles from './DisableMethodDialog.module.css'

interface DisableMethodOptions {
  readonly detail: TransactionDetail
  readonly shop: ShopEntry['shop'] | null
  readonly methods: MethodDesk
  readonly onClose: () => void
}

/** Takes a registered method off for good, after a word typed by hand; an unknown outcome is told as one. */
export function DisableMethodDialog({ detail, shop, methods, onClose }: DisableMethodOptions) {
  const { found, disabling } = methodOf(methods, detail.row.id)
  const [typed, setTyped] = useState('')
  const isBusy = disabling.at === 'loading'
  const ended = disabling.at === 'ready' ? disabling.value : null
  const method = found.at === 'ready' ? found.value : null
  const mayDisable = typed.trim() === words.word && method !== null
  return (
    <Dialog
      title={words.disableTitle}
      isOpen
      onClose={onClose}
      shop={shop}
      isBusy={isBusy}
      isAlert
      footer={
        ended !== null ? (
          <>
            <Button onPress={onClose}>{words.close}</Button>
            {ended.outcome === 'unknown' ? (
              <Button isDisabled={found.at === 'loading'} onPress={() => void methods.lookUp(detail.row.id)}>
                {found.at === 'loading' ? words.lookingUp : words.again}
              </Button>
            ) : null}
          </>
        ) : (
          <>
            <Button onPress={onClose} isDisabled={isBusy}>
              {ui.cancel}
            </Button>
            <Button
              variant="danger"
              isDisabled={isBusy || !mayDisable}
              because={isBusy ? null : words.needWord}
              onPress={() => void methods.disable()}
            >
              {isBusy ? words.disabling : confirmOf(method)}
            </Button>
          </>
        )
      }
    >
      <div className={styles['form']}>
        {ended === null ? (
          <>
            <p>{words.disableSentence}</p>
            {method === null ? null : <MethodFacts method={method} />}
            <ul className={styles['losses']} aria-label={words.losses}>
              {Object.values(words.loss).map((loss) => (
                <li key={loss}>{loss}</li>
              ))}
            </ul>
            <TextField label={words.typeLabel} value={typed} onChange={setTyped} maxLength={10} isDisabled={isBusy} />
            {disabling.at === 'failed' ? <FailureNotice failure={disabling.failure} /> : null}
          </>
        ) : ended.outcome === 'disabled' ? (
          <Notice kind="good" title={words.disabled} text={ended.message === '' ? null : ended.message} />
        ) : (
          <>
            <Notice kind="warn" title={words.unknown} text={`${ended.message} ${words.unknownNext}`.trim()} />
            {found.at === 'failed' ? <FailureNotice failure={found.failure} /> : null}
            {method === null ? null : (
              <>
                <Notice kind="info" title={words.stillThere} />
                <MethodFacts method={method} />
              </>
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}

/** What the button says will happen, with the method's own name as far as it has one. */
function confirmOf(method: RegisteredMethod | null): string {
  const name = [method?.issuer ?? null, method?.maskedNumber ?? null].filter((piece) => piece !== null).join(' ')
  return name === '' ? words.confirmUnnamed : words.confirm(name)
}
