import { createStore } from 'zustand/vanilla'
import type { CommonFailure, OutputOf } from '../../../../contract/operation.ts'
import type { shops } from '../../../../contract/operations/shops.ts'
import type { WalletId } from '../../../../domain/easy-pay.ts'
import type { Api } from '../../api.ts'
import { idle, type Loadable, loaded, loading } from '../../loadable.ts'

/** KCP's codes of one easy-pay service. */
export type WalletCodes = OutputOf<typeof shops.walletCodes>[number]

/** KCP's codes of the easy-pay services; only its answers name them. */
export interface WalletCodesDesk {
  readonly codes: Loadable<readonly WalletCodes[], CommonFailure>
  readonly read: () => Promise<void>
}

/** The memory of the codes; they are read once. */
export function createWalletCodes(api: Pick<Api, 'shops'>) {
  return createStore<WalletCodesDesk>()((set, get) => ({
    codes: idle,
    async read() {
      if (get().codes.at === 'loading' || get().codes.at === 'ready') return
      set({ codes: loading })
      set({ codes: loaded(await api.shops.walletCodes({ gateway: 'kcp' })) })
    },
  }))
}

/** The codes of a service; null while they are not known. */
export const codesOf = ({ codes }: WalletCodesDesk, wallet: WalletId): WalletCodes | null =>
  codes.at === 'ready' ? (codes.value.find((one) => one.wallet === wallet) ?? null) : null
