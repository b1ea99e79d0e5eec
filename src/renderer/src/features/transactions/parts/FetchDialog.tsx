import { useState } from 'react'
import type { CommonFailure, FailureOf, OutputOf } from '../../../../../contract/operation.ts'
import type { transactions } from '../../../../../contract/operations/transactions.ts'
import type { Day } from '../../../../../domain/day.ts'
import type { Api } from '../../../api.ts'
import { idle, type Loadable, loaded, loading } from '../../../loadable.ts'
import type { ShopEntry } from '../../../screen.ts'
import { shopChoices } from '../../../shop-choices.ts'
import { transactions as words } from '../../../text/ko/transactions.ts'
import { ui } from '../../../text/ko/ui.ts'
import { Button } from '../../../ui/Button.tsx'
import { DayField } from '../../../ui/DayField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import styles from './FetchDialog.module.css'

type Found = Loadable<OutputOf<typeof transactions.fetch>, FailureOf<typeof transactions.fetch> | CommonFailure>

const methods = ['card', 'transfer', 'virtual-account', 'mobile'] as const

interface FetchDialogOptions {
  readonly api: Pick<Api, 'transactions'>
  readonly shops: readonly ShopEntry[]
  readonly shopId: string | null
  readonly today: Day
  readonly onClose: () => void
  readonly onOpen: (transactionId: string) => void
}

/** Asks the gateway for a payment that is not in the book: KCP by its number alone, Payple also by day and method. */
export function FetchDialog({ api, shops, shopId, today, onClose, onOpen }: FetchDialogOptions) {
  const [chosen, setChosen] = useState(shopId ?? (shops.length === 1 ? (shops[0]?.shop.id ?? null) : null))
  const [number, setNumber] = useState('')
  const [day, setDay] = useState<Day | null>(today)
  const [method, setMethod] = useState<(typeof methods)[number]>('card')
  const [found, setFound] = useState<Found>(idle)
  const shop = shops.find((entry) => entry.shop.id === chosen)?.shop ?? null
  const isPayple = shop?.gateway === 'payple'
  const because =
    shop === null
      ? words.needShop
      : number.trim() === ''
        ? words.needNumber
        : isPayple && day === null
          ? words.needDay
          : null
  const isLooking = found.at === 'loading'
  const transactionId = found.at === 'ready' ? found.value.transactionId : null

  const ask = async () => {
    if (shop === null || because !== null || isLooking) return
    setFound(loading)
    const input = { shopId: shop.id, number: number.trim(), paidOn: isPayple ? day : null, method }
    setFound(loaded(await api.transactions.fetch(input)))
  }

  return (
    <Dialog
      title={words.fetchTitle}
      isOpen
      onClose={onClose}
      shop={shop}
      footer={
        <>
          <Button onPress={onClose}>{ui.close}</Button>
          {transactionId === null ? (
            <Button
              variant="primary"
              isDisabled={because !== null || isLooking}
              because={because}
              onPress={() => void ask()}
            >
              {isLooking ? words.fetching : words.fetchDo}
            </Button>
          ) : (
            <Button variant="primary" onPress={() => onOpen(transactionId)}>
              {words.fetchOpen}
            </Button>
          )}
        </>
      }
    >
      <div className={styles['form']}>
        <p className={styles['quiet']}>{words.fetchSentence}</p>
        <Select label={words.fetchShop} value={chosen} onChange={setChosen} choices={shopChoices(shops)} />
        <TextField
          label={shop === null ? words.fetchAnyNumber : words.fetchNumber[shop.gateway]}
          value={number}
          onChange={(text) => {
            setNumber(text)
            setFound(idle)
          }}
          maxLength={100}
          autoFocus={shop !== null}
        />
        {isPayple ? <DayField label={words.fetchDay} value={day} onChange={setDay} /> : null}
        {shop === null ? null : (
          <RadioGroup
            label={words.fetchMethod}
            isInRow
            value={method}
            onChange={setMethod}
            choices={methods.map((id) => ({ id, name: words.fetchMethods[id] }))}
          />
        )}
        <Answer found={found} />
      </div>
    </Dialog>
  )
}

function Answer({ found }: { readonly found: Found }) {
  if (found.at === 'failed') {
    return <FailureNotice failure={found.failure} />
  }
  if (found.at !== 'ready') return null
  const stored = found.value.transactionId !== null
  return (
    <>
      <Notice kind={stored ? 'good' : 'warn'} title={stored ? words.fetchFound : words.fetchNotStored} />
      <KeyValueList
        items={found.value.fields.map((field, at) => ({ key: `${at}`, name: field.name, value: field.value }))}
      />
    </>
  )
}
