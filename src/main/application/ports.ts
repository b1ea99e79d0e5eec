import type { AppEvent } from '../../contract/events.ts'
import type { Door } from '../../contract/server.ts'
import type { Day, Instant } from '../../domain/day.ts'
import type { GatewayId } from '../../domain/gateway.ts'
import type { Operator } from '../../domain/operator.ts'
import type { PaperPage } from '../../domain/paper-page.ts'
import type { ReceiptSides } from '../../domain/reconciliation/receipt-sides.ts'
import type { SlipPaper } from '../../domain/refund-slip.ts'
import type { Result } from '../../domain/result.ts'
import type { BookName, Shop } from '../../domain/shop.ts'
import type { FileLane, TableRequest } from '../files/file-lane.ts'
import type { Gateway } from '../gateways/gateway.ts'
import type { Reach } from '../gateways/http.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { SeatKey } from '../vault/seat-key.ts'
import type { Vault } from '../vault/vault.ts'

/** The only source of time. `elapsedMs` is monotonic and unrelated to the wall. */
export interface Clock {
  now(): Instant
  today(): Day
  elapsedMs(): number
}

/** The only source of ids and of chance. */
interface Ids {
  next(): string
  /** In [0, 1). */
  chance(): number
}

/** Named events with allow-listed fields; anything else is dropped. `unexpected` returns the incident number. */
export interface Log {
  event(name: string, fields: Readonly<Record<string, string | number | boolean | null>>): void
  unexpected(where: string, cause: unknown): string
}

/** Native file dialogs; null when the operator chose nothing. */
interface Dialogs {
  chooseOpenFile(title: string, extensions: readonly string[]): Promise<string | null>
  chooseSaveFile(title: string, defaultName: string): Promise<string | null>
}

/** What became of a print: `cancelled` by the operator in the system's dialog; `no-printer` where none is set up. */
export type PrintOutcome = 'printed' | 'cancelled' | 'no-printer' | 'failed'

/** Puts slips on paper. */
interface Printing {
  /** The slip as one PDF file, its page of the paper's size. */
  toPdf(slip: PaperPage, paper: SlipPaper): Promise<Uint8Array>
  /** Asks which printer in the system's own dialog and waits for its answer. */
  print(slip: PaperPage, paper: SlipPaper): Promise<PrintOutcome>
}

/** A list as Hometax would give it of the receipts of practice, with `planted` differences to find. */
interface SampleList extends Pick<TableRequest, 'headers' | 'rows'> {
  readonly name: string
  readonly planted: number
}

/** A chosen file as the shell sees it. */
export interface ChosenFile {
  readonly path: string
  readonly name: string
  readonly bytes: number
}

/** A book that is open: its ledger, its vault, its key among seats, and where its shops' calls go. */
export interface OpenBook {
  readonly name: BookName
  readonly ledger: Ledger
  readonly vault: Vault
  /** What this book signs with among seats. */
  readonly seatKey: SeatKey
  /** The keyed hash, 64 hex digits, of whom a receipt is for (digits alone): what is kept in the place of the number (R15). */
  readonly identityHash: (identity: string) => string
  /** Address and reach of a shop's gateway; practice shops go to our own sandboxes (decisions 14-16). */
  route(shop: Shop): { readonly endpoint: string; readonly reach: Reach }
}

/** Why a book does not open; each has its sentence on screen. */
export type BookProblem =
  | { readonly kind: 'keychain-unavailable'; readonly remedy: string }
  | { readonly kind: 'ledger-newer-than-app' }
  | { readonly kind: 'ledger-unreadable' }
  | { readonly kind: 'ledger-damaged' }
  | { readonly kind: 'ledger-in-use' }
  | { readonly kind: 'ledger-linked' }
  | { readonly kind: 'sqlite-addon-missing' }
  | { readonly kind: 'disk-full' }
  /** `recoverable`: a recovery key was typed back once, so it opens the ledger again. */
  | { readonly kind: 'ledger-key-lost'; readonly recoverable: boolean }
  | { readonly kind: 'migration-failed'; readonly migration: string; readonly backup: string | null }

/** Thrown by an operation on a book while none is open; it is answered `book-closed`. */
export class NoBookOpen extends Error {
  constructor() {
    super('no book is open')
    this.name = 'NoBookOpen'
  }
}

/** The two books. Both may be open; one is in front. */
export interface Books {
  /** The book in front. Throws {@link NoBookOpen} when none could be opened. */
  current(): OpenBook
  /** The book in front, or why there is none. */
  front(): Result<OpenBook, BookProblem>
  /** Opens the book that was in front last, practice at first. */
  openFront(): Promise<Result<OpenBook, BookProblem>>
  /** True while the practice book is being filled for the first time. */
  preparing(): boolean
  bring(name: BookName): Promise<Result<OpenBook, BookProblem>>
  restartPractice(): Promise<Result<OpenBook, BookProblem>>
  /** Opens the work book with the recovery key the operator kept, and wraps its key with the present keychain. */
  openWithRecoveryKey(typed: string): Promise<Result<OpenBook, BookProblem | { readonly kind: 'recovery-key-differs' }>>
}

/** The recovery key of the work ledger (decision 18). */
interface Recovery {
  confirmed(): boolean
  make(): string
  confirm(typed: string): boolean
}

/** Who sits at the desk, book by book, and who asked for what is being done. */
export interface Session {
  /** Lets calls in by who is signed in to the book in front, and does them in their name. */
  readonly door: Door
  /** Who asked for the call that is being answered; the app itself outside of one. */
  caller(): Operator
  /** Does work in somebody's name though nobody asked over the bridge. */
  as<T>(operator: Operator, work: () => Promise<T>): Promise<T>
  /** Who is signed in to this book; null when nobody. */
  signedIn(book: BookName): Operator | null
  /** This person is at the desk from now on; where a PIN is asked for, they have just entered it. */
  enter(book: OpenBook, operator: Operator): void
  /** This person has just entered their PIN once more; nothing where they are no longer at the desk. */
  prove(book: BookName, operatorId: string): void
  /** Takes over what changed about the person at the desk: name or role. */
  changed(book: BookName, operator: Operator): void
  /** Nobody is at the desk any more. */
  leave(book: BookName, because: 'asked' | 'idle' | 'away'): void
  /** Somebody touched the desk; in practice, where anybody may sit, it keeps nothing open. */
  touched(): void
  /** Locks the work book when nobody touched the desk for long; asked for now and then. True when it locked. */
  lockWhenIdle(): boolean
}

/** What is kept of a PIN, and whether one fits it; each takes a tenth of a second. */
interface Pins {
  seal(pin: string): Promise<string>
  fits(pin: string, kept: string): Promise<boolean>
}

/** What the desk says of itself. */
interface Surroundings {
  readonly version: string
  readonly notices: readonly string[]
  /** False where the keyring is a private one of this start: real shops are refused there (decision 19). */
  readonly realShopsAllowed: boolean
  keychain(): { readonly ready: boolean; readonly backend: string; readonly remedy: string | null }
}

/** Everything the application works with. Built once in main/compose.ts. */
export interface Ports {
  readonly books: Books
  readonly gateways: Readonly<Record<GatewayId, Gateway>>
  readonly files: FileLane
  readonly dialogs: Dialogs
  readonly printing: Printing
  readonly fileOf: (path: string) => Promise<ChosenFile | null>
  readonly openLink: (url: string) => Promise<Result<null, { readonly kind: 'link-not-allowed' }>>
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  /** Who asked for the call that is being answered; the app itself where nobody asked. */
  readonly operator: Operator
  readonly session: Session
  readonly pins: Pins
  readonly recovery: Recovery
  readonly surroundings: Surroundings
  /** Makes Hometax's list of practice out of what its payments bring to the match. */
  readonly sampleList: (sides: readonly ReceiptSides[], today: Day) => SampleList
  readonly announce: (event: AppEvent) => void
}
