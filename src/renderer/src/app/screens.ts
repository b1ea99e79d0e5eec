import { TransactionsScreen } from '../features/transactions/Screen.tsx'
import type { ScreenPath } from '../screen.ts'
import { ko } from '../text/ko.ts'
import type { IconName } from '../ui/Icon.tsx'
import { type ScreenCode, screenCode } from './screen-code.tsx'

/** A row of the rail: address, name, drawing, and the key that goes there with Ctrl or ⌘. */
export interface ScreenRow extends ScreenCode {
  readonly path: ScreenPath
  readonly name: string
  readonly icon: IconName
  readonly code: `Digit${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`
}

/** All screens in the order of the rail. */
export const screens: readonly ScreenRow[] = [
  {
    path: '/transactions',
    name: ko.app.screens.transactions,
    icon: 'transactions',
    code: 'Digit1',
    Screen: TransactionsScreen,
    prepare: () => undefined,
  },
  {
    path: '/refunds',
    name: ko.app.screens.refunds,
    icon: 'refunds',
    code: 'Digit2',
    ...screenCode(async () => (await import('../features/refunds/Screen.tsx')).RefundsScreen),
  },
  {
    path: '/receipts',
    name: ko.app.screens.receipts,
    icon: 'receipts',
    code: 'Digit3',
    ...screenCode(async () => (await import('../features/receipts/Screen.tsx')).ReceiptsScreen),
  },
  {
    path: '/reconciliation',
    name: ko.app.screens.reconciliation,
    icon: 'reconciliation',
    code: 'Digit8',
    ...screenCode(async () => (await import('../features/reconciliation/Screen.tsx')).ReconciliationScreen),
  },
  {
    path: '/links',
    name: ko.app.screens.links,
    icon: 'links',
    code: 'Digit6',
    ...screenCode(async () => (await import('../features/links/Screen.tsx')).LinksScreen),
  },
  {
    path: '/confirmations',
    name: ko.app.screens.confirmations,
    icon: 'confirmations',
    code: 'Digit7',
    ...screenCode(async () => (await import('../features/confirmations/Screen.tsx')).ConfirmationsScreen),
  },
  {
    path: '/imports',
    name: ko.app.screens.imports,
    icon: 'imports',
    code: 'Digit4',
    ...screenCode(async () => (await import('../features/imports/Screen.tsx')).ImportsScreen),
  },
  {
    path: '/settings',
    name: ko.app.screens.settings,
    icon: 'settings',
    code: 'Digit5',
    ...screenCode(async () => (await import('../features/settings/Screen.tsx')).SettingsScreen),
  },
]

/** Where the app opens. */
export const firstPath: ScreenPath = '/transactions'
