import { type ReactNode, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { Api, OnEvent } from '../../../api.ts'
import type { ShopEntry } from '../../../screen.ts'
import { byHand as words } from '../../../text/ko/bulk-issue.ts'
import { Button } from '../../../ui/Button.tsx'
import type { Column } from '../../../ui/column.ts'
import type { DueRow } from '../store.ts'
import { ByHandDialog } from './ByHandDialog.tsx'
import { IssueBar } from './IssueBar.tsx'
import { IssueDialog } from './IssueDialog.tsx'
import { createIssueDesk } from './issue-desk.ts'
import { IssueStrip } from './IssueStrip.tsx'
import { pickColumn } from './PickBox.tsx'
import { createPicks } from './pick-store.ts'

interface IssuingOptions {
  readonly api: Pick<Api, 'bulkIssues' | 'receipts' | 'transactions'>
  readonly onEvent: OnEvent
  readonly shop: ShopEntry['shop']
  readonly columns: readonly Column<DueRow>[]
  readonly onTasks: () => void
}

/** What 발급할 것 has for issuing many: boxes, the bar above the list, the act beside one receipt, and the dialogs. */
interface Issuing {
  readonly columns: readonly Column<DueRow>[]
  readonly onToggle: (row: DueRow) => void
  readonly bar: ReactNode
  readonly actsOf: (row: DueRow) => ReactNode
  readonly dialog: ReactNode
}

type Open = { readonly ask: 'bulk' } | { readonly ask: 'by-hand'; readonly ids: readonly string[] }

/** Issuing many receipts that are due: through the gateway at once, or by hand one after the other. */
export function useIssuing({ api, onEvent, shop, columns, onTasks }: IssuingOptions): Issuing {
  const [picksStore] = useState(() => createPicks(api))
  const [deskStore] = useState(() => createIssueDesk(api, onEvent))
  const [open, setOpen] = useState<Open | null>(null)
  const picks = useStore(picksStore)
  const desk = useStore(deskStore)
  const { picked, toggle: toggleOne } = picks
  const withBoxes = useMemo(
    () => [pickColumn(picked, ({ row, verdict }) => toggleOne(row.id, verdict.amount)), ...columns],
    [picked, toggleOne, columns],
  )
  const check = (ids: readonly string[]) => {
    void desk.check(shop.id, ids)
    setOpen({ ask: 'bulk' })
  }
  const byHand = (ids: readonly string[]) => {
    desk.forgetPlan()
    setOpen({ ask: 'by-hand', ids })
  }
  const close = () => {
    desk.forgetPlan()
    setOpen(null)
  }
  const { run } = desk
  return {
    columns: withBoxes,
    onToggle: ({ row, verdict }) => toggleOne(row.id, verdict.amount),
    bar: (
      <>
        {run === null ? null : <IssueStrip desk={desk} run={run} shop={shop} onOpen={() => setOpen({ ask: 'bulk' })} />}
        <IssueBar
          picks={picks}
          shopId={shop.id}
          onIssue={() => check([...picked.keys()])}
          onByHand={() => byHand([...picked.keys()])}
        />
      </>
    ),
    actsOf: ({ row }) => (
      <Button asks="settle" onPress={() => byHand([row.id])}>
        {words.open}
      </Button>
    ),
    dialog:
      open === null ? null : open.ask === 'bulk' ? (
        <IssueDialog
          desk={desk}
          shop={shop}
          onStarted={picks.clear}
          onCheck={check}
          onByHand={byHand}
          onTasks={() => {
            close()
            onTasks()
          }}
          onClose={close}
        />
      ) : (
        <ByHandDialog
          api={api}
          ids={open.ids}
          shop={shop}
          onClose={() => {
            picks.clear()
            close()
          }}
        />
      ),
  }
}
