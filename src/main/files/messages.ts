import type { HometaxFileContent } from '../../domain/hometax/hometax-list.ts'
import type { Result } from '../../domain/result.ts'
import type { PackedLedgerLines } from '../packed/ledger-lines.ts'
import type { PackedLedgerRows } from '../packed/ledger-rows.ts'
import type {
  AnswerBatch,
  DocumentRequest,
  FileProblem,
  FolderAnswer,
  FolderRequest,
  HometaxBatch,
  HometaxProblem,
  ReadDocument,
  ReadDocumentProblem,
  ReadDocumentRequest,
  ReadFile,
  ReadRefundLines,
  RefundFileProblem,
  TableRequest,
  WrittenDocument,
  WrittenFile,
  WrittenTable,
} from './file-lane.ts'
import type { HometaxRequest } from './hometax/read-hometax.ts'
import type { AnswerRequest } from './read-answers.ts'
import type { LedgerRequest } from './write-ledger.ts'

/** A page of the receipt ledger on its way to its file: lines for a call that writes lines, rows for the other. */
export type PackedLedgerPage = PackedLedgerRows | PackedLedgerLines

/** What the lane is asked. `call` tells calls apart; `taken` and `page` are the answers it waits for, `cancel` ends a call early. */
export type ToLane =
  | { readonly kind: 'read'; readonly call: number; readonly request: AnswerRequest }
  | {
      readonly kind: 'read-text'
      readonly call: number
      readonly text: string
      readonly gateway: AnswerRequest['gateway']
    }
  | { readonly kind: 'write'; readonly call: number; readonly request: LedgerRequest }
  | { readonly kind: 'write-lines'; readonly call: number; readonly request: Pick<LedgerRequest, 'file'> }
  | { readonly kind: 'read-refund-lines'; readonly call: number; readonly file: string }
  | { readonly kind: 'read-hometax'; readonly call: number; readonly request: HometaxRequest }
  | { readonly kind: 'write-table'; readonly call: number; readonly request: TableRequest }
  | { readonly kind: 'write-document'; readonly call: number; readonly request: DocumentRequest }
  | { readonly kind: 'do-folder'; readonly call: number; readonly request: FolderRequest }
  | { readonly kind: 'read-document'; readonly call: number; readonly request: ReadDocumentRequest }
  | { readonly kind: 'taken'; readonly call: number }
  | { readonly kind: 'page'; readonly call: number; readonly page: PackedLedgerPage | null }
  | { readonly kind: 'cancel'; readonly call: number }

/** What the lane says. It waits after `batch`, `hometax-batch` and `next-page`; `threw` is a bug, with its stack. */
export type FromLane =
  | { readonly kind: 'batch'; readonly call: number; readonly batch: AnswerBatch }
  | { readonly kind: 'hometax-batch'; readonly call: number; readonly batch: HometaxBatch }
  | { readonly kind: 'next-page'; readonly call: number }
  | { readonly kind: 'wrote'; readonly call: number; readonly rows: number }
  | { readonly kind: 'has-read'; readonly call: number; readonly result: Result<ReadFile, FileProblem> }
  | { readonly kind: 'has-read-text'; readonly call: number; readonly batch: AnswerBatch }
  | { readonly kind: 'has-written'; readonly call: number; readonly result: Result<WrittenFile, FileProblem> }
  | {
      readonly kind: 'has-read-refund-lines'
      readonly call: number
      readonly result: Result<ReadRefundLines, RefundFileProblem>
    }
  | {
      readonly kind: 'has-read-hometax'
      readonly call: number
      readonly result: Result<HometaxFileContent, HometaxProblem>
    }
  | { readonly kind: 'has-written-table'; readonly call: number; readonly result: Result<WrittenTable, FileProblem> }
  | { readonly kind: 'has-done-folder'; readonly call: number; readonly result: Result<FolderAnswer, FileProblem> }
  | {
      readonly kind: 'has-written-document'
      readonly call: number
      readonly result: Result<WrittenDocument, FileProblem>
    }
  | {
      readonly kind: 'has-read-document'
      readonly call: number
      readonly result: Result<ReadDocument, ReadDocumentProblem>
    }
  | { readonly kind: 'threw'; readonly call: number; readonly stack: string }
