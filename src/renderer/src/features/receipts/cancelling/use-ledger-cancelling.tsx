import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { toWon } from '../../../../../domain/money.ts'
import type { Api } from '../../../api.ts'
import { formatCount, formatWon } from '../../../text/format.ts'
import { bulkCancel } from '../../../text/ko/bulk-cancel.ts'
import { bulkReceipts } from '../../../text/ko/bulk-receipts.ts'
import type { Column } from '../../../ui/column.ts'
import { PickBar } from '../bulk/PickBar.tsx'
import { pickColumn } from '../bulk/PickBox.tsx'
import { createPicks, pickedWon } from '../bulk/pick-store.ts'
import type { Bulk } from '../bulk/use-bulk.tsx'
import { orderOf } from '../ledger-columns.tsx'
import type { LedgerOf, LedgerRow } from '../ledger-desk.ts'
import { CancelButton } from './CancelButton.tsx'

const words = bulkCancel.ledger

/** What 대장 has for cancelling many: boxes on what was issued, and the bar above the list. */
export interface LedgerCancelling {
  readonly box: Column<LedgerRow>
  readonly onToggle: (row: LedgerRow) => void
  readonly bar: ReactNode
}

/** Cancelling many receipts the ledger has as issued, each whole. What is picked belongs to the rows on screen and goes with them. */
export function useLedgerCancelling(
  api: Pick<Api, 'bulkReceipts'>,
  { shopId, month, filter }: LedgerOf,
  bulk: Bulk,
): LedgerCancelling {
  const [picksStore] = useState(() => createPicks((of: LedgerOf) => api.bulkReceipts.chooseIssued(of)))
  const picks = useStore(picksStore)
  const { picked, toggle, clear } = picks
  useEffect(() => clear(), [clear, month, filter])
  const onToggle = useCallback(
    ({ event, transactionId, target, at }: LedgerRow) => {
      if (event === 'issued') toggle(transactionId, { won: toWon(target), issuedAt: at })
    },
    [toggle],
  )
  const box = useMemo(
    () =>
      pickColumn<LedgerRow>({
        isPicked: ({ event, transactionId, at }) =>
          event === 'issued' ? picked.get(transactionId)?.issuedAt === at : null,
        orderOf,
        onToggle,
      }),
    [picked, onToggle],
  )
  const isNone = picked.size === 0
  const cancel = () => {
    const receipts = [...picked].map(([transactionId, { issuedAt }]) => ({ transactionId, issuedAt }))
    bulk.check({ kind: 'cancel', receipts, takes: 'whole', reason: null }, clear)
  }
  return {
    box,
    onToggle,
    bar: (
      <>
        {bulk.stripOf('cancel')}
        <PickBar
          label={words.bar}
          picks={picks}
          choices={[{ choice: { shopId, month, filter }, name: words.choice }]}
          none={words.none}
          noneOf={() => words.noneOf}
          picked={isNone ? null : bulkReceipts.picked(formatCount(picked.size), formatWon(pickedWon(picked)))}
          acts={<CancelButton isNone={isNone} onCancel={cancel} />}
        />
      </>
    ),
  }
}
