import { gatewayNames } from '../../domain/gateway.ts'
import type { ShopEntry } from './screen.ts'

/** Shops as a list of choices, each with its gateway beside its name. */
export const shopChoices = (shops: readonly ShopEntry[]) =>
  shops.map(({ shop }) => ({ id: shop.id, name: shop.name, hint: gatewayNames[shop.gateway] }))
