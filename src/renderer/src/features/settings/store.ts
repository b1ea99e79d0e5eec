import { createStore } from 'zustand/vanilla'
import type { CommonFailure, FailureOf, InputOf, OutputOf } from '../../../../contract/operation.ts'
import type { shops } from '../../../../contract/operations/shops.ts'
import type { GatewayId } from '../../../../domain/gateway.ts'
import type { Api } from '../../api.ts'
import { createTurns } from '../../latest.ts'
import { idle, type Loadable, loaded, loading } from '../../loadable.ts'

/** A field of a gateway's credentials. */
export type CredentialField = OutputOf<typeof shops.credentialForm>[number]
/** What of a gateway's documents is done here, or why it is not. */
export type Offer = OutputOf<typeof shops.offers>[number]
/** Something the gateway's documents leave open. */
export type GatewayOption = OutputOf<typeof shops.options>[number]
/** What was entered, by field. Only ever passed through; no store keeps it. */
export type Entered = InputOf<typeof shops.storeCredentials>['values']
type Operation = keyof typeof shops
type Answer<O extends Operation> = Loadable<OutputOf<(typeof shops)[O]>, FailureOf<(typeof shops)[O]> | CommonFailure>

/** The last act on a shop and what it came to. */
export interface ShopAct<O extends Operation> {
  readonly of: string
  readonly answer: Answer<O>
}

/** What is done to a shop; credentials go through and are never kept. */
export interface SettingsDesk {
  /** The shop in sight; null: the first one. */
  readonly selectedId: string | null
  readonly form: { readonly of: GatewayId; readonly answer: Answer<'credentialForm'> } | null
  readonly offers: { readonly of: GatewayId; readonly answer: Answer<'offers'> } | null
  readonly options: { readonly of: GatewayId; readonly answer: Answer<'options'> } | null
  readonly change: ShopAct<'change'> | null
  readonly store: ShopAct<'storeCredentials'> | null
  readonly forget: ShopAct<'forgetCredentials'> | null
  readonly test: ShopAct<'testConnection' | 'checkAddress'> | null
  readonly select: (shopId: string) => void
  readonly readForm: (gateway: GatewayId) => Promise<void>
  readonly readOffers: (gateway: GatewayId) => Promise<void>
  readonly readOptions: (gateway: GatewayId) => Promise<void>
  /** True when it is done; so with the acts below. */
  readonly changeShop: (input: InputOf<typeof shops.change>) => Promise<boolean>
  readonly storeCredentials: (shopId: string, values: Entered) => Promise<boolean>
  readonly forgetCredentials: (shopId: string) => Promise<boolean>
  readonly testConnection: (shopId: string) => Promise<void>
  readonly checkAddress: (shopId: string) => Promise<void>
  /** Puts away what the last acts came to. */
  readonly clear: () => void
}

const nothing = { change: null, store: null, forget: null, test: null } as const

/** The memory of 설정 › 상점. */
export function createSettingsDesk(api: Pick<Api, 'shops'>) {
  return createStore<SettingsDesk>()((set, get) => {
    const formTurns = createTurns()
    const offerTurns = createTurns()
    const optionTurns = createTurns()
    const testWith = async (shopId: string, how: 'testConnection' | 'checkAddress') => {
      const { test } = get()
      if (test?.of === shopId && test.answer.at === 'loading') return
      set({ test: { of: shopId, answer: loading } })
      const answer = loaded(await api.shops[how]({ shopId }))
      if (get().test?.of === shopId) set({ test: { of: shopId, answer } })
    }
    return {
      selectedId: null,
      form: null,
      offers: null,
      options: null,
      ...nothing,
      select(shopId) {
        if (shopId !== get().selectedId) set({ selectedId: shopId, ...nothing })
      },
      async readForm(gateway) {
        const { form } = get()
        if (form?.of === gateway && form.answer.at === 'ready') return
        const isCurrent = formTurns.begin()
        set({ form: { of: gateway, answer: loading } })
        const answer = loaded(await api.shops.credentialForm({ gateway }))
        if (isCurrent()) set({ form: { of: gateway, answer } })
      },
      async readOffers(gateway) {
        const { offers } = get()
        if (offers?.of === gateway && offers.answer.at === 'ready') return
        const isCurrent = offerTurns.begin()
        set({ offers: { of: gateway, answer: loading } })
        const answer = loaded(await api.shops.offers({ gateway }))
        if (isCurrent()) set({ offers: { of: gateway, answer } })
      },
      async readOptions(gateway) {
        const { options } = get()
        if (options?.of === gateway && options.answer.at === 'ready') return
        const isCurrent = optionTurns.begin()
        set({ options: { of: gateway, answer: loading } })
        const answer = loaded(await api.shops.options({ gateway }))
        if (isCurrent()) set({ options: { of: gateway, answer } })
      },
      async changeShop(input) {
        if (get().change?.answer.at === 'loading') return false
        set({ change: { of: input.shopId, answer: loading } })
        const answer = await api.shops.change(input)
        set({ change: { of: input.shopId, answer: loaded(answer) } })
        return answer.ok
      },
      async storeCredentials(shopId, values) {
        if (get().store?.answer.at === 'loading') return false
        set({ store: { of: shopId, answer: loading }, test: null })
        const answer = await api.shops.storeCredentials({ shopId, values })
        set({ store: { of: shopId, answer: loaded(answer) } })
        return answer.ok
      },
      async forgetCredentials(shopId) {
        if (get().forget?.answer.at === 'loading') return false
        set({ forget: { of: shopId, answer: loading }, test: null, store: null })
        const answer = await api.shops.forgetCredentials({ shopId })
        set({ forget: { of: shopId, answer: loaded(answer) } })
        return answer.ok
      },
      testConnection: (shopId) => testWith(shopId, 'testConnection'),
      checkAddress: (shopId) => testWith(shopId, 'checkAddress'),
      clear: () => set(nothing),
    }
  })
}

/** The answer of an act on this shop; idle when the last one was on another. */
export const answerFor = <O extends Operation>(act: ShopAct<O> | null, shopId: string): Answer<O> =>
  act?.of === shopId ? act.answer : idle

/** What is wrong with each entered field, by its name; empty when the answer is no such refusal. */
export function fieldProblems(answer: Answer<'storeCredentials'>): Readonly<Record<string, string>> {
  if (answer.at !== 'failed' || answer.failure.kind !== 'credentials-wrong') return {}
  return Object.fromEntries(answer.failure.problems.map((problem) => [problem.field, problem.message]))
}
