import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { type DueChoice } from '../../../../../domain/receipt/receipt-run.ts'
import { ok } from '../../../../../domain/result.ts'
import type { Api } from '../../../api.ts'
import { byHand as words } from '../../../text/ko/bulk-issue.ts'
import { Button } from '../../../ui/Button.tsx'
import type { Column } from '../../../ui/column.ts'
import { pickColumn } from '../bulk/PickBox.tsx'
import { createPicks } from '../bulk/pick-store.ts'
import type { Bulk } from '../bulk/use-bulk.tsx'
import type { DueRow } from '../store.ts'
import { IssueBar } from './IssueBar.tsx'
import type { ByHand } from './use-by-hand.tsx'

interface IssuingOptions {
  readonly api: Pick<Api, 'bulkReceipts'>
  readonly shopId: string
  readonly columns: readonly Column<DueRow>[]
  readonly bulk: Bulk
  readonly byHand: ByHand
}

/** What 발급할 것 has for issuing many: boxes, the bar above the list, and the act beside one receipt. */
export interface Issuing {
  readonly columns: readonly Column<DueRow>[]
  readonly onToggle: (row: DueRow) => void
  readonly bar: ReactNode
  readonly actsOf: (row: DueRow) => ReactNode
}

/** Issuing many receipts that are due: through the gateway at once, or by hand one after the other. */
export function useIssuing({ api, shopId, columns, bulk, byHand }: IssuingOptions): Issuing {
  const [picksStore] = useState(() =>
    createPicks(async (choice: DueChoice) => {
      const answer = await api.bulkReceipts.choose({ shopId, choice })
      return answer.ok ? ok(answer.value.map((one) => ({ ...one, issuedAt: null }))) : answer
    }),
  )
  const picks = useStore(picksStore)
  const { picked, toggle } = picks
  const onToggle = useCallback(
    ({ row, verdict }: DueRow) => toggle(row.id, { won: verdict.amount, issuedAt: null }),
    [toggle],
  )
  const withBoxes = useMemo(
    () => [
      pickColumn<DueRow>({
        isPicked: ({ row }) => picked.has(row.id),
        orderOf: ({ row }) => row.orderNumber,
        onToggle,
      }),
      ...columns,
    ],
    [picked, onToggle, columns],
  )
  const issueByHand = (ids: readonly string[]) => {
    picks.clear()
    byHand.open(ids)
  }
  return {
    columns: withBoxes,
    onToggle,
    bar: (
      <>
        {bulk.stripOf('issue')}
        <IssueBar
          picks={picks}
          onIssue={() => bulk.check({ kind: 'issue', transactionIds: [...picked.keys()] }, picks.clear)}
          onByHand={() => issueByHand([...picked.keys()])}
        />
      </>
    ),
    actsOf: ({ row }) => (
      <Button asks="settle" onPress={() => issueByHand([row.id])}>
        {words.open}
      </Button>
    ),
  }
}
