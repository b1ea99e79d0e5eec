import type { Environment, Shop } from './shop.ts'

/**
 * The shops that stand in one list of Hometax: those of one business number. Shops without a number are taken to be one business, for
 * most merchants have one; shops of another environment never are, so that a trial's receipts stay out of the real list.
 * `id` is the first shop's. `number` is ten digits, null when nobody told it.
 */
export interface Business {
  readonly id: string
  readonly number: string | null
  readonly environment: Environment
  readonly shops: readonly Shop[]
}

/** The business number of each shop that has one, by the shop's id. */
export type BusinessNumbers = ReadonlyMap<string, string>

/** The businesses of a book, in the order of their first shops. */
export function businessesOf(shops: readonly Shop[], numbers: BusinessNumbers): readonly Business[] {
  const groups = new Map<string, Business & { readonly shops: Shop[] }>()
  for (const shop of shops) {
    const number = numbers.get(shop.id) ?? null
    const key = `${shop.environment} ${number ?? ''}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { id: shop.id, number, environment: shop.environment, shops: [shop] })
    else group.shops.push(shop)
  }
  return [...groups.values()]
}
