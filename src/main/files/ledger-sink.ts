import type { LedgerTotals } from '../../domain/receipt/ledger-file.ts'
import type { Result } from '../../domain/result.ts'
import type { FileProblem } from './file-lane.ts'

/** Hands bytes to the file that is being written, in their order. */
export type Append = (bytes: Uint8Array) => Promise<void>

/** What a ledger's file turned out as. `sheets` counts those that hold rows; a CSV is one. */
interface LedgerShape {
  readonly bytes: number
  readonly sheets: number
}

/** Takes a ledger page after page and makes a file of it. */
export interface LedgerSink<Page> {
  take(page: Page): Promise<void>
  /** Writes what comes after the last row; a refusal means that the file must not stand. */
  end(totals: LedgerTotals): Promise<Result<LedgerShape, FileProblem>>
  /** Lets go of what it holds, whether it came to its end or not. */
  close(): void
}
