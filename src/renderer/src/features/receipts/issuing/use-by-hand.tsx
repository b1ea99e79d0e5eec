import { type ReactNode, useState } from 'react'
import type { Api } from '../../../api.ts'
import type { ShopEntry } from '../../../screen.ts'
import { ByHandDialog } from './ByHandDialog.tsx'

/** Issuing at Hometax, one receipt after the other: what opens it, and its dialog. */
export interface ByHand {
  readonly open: (transactionIds: readonly string[]) => void
  readonly dialog: ReactNode
}

/** Receipts issued by hand. */
export function useByHand(api: Pick<Api, 'receipts' | 'transactions'>, shop: ShopEntry['shop']): ByHand {
  const [ids, setIds] = useState<readonly string[] | null>(null)
  return {
    open: setIds,
    dialog: ids === null ? null : <ByHandDialog api={api} ids={ids} shop={shop} onClose={() => setIds(null)} />,
  }
}
