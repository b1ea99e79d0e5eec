import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, InputOf, OutputOf } from '../../../../contract/operation.ts'
import type { exportOperations } from '../../../../contract/operations/exports.ts'
import type { Api, OnEvent } from '../../api.ts'
import type { LedgerOf, LedgerTotals } from './ledger-desk.ts'

type Exported = OutputOf<typeof exportOperations.receiptLedger>
type ExportFailure = FailureOf<typeof exportOperations.receiptLedgerUnmasked> | CommonFailure
/** What is exported; `reason` is why nothing is masked, null when it is. */
type What = LedgerOf & {
  readonly format: InputOf<typeof exportOperations.receiptLedger>['format']
  readonly reason: string | null
}

/** One export from the choice to the file. `rows` null: the place is still being chosen. */
export interface ExportDesk {
  readonly step: 'choosing' | 'running' | 'ended'
  readonly rows: number | null
  /** Rows the ledger has, as the screen's totals say; null when those could not be read. */
  readonly all: number | null
  readonly isStopping: boolean
  /** The file, and the totals the screen had when it was begun; null unless it was written. */
  readonly written: {
    readonly file: Exported
    readonly onScreen: LedgerTotals | null
    readonly isMasked: boolean
  } | null
  readonly refusal: ExportFailure | null
  /** `seen` are the totals on screen; null where the screen shows other rows, and they are asked for. */
  readonly start: (what: What, seen: LedgerTotals | null) => Promise<void>
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
    const totalsOf = async (of: LedgerOf): Promise<LedgerTotals | null> => {
      const totals = await api.receipts.ledgerTotals(of)
      return totals.ok ? totals.value : null
    }
    return {
      ...fresh,
      async start({ reason, format, ...of }, seen) {
        if (get().step === 'running') return
        const id = newId()
        exportId = id
        set({ ...fresh, step: 'running' })
        const stopHearing = onEvent((event) => {
          if (event.kind === 'export.progressed' && event.exportId === id) set({ rows: event.rows })
        })
        const onScreen = seen ?? (await totalsOf(of))
        set({ all: onScreen === null ? null : countOf(onScreen) })
        const what = { exportId: id, format, ...of }
        const answer = await (reason === null
          ? api.exports.receiptLedger(what)
          : api.exports.receiptLedgerUnmasked({ ...what, reason }))
        stopHearing()
        exportId = null
        set(
          answer.ok
            ? { step: 'ended', written: { file: answer.value, onScreen, isMasked: reason === null } }
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
