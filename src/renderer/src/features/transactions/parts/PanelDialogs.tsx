import type { Api, OnEvent } from '../../../api.ts'
import type { ScreenProps, ShopEntry } from '../../../screen.ts'
import type { DutyNote } from '../../../duty-desk.ts'
import { receiptSettle } from '../../../text/ko/receipt-desk.ts'
import type { TransactionDetail } from '../store.ts'
import { DisableMethodDialog } from './method/DisableMethodDialog.tsx'
import type { MethodDesk } from './method/method-desk.ts'
import type { DutyMatter } from '../../../ui/DutyActs.tsx'
import type { Act } from './receipt/act-desk.ts'
import { CancelReceiptDialog } from './receipt/CancelReceiptDialog.tsx'
import { DutyDialogs } from './receipt/DutyDialogs.tsx'
import { ElsewhereDialog } from './receipt/ElsewhereDialog.tsx'
import { IssueDialog } from './receipt/IssueDialog.tsx'
import type { OpenActs } from './receipt/open-acts.ts'
import { SettleActDialog } from './receipt/SettleActDialog.tsx'

/** What the panel asks to be decided in a window above the page, with the payment as it was shown. */
export type PanelDialog =
  | { readonly ask: 'issue' | 'cancel' | 'disable'; readonly detail: TransactionDetail }
  | { readonly ask: 'elsewhere'; readonly detail: TransactionDetail; readonly kind: Act['kind'] }
  | {
      readonly ask: 'duty'
      readonly detail: TransactionDetail
      readonly of: { readonly matter: DutyMatter } | { readonly note: DutyNote }
    }
  | { readonly ask: 'settle'; readonly detail: TransactionDetail; readonly act: Act }

interface PanelDialogsOptions {
  readonly api: Pick<Api, 'receipts' | 'transactions'>
  readonly onEvent: OnEvent
  readonly dialog: PanelDialog | null
  readonly shop: ShopEntry['shop'] | null
  readonly openActs: OpenActs
  readonly methods: MethodDesk
  readonly say: ScreenProps['say']
  readonly onClose: () => void
}

/** The window asked for. It stands beside the panel, so that a panel read again does not take its outcome away. */
export function PanelDialogs({ dialog, ...options }: PanelDialogsOptions) {
  if (dialog === null) return null
  const { shop, onClose } = options
  switch (dialog.ask) {
    case 'issue':
      return <IssueDialog {...options} detail={dialog.detail} />
    case 'cancel':
      return <CancelReceiptDialog {...options} detail={dialog.detail} />
    case 'elsewhere':
      return <ElsewhereDialog {...options} detail={dialog.detail} kind={dialog.kind} />
    case 'duty':
      return <DutyDialogs {...options} detail={dialog.detail} of={dialog.of} />
    case 'disable':
      return <DisableMethodDialog detail={dialog.detail} shop={shop} methods={options.methods} onClose={onClose} />
    case 'settle':
      return (
        <SettleActDialog
          act={dialog.act}
          shop={shop}
          openActs={options.openActs}
          onSettled={() => {
            options.say({ kind: 'good', text: receiptSettle.settled })
            onClose()
          }}
          onClose={onClose}
        />
      )
  }
}
