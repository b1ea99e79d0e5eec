import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { ReceiptActKind } from '../../../../../../domain/receipt/receipt-act.ts'
import type { Api, OnEvent } from '../../../../api.ts'
import type { ShopEntry } from '../../../../screen.ts'
import type { TransactionDetail } from '../../store.ts'
import { type ActDesk, createActDesk } from './act-desk.ts'

/** What a receipt dialog is opened with. */
export interface ActDialogOptions {
  readonly api: Pick<Api, 'receipts' | 'transactions'>
  readonly onEvent: OnEvent
  readonly detail: TransactionDetail
  readonly shop: ShopEntry['shop'] | null
  readonly onClose: () => void
}

const concerns = ['receipts', 'refunds', 'transactions', 'shops']

/** The memory of one receipt dialog, which reads the payment again when the book changes under its form. */
export function useActDesk(kind: ReceiptActKind, { api, detail, onEvent }: ActDialogOptions): ActDesk {
  const [store] = useState(() => createActDesk({ api, kind, detail }))
  useEffect(
    () =>
      onEvent((event) => {
        if (event.kind !== 'ledger.changed' || !event.topics.some((topic) => concerns.includes(topic))) return
        if (store.getState().step === 'form') void store.getState().review()
      }),
    [store, onEvent],
  )
  return useStore(store)
}
