import { useEffect, useState, useContext } from 'react'
import { useStore } from 'zustand'
import type { Day } from '../../../../../../domain/day.ts'
import type { Api, OnEvent } from '../../../../api.ts'
import { createRefundSlipDesk } from '../../../../refund-slip-desk.ts'
import type { ShopEntry } from '../../../../screen.ts'
import { formatWon } from '../../../../text/format.ts'
import { refundDialog as words } from '../../../../text/ko/transactions.ts'
import { truth } from '../../../../text/ko/truth.ts'
import { ui } from '../../../../text/ko/ui.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { ProofContext } from '../../../../ui/proof-context.ts'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { isMeantEnter, withCommand } from '../../../../ui/typing.ts'
import type { TransactionDetail } from '../../store.ts'
import { cardSaying } from '../truth/truth-cards.ts'
import { RefundAsked } from './RefundAsked.tsx'
import { RefundConsequence } from './RefundConsequence.tsx'
import styles from './RefundDialog.module.css'
import { RefundForm } from './RefundForm.tsx'
import { RefundOutcome } from './RefundOutcome.tsx'
import { createRefundDesk, needsAnother, type NotYet, notYet, type RefundDesk } from './refund-desk.ts'

interface RefundDialogOptions {
  readonly api: Pick<Api, 'refunds' | 'approvals'>
  readonly detail: TransactionDetail
  readonly shop: ShopEntry['shop'] | null
  readonly today: Day
  readonly onEvent: OnEvent
  readonly onClose: () => void
}

const later = (work: () => void, ms: number) => {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

const sentences = {
  amount: words.needAmount,
  preview: words.waiting,
  'tax-free': words.taxFreeMissing,
  reason: words.needReason,
  note: words.needNote,
  approval: words.needApproval,
} as const satisfies Record<NotYet, string>

/** A refund from the amount to its outcome. What is sent is what is shown; the button is the sentence of what will happen. */
export function RefundDialog({ api, detail, shop, today, onEvent, onClose }: RefundDialogOptions) {
  const { row, remaining } = detail
  const [store] = useState(() => createRefundDesk({ api, transactionId: row.id, remaining, later }))
  const desk = useStore(store)
  const [slipStore] = useState(() => createRefundSlipDesk(api))
  const slips = useStore(slipStore)
  useEffect(() => {
    void store.getState().review()
    return onEvent((event) => {
      const concerns = event.kind === 'ledger.changed' && event.topics.some((topic) => topic === 'refunds')
      if (concerns && store.getState().step === 'form') void store.getState().review()
    })
  }, [store, onEvent])

  const missing = notYet(desk)
  const failed = desk.preview.at === 'failed'
  const ruledBy = cardSaying(detail.truthCards, desk.preview.at === 'failed' ? becauseOf(desk.preview.failure) : null)
  return (
    <Dialog
      title={words.title(row.orderNumber)}
      isOpen
      onClose={onClose}
      width={desk.step === 'ended' ? 'regular' : 'wide'}
      shop={shop}
      isBusy={desk.step === 'sending'}
      footer={
        desk.step === 'ended' ? (
          <EndedActs desk={desk} onClose={onClose} />
        ) : (
          <FormActs desk={desk} missing={missing} failed={failed} ruledOut={ruledBy !== null} onClose={onClose} />
        )
      }
    >
      {desk.step === 'ended' && desk.asked !== null ? (
        <RefundAsked request={desk.asked} />
      ) : desk.step === 'ended' && desk.outcome !== null ? (
        <RefundOutcome refund={desk.outcome} gateway={row.gateway} inquiry={desk.inquiry} slips={slips} />
      ) : (
        // The separate key that confirms: Enter alone never sends money. Captured, because fields keep Enter to themselves.
        <div
          className={styles['columns']}
          onKeyDownCapture={(event) => {
            if (withCommand(event) && isMeantEnter(event.nativeEvent) && !event.repeat) void desk.send()
          }}
        >
          <RefundForm desk={desk} remaining={desk.shown?.before.won ?? remaining} ruledBy={ruledBy} />
          <div className={styles['right']} aria-busy={desk.preview.at === 'loading'}>
            {desk.shown === null ? (
              <EmptyState sentence={desk.preview.at === 'loading' ? words.waiting : words.needAmount} />
            ) : (
              <RefundConsequence
                preview={desk.shown}
                isStale={desk.preview.at !== 'ready'}
                today={today}
                told={ruledBy?.sentence ?? null}
              />
            )}
          </div>
        </div>
      )}
    </Dialog>
  )
}

/** What a refusal of the preview gives as its reason; null where its kind says it all. */
const becauseOf = (failure: { readonly kind: string; readonly because?: string }): string | null =>
  failure.because ?? null

interface ActsOptions {
  readonly desk: RefundDesk
  readonly onClose: () => void
}

function FormActs({
  desk,
  missing,
  failed,
  ruledOut,
  onClose,
}: ActsOptions & { readonly missing: NotYet | null; readonly failed: boolean; readonly ruledOut: boolean }) {
  const fixFirst = ruledOut ? truth.ruledOut : words.fixFirst
  const sending = desk.step === 'sending'
  const waitsForPin = useContext(ProofContext)
  const asks = needsAnother(desk.shown)
  const shown = desk.preview.at === 'ready' ? desk.preview.value : desk.shown
  const confirm = shown === null ? words.confirm : asks ? words.askApproval(formatWon(shown.amount)) : shown.confirm
  return (
    <>
      {sending ? (
        <p className={styles['sending']} role="status">
          {waitsForPin ? (
            words.waitsForPin
          ) : asks ? (
            words.asking
          ) : (
            <>
              <strong>{words.sending}</strong> {words.sendingSentence}
            </>
          )}
        </p>
      ) : (
        <Button onPress={onClose}>{ui.cancel}</Button>
      )}
      <span className={styles['gap']} />
      {missing === null || sending ? null : (
        <span className={styles['missing']}>{failed ? fixFirst : sentences[missing]}</span>
      )}
      <Button
        variant={asks ? 'primary' : 'danger'}
        onPress={() => void desk.send()}
        isDisabled={sending || missing !== null}
        because={missing === null || sending ? null : failed ? fixFirst : sentences[missing]}
      >
        {sending && !waitsForPin
          ? asks
            ? words.asking
            : words.sending
          : failed || desk.amount === null
            ? words.confirm
            : confirm}
      </Button>
    </>
  )
}

/** Close stands where cancel stood, so the second half of a double click meets nothing. */
function EndedActs({ desk, onClose }: ActsOptions) {
  const state = desk.outcome?.state
  const isOpen = state === 'unknown' || state === 'sent' || state === 'intended'
  const asking = desk.inquiry.at === 'loading'
  return (
    <>
      <Button onPress={onClose}>{words.close}</Button>
      {isOpen ? (
        <Button onPress={() => void desk.inquire()} isDisabled={asking}>
          {asking ? words.inquiring : words.inquire}
        </Button>
      ) : null}
      <span className={styles['gap']} />
    </>
  )
}
