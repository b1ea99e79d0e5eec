import type { OutputOf } from '../../contract/operation.ts'
import type { desk } from '../../contract/operations/desk.ts'
import type { shops } from '../../contract/operations/shops.ts'
import type { Api, OnEvent } from './api.ts'

/** Where the desk stands: open book, today, operator. */
export type DeskStatus = OutputOf<typeof desk.status>
/** The same while somebody is signed in: what screens are shown with. */
export type SignedIn = DeskStatus & { readonly operator: NonNullable<DeskStatus['operator']> }
/** A shop of the open book and whether its credentials are stored. */
export type ShopEntry = OutputOf<typeof shops.list>[number]

/** The screens' addresses, as they stand in `location.hash`. */
export type ScreenPath =
  | '/transactions'
  | '/refunds'
  | '/receipts'
  | '/reconciliation'
  | '/links'
  | '/confirmations'
  | '/imports'
  | '/settings'

/** A short word to the operator that leaves by itself. */
export interface Toast {
  readonly kind: 'info' | 'good' | 'warn' | 'bad'
  readonly text: string
}

/** What the frame gives every screen. A hidden screen keeps its state and runs no effects. */
export interface ScreenProps {
  readonly api: Api
  readonly onEvent: OnEvent
  readonly status: SignedIn
  readonly shops: readonly ShopEntry[]
  /** The shop chosen in the header; null when all shops of the book are. */
  readonly shopId: string | null
  /** What the header's search box holds, and whether it was confirmed with Enter. `at` grows with each change. */
  readonly search: { readonly text: string; readonly confirmed: boolean; readonly at: number }
  /** A thing another screen asked this one to show: its id, or null. `at` grows with each asking. */
  readonly target: { readonly id: string | null; readonly at: number }
  /** Goes to a screen, and there to one thing (a payment for /transactions, a refund for /refunds). */
  readonly open: (path: ScreenPath, id?: string) => void
  readonly setSearch: (text: string) => void
  readonly say: (toast: Toast) => void
}
