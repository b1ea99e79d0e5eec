import type { BulkFileLine } from '../../domain/bulk/bulk-run.ts'
import type { GatewayId } from '../../domain/gateway.ts'
import type { HometaxMeaning } from '../../domain/hometax/header.ts'
import type { HometaxRows } from '../../domain/hometax/hometax-file.ts'
import type { HometaxFileContent } from '../../domain/hometax/hometax-list.ts'
import type { RejectedLine } from '../../domain/import-run.ts'
import type { LedgerCell } from '../../domain/receipt/ledger-columns.ts'
import type { LedgerAbout, LedgerFormat, LedgerTotals } from '../../domain/receipt/ledger-file.ts'
import type { Result } from '../../domain/result.ts'
import type { Packed } from '../packed/packed.ts'
import type { PackedAnswers } from '../packed/answers.ts'
import type { PackedLedgerLines } from '../packed/ledger-lines.ts'
import type { PackedLedgerRows } from '../packed/ledger-rows.ts'

/** How characters are written: what Korean tools write. */
export type Encoding = 'utf-8' | 'cp949'

/** How a file of gateway answers is built. `json-lines` also stands for objects one after another over several lines; `form-lines` is a posted form a line. */
export type AnswerFormat = 'json-lines' | 'json-array' | 'csv' | 'form-lines'

/**
 * Why a file could not be read or written; nothing is left of a file that could not be written whole.
 * `code` is the operating system's (`EACCES`, `EBUSY`); `looksLike` is a Korean noun (`엑셀 통합 문서(.xlsx)`).
 */
export type FileProblem =
  | { readonly kind: 'file-not-found' }
  | { readonly kind: 'file-unreadable'; readonly code: string }
  | { readonly kind: 'file-is-no-text'; readonly looksLike: string }
  | { readonly kind: 'file-too-large'; readonly bytes: number; readonly limit: number }
  /** Nothing in it is an answer of either gateway; `samples` are its first records with the reason, at most five. */
  | { readonly kind: 'not-gateway-answers'; readonly samples: readonly RejectedLine[] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'disk-full' }
  /** No rights, a folder that is gone, or a file that another program keeps open. */
  | { readonly kind: 'file-not-writable'; readonly code: string }
  /** CP949 lacks these characters; `misfits` holds the first thousand of `count`. */
  | { readonly kind: 'characters-do-not-fit'; readonly misfits: readonly Misfit[]; readonly count: number }

/** A character the chosen encoding lacks: in which line of the file (from 1, the header included) and under which header. */
export interface Misfit {
  readonly line: number
  readonly column: string
  readonly character: string
}

/**
 * Records read from a file, in its order, packed for the ledger. `lines` counts them: payments, refunds, rejects and those passed
 * over. `bytesRead` counts from the start of the file.
 */
export interface AnswerBatch {
  readonly answers: PackedAnswers
  readonly lines: number
  readonly bytesRead: number
}

/** A file that was read to its end. `lines` counts its records. */
export interface ReadFile {
  readonly lines: number
  readonly format: AnswerFormat
  readonly encoding: Encoding
}

/** A ledger's file that is whole and on the disk. `rows` leaves headers out; `sheets` counts those that hold rows, 1 for a CSV. */
export interface WrittenFile {
  readonly rows: number
  readonly bytes: number
  readonly sheets: number
  readonly totals: LedgerTotals
}

/** The lines of a file of order numbers and amounts, in its order; lines without anything in them are counted apart. */
export interface ReadRefundLines {
  readonly lines: readonly BulkFileLine[]
  readonly blankLines: number
  readonly encoding: Encoding
}

/** Why a file of order numbers and amounts was not taken. `column-missing`: its header names one of the two columns and not the other. */
export type RefundFileProblem =
  | Extract<FileProblem, { kind: 'file-not-found' | 'file-unreadable' | 'file-is-no-text' | 'file-too-large' }>
  | { readonly kind: 'too-many-lines'; readonly limit: number }
  | { readonly kind: 'no-refund-lines' }
  | { readonly kind: 'column-missing'; readonly column: 'order' | 'amount' }

/** Rows of Hometax's list in their order, packed for the ledger. `lines` counts them with the rejects; `bytesRead` counts from the start of the file. */
export interface HometaxBatch {
  readonly rows: Packed<HometaxRows>
  readonly lines: number
  readonly bytesRead: number
}

/** Why a file of Hometax's list was not taken. Batches that came before are then no part of anything. */
export type HometaxProblem =
  | Extract<FileProblem, { kind: 'file-not-found' | 'file-unreadable' | 'file-too-large' | 'cancelled' }>
  /** `looksLike` is a Korean noun. */
  | { readonly kind: 'not-a-spreadsheet'; readonly looksLike: string }
  | { readonly kind: 'workbook-encrypted' }
  | { readonly kind: 'workbook-damaged' }
  /** A part of it would unpack to so many bytes as no list of sales has. */
  | { readonly kind: 'workbook-unpacks-too-large'; readonly bytes: number }
  | { readonly kind: 'too-many-rows'; readonly limit: number }
  /** A web page under the name of a spreadsheet, whose table is not laid out row by row. */
  | { readonly kind: 'table-not-simple' }
  /** `nearest` is the row most like the header: which names it has, and what a header would need besides. */
  | {
      readonly kind: 'no-hometax-header'
      readonly nearest: {
        readonly row: number
        readonly found: readonly string[]
        readonly missing: readonly HometaxMeaning[]
      } | null
    }
  /** Two columns of the header have this name: which one counts would be guessed. */
  | { readonly kind: 'hometax-column-twice'; readonly row: number; readonly name: string }

/** A short table and where it goes; each row has a cell per header. */
export interface TableRequest {
  readonly file: string
  readonly encoding: Encoding
  readonly headers: readonly string[]
  readonly rows: readonly (readonly LedgerCell[])[]
}

/** A table that is whole and on the disk. `rows` leaves the header out. */
export interface WrittenTable {
  readonly rows: number
  readonly bytes: number
}

/** A document that is finished, and where it goes. */
export interface DocumentRequest {
  readonly file: string
  readonly bytes: Uint8Array
}

/** A document that is whole and on the disk. */
export interface WrittenDocument {
  readonly bytes: number
}

/** What is done with a folder on its way: it is begun beside its place, its files are told, it is moved there, or dropped. */
export type FolderRequest =
  | { readonly act: 'begin'; readonly target: string }
  | { readonly act: 'digest'; readonly folder: string }
  | { readonly act: 'finish'; readonly folder: string; readonly target: string }
  | { readonly act: 'drop'; readonly folder: string }

/** Where the folder stands now, and, where they were asked for, its files by name with their SHA-256 in hex. */
export interface FolderAnswer {
  readonly folder: string
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[]
}

/** A small document to be read whole, and the most bytes it may have. */
export interface ReadDocumentRequest {
  readonly file: string
  readonly most: number
}

/** A document as it stood when it was opened. */
export interface ReadDocument {
  readonly bytes: Uint8Array
}

/** Why a document was not read. */
export type ReadDocumentProblem = Extract<
  FileProblem,
  { kind: 'file-not-found' | 'file-unreadable' | 'file-too-large' }
>

/** Reads and writes files off the main thread (decision 20). */
export interface FileLane {
  /** Begins the lane ahead of a file that is about to be chosen; whatever else is asked of it begins it, too. */
  prepare(): void
  /**
   * Reads a file of gateway answers. Batches arrive one after another, the next when `onBatch` has ended; meanwhile at most one
   * is read ahead. When it throws, reading ends, nothing more arrives, and its error does.
   */
  readAnswers(
    request: { readonly file: string; readonly gateway: GatewayId; readonly batchSize?: number },
    onBatch: (batch: AnswerBatch) => Promise<void>,
    signal: AbortSignal,
  ): Promise<Result<ReadFile, FileProblem>>
  /** Reads pasted answers: one JSON object, several, an array or CSV. What is none of them comes back as rejects. */
  readText(request: { readonly text: string; readonly gateway: GatewayId }): Promise<AnswerBatch>
  /**
   * Writes the receipt ledger as CSV or as a workbook. `pages` is asked once and read page by page. What is masked must be masked in them.
   * Nothing stands at `file` until it is whole; what stood there before stays when writing fails or is cancelled.
   */
  writeReceiptLedger(
    request: { readonly file: string; readonly format: LedgerFormat; readonly about: LedgerAbout },
    pages: () => AsyncIterable<PackedLedgerRows>,
    onProgress: (rows: number) => void,
    signal: AbortSignal,
  ): Promise<Result<WrittenFile, FileProblem>>
  /** Writes the receipt ledger as a CSV of UTF-8 from lines that were made before; otherwise as `writeReceiptLedger`. */
  writeReceiptLines(
    request: { readonly file: string },
    pages: () => AsyncIterable<PackedLedgerLines>,
    onProgress: (rows: number) => void,
    signal: AbortSignal,
  ): Promise<Result<WrittenFile, FileProblem>>
  /** Reads a file of order numbers and amounts for a bulk refund; a line that cannot be used comes back with its reason. */
  readRefundLines(request: { readonly file: string }): Promise<Result<ReadRefundLines, RefundFileProblem>>
  /**
   * Reads Hometax's 현금영수증 매출내역 from .xlsx, .xls, .csv or a web page named .xls (R41, R42). Batches arrive as with `readAnswers`;
   * whether the file could be read to its end is known only with the result.
   */
  readHometax(
    request: { readonly file: string; readonly batchSize?: number },
    onBatch: (batch: HometaxBatch) => Promise<void>,
    signal: AbortSignal,
  ): Promise<Result<HometaxFileContent, HometaxProblem>>
  /** Writes a table that is small enough to be handed over at once. Nothing stands at `file` until it is whole. */
  writeTable(request: TableRequest): Promise<Result<WrittenTable, FileProblem>>
  /** Writes a finished document. Nothing stands at `file` until it is whole. */
  writeDocument(request: DocumentRequest): Promise<Result<WrittenDocument, FileProblem>>
  /** Makes a folder that stands at its place whole or not at all; the files in it are written by the other calls. */
  folder(request: FolderRequest): Promise<Result<FolderAnswer, FileProblem>>
  /** Reads a small document whole; a device, a folder or a larger file is refused unread. */
  readDocument(request: ReadDocumentRequest): Promise<Result<ReadDocument, ReadDocumentProblem>>
  /** Ends the lane; calls still running end as failures. */
  close(): Promise<void>
}
