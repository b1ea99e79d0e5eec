import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Api } from '../../../api.ts'
import type { ShopEntry } from '../../../screen.ts'
import { formatClock, formatWon } from '../../../text/format.ts'
import { confirmations, confirmDialog as words } from '../../../text/ko/confirmations.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { type ConfirmDesk, createConfirmDesk, maySend } from '../confirm-desk.ts'
import { leftMs, type Prepared, stateAt } from '../prepared.ts'
import styles from './ConfirmDialog.module.css'
import { PreparedNotice } from './PreparedNotice.tsx'

interface ConfirmDialogOptions {
  readonly api: Pick<Api, 'confirmations'>
  /** The payment as the operator saw it when asking. */
  readonly shown: Prepared
  /** The payment as the book has it now. */
  readonly latest: Prepared
  readonly now: number
  readonly shop: ShopEntry['shop']
  /** The confirm was answered: what the payment is now, or null when it was refused here. */
  readonly onAnswered: (outcome: Prepared | null) => void
  readonly onOpenPayment: (transactionId: string) => void
  readonly onClose: () => void
}

/** Asks once more before a buyer's money is taken, and says what became of it. The focus opens on cancel, so Enter alone sends nothing. */
export function ConfirmDialog(options: ConfirmDialogOptions) {
  const { api, shown, shop, now, onClose } = options
  const [store] = useState(() => createConfirmDesk(api, shown))
  const desk = useStore(store)
  const isSending = desk.step === 'sending'
  const because = desk.step === 'form' ? notNow(options) : null
  const left = leftMs(options.latest, now)
  const send = async () => {
    if (because !== null) return
    await desk.send()
    options.onAnswered(store.getState().outcome)
  }
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      shop={shop}
      isBusy={isSending}
      footer={
        desk.outcome === null ? (
          <FormActs
            desk={desk}
            confirm={confirmations.confirm(formatWon(shown.won))}
            because={because}
            onSend={() => void send()}
            onClose={onClose}
          />
        ) : (
          <EndedActs outcome={desk.outcome} onOpenPayment={options.onOpenPayment} onClose={onClose} />
        )
      }
    >
      {desk.outcome === null ? (
        <div className={styles['form']}>
          {desk.refusal === null ? null : <FailureNotice failure={desk.refusal} />}
          <p className={styles['takes']}>{confirmations.takes[shown.method]}</p>
          <div className={styles['figures']}>
            <KeyValueList
              items={[
                { key: 'shop', name: words.shop, value: shop.name },
                { key: 'order', name: words.order, value: shown.orderNumber },
                { key: 'goods', name: words.goods, value: shown.goods ?? confirmations.none },
                { key: 'buyer', name: words.buyer, value: shown.buyerName ?? confirmations.none },
                { key: 'method', name: words.method, value: confirmations.method[shown.method] },
                {
                  key: 'won',
                  name: words.won,
                  value: (
                    <strong>
                      <MoneyText won={shown.won} />
                    </strong>
                  ),
                },
                { key: 'left', name: words.left, value: left === 0 ? confirmations.leftOver : formatClock(left) },
              ]}
            />
          </div>
          <p className={styles['quiet']}>{confirmations.leftCounted}</p>
        </div>
      ) : (
        <Outcome outcome={desk.outcome} now={now} />
      )}
    </Dialog>
  )
}

/** Why the payment as it is now cannot be confirmed from here; null when it can. */
function notNow({ shown, latest, now }: ConfirmDialogOptions): string | null {
  const state = stateAt(latest, now)
  if (state === 'expired') return words.over
  return state === 'waiting' && latest.earlier === shown.earlier ? null : words.moved
}

interface FormActsOptions {
  readonly desk: ConfirmDesk
  readonly confirm: string
  readonly because: string | null
  readonly onSend: () => void
  readonly onClose: () => void
}

function FormActs({ desk, confirm, because, onSend, onClose }: FormActsOptions) {
  const isSending = desk.step === 'sending'
  return (
    <>
      {isSending ? (
        <p role="status">
          <strong>{words.sending}</strong> {words.sendingSentence}
        </p>
      ) : (
        <Button onPress={onClose} autoFocus>
          {words.leave}
        </Button>
      )}
      <span className={styles['gap']} />
      {because === null ? null : <span className={styles['quiet']}>{because}</span>}
      <Button variant="primary" onPress={onSend} isDisabled={because !== null || !maySend(desk)} because={because}>
        {isSending ? words.sending : confirm}
      </Button>
    </>
  )
}

interface EndedActsOptions {
  readonly outcome: Prepared
  readonly onOpenPayment: (transactionId: string) => void
  readonly onClose: () => void
}

/** Close stands where cancel stood, so the second half of a double click meets nothing. */
function EndedActs({ outcome, onOpenPayment, onClose }: EndedActsOptions) {
  const { transactionId } = outcome
  return (
    <>
      <Button onPress={onClose}>{words.close}</Button>
      {transactionId === null ? null : (
        <Button onPress={() => onOpenPayment(transactionId)}>{confirmations.openPayment}</Button>
      )}
      <span className={styles['gap']} />
    </>
  )
}

/** What became of the confirm. It takes the focus, so that it is read first. */
function Outcome({ outcome, now }: { readonly outcome: Prepared; readonly now: number }) {
  const head = useRef<HTMLDivElement>(null)
  useEffect(() => head.current?.focus(), [])
  const state = stateAt(outcome, now)
  const notSent = outcome.state === 'waiting' || outcome.state === 'expired'
  return (
    <div ref={head} className={styles['outcome']} tabIndex={-1}>
      {notSent ? (
        <Notice kind="warn" title={words.notSent} text={outcome.answer} />
      ) : (
        <PreparedNotice prepared={outcome} state={state} />
      )}
      <KeyValueList
        items={[
          { key: 'order', name: words.order, value: outcome.orderNumber },
          { key: 'won', name: confirmations.columns.won, value: <MoneyText won={outcome.won} /> },
        ]}
      />
    </div>
  )
}
