import { useState } from 'react'
import { useStore } from 'zustand'
import type { Day } from '../../../../../domain/day.ts'
import type { Api } from '../../../api.ts'
import type { ShopEntry } from '../../../screen.ts'
import { checkLink as words } from '../../../text/ko/links.ts'
import { Button } from '../../../ui/Button.tsx'
import { DayField } from '../../../ui/DayField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { type CheckDesk, checkMissing, createCheckDesk } from '../check-desk.ts'
import type { Link } from '../store.ts'
import styles from './NewLinkDialog.module.css'

interface CheckDialogOptions {
  readonly api: Pick<Api, 'links'>
  readonly link: Link
  readonly shop: ShopEntry['shop'] | null
  readonly today: Day
  readonly onOpenPayment: (transactionId: string) => void
  readonly onClose: () => void
}

/** Asks the gateway whether a link was paid, and says what it found. */
export function CheckDialog({ api, link, shop, today, onOpenPayment, onClose }: CheckDialogOptions) {
  const [store] = useState(() => createCheckDesk({ api, link, today }))
  const desk = useStore(store)
  const isAsking = desk.answer.at === 'loading'
  const missing = checkMissing(desk)
  const transactionId = desk.answer.at === 'ready' ? desk.answer.value.link.transactionId : null
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      shop={shop}
      isBusy={isAsking}
      footer={
        <>
          <Button onPress={onClose} isDisabled={isAsking}>
            {words.close}
          </Button>
          {transactionId === null ? (
            <Button
              variant="primary"
              isDisabled={isAsking || missing !== null}
              because={isAsking ? null : missing}
              onPress={() => void desk.ask()}
            >
              {isAsking ? words.asking : words.ask}
            </Button>
          ) : (
            <Button variant="primary" onPress={() => onOpenPayment(transactionId)}>
              {words.openPayment}
            </Button>
          )}
        </>
      }
    >
      <div className={styles['form']}>
        <p className={styles['quiet']}>{words.sentence}</p>
        <KeyValueList
          items={[
            {
              key: 'link',
              name: words.link,
              value: (
                <>
                  {link.goods} · <MoneyText won={link.won} />
                </>
              ),
            },
          ]}
        />
        <TextField
          label={words.order}
          value={desk.orderNumber}
          onChange={desk.setOrderNumber}
          description={words.orderHint}
          maxLength={100}
          isDisabled={isAsking}
          autoFocus
        />
        <DayField label={words.day} value={desk.paidOn} onChange={desk.setPaidOn} />
        <Answer answer={desk.answer} />
      </div>
    </Dialog>
  )
}

function Answer({ answer }: Pick<CheckDesk, 'answer'>) {
  if (answer.at === 'failed') return <FailureNotice failure={answer.failure} />
  if (answer.at !== 'ready') return null
  const isPaid = answer.value.link.state === 'paid'
  return (
    <Notice kind={isPaid ? 'good' : 'warn'} title={isPaid ? words.paid : words.notPaid} text={answer.value.finding} />
  )
}
