import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, InputOf, OutputOf } from '../../../../contract/operation.ts'
import type { exportOperations } from '../../../../contract/operations/exports.ts'
import type { Api, OnEvent } from '../../api.ts'
import type { LedgerTotals } from './ledger-desk.ts'

type Exported = OutputOf<typeof exportOperations.receiptLedger>
type ExportFailure = FailureOf<typeof exportOperations.receiptLedger> | CommonFailure
type What = Omit<InputOf<typeof exportOperations.receiptLedger>, 'exportId'>

/** One export from the choice to the file. `rows` null: the place is still being chosen. */
export interface ExportDesk {
  readonly step: 'choosing' | 'running' | 'ended'
  readonly rows: number | null
  /** Rows the ledger has, as the screen's totals say; null when those could not be read. */
  readonly all: number | null
  readonly isStopping: boolean
  /** The file, and the totals the screen had when it was begun; null unless it was written. */
  readonly written: { readonly file: Exported; readonly onScreen: LedgerTotals | null } | null
  readonly refusal: ExportFailure | null
  readonly start: (what: What) => Promise<void>
  readonly stop: () => Promise<void>
  readonly again: () => void
}

interface ExportDeskOptions {
  readonly api: Pick<Api, 'exports' | 'receipts'>
  readonly onEvent: OnEvent
  readonly newId: () => string
}

const fresh = { step: 'choosing', rows: null, all: null, isStopping: false, written: null, refusal: null } as const

/** The memory of the export dialog. */
export function createExportDesk({ api, onEvent, newId }: ExportDeskOptions) {
  return createStore<ExportDesk>()((set, get) => {
    let exportId: string | null = null
    return {
      ...fresh,
      async start(what) {
        if (get().step === 'running') return
        const id = newId()
        exportId = id
        set({ ...fresh, step: 'running' })
        const stopHearing = onEvent((event) => {
          if (event.kind === 'export.progressed' && event.exportId === id) set({ rows: event.rows })
        })
        const totals = await api.receipts.ledgerTotals({ shopId: what.shopId, month: what.month })
        const onScreen = totals.ok ? totals.value : null
        set({ all: onScreen === null ? null : countOf(onScreen) })
        const answer = await api.exports.receiptLedger({ exportId: id, ...what })
        stopHearing()
        exportId = null
        set(
          answer.ok
            ? { step: 'ended', written: { file: answer.value, onScreen } }
            : { step: 'ended', refusal: answer.failure },
        )
      },
      async stop() {
        if (exportId === null || get().isStopping) return
        set({ isStopping: true })
        await api.exports.cancel({ exportId })
      },
      again: () => set(fresh),
    }
  })
}

const countOf = ({ due, issued, cancelled }: LedgerTotals): number => due.count + issued.count + cancelled.count

/** Do two sets of totals agree to the won? */
export const sameTotals = (a: LedgerTotals, b: LedgerTotals): boolean =>
  (['due', 'issued', 'cancelled'] as const).every(
    (event) => a[event].count === b[event].count && a[event].won === b[event].won,
  )
