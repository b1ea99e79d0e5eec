import { formatCount } from '../../text/format.ts'
import { reconciliation as words } from '../../text/ko/reconciliation.ts'
import type { Business } from './store.ts'

/** `123-45-67890`; that there is none where nobody told it. */
export const businessNumber = ({ number }: Pick<Business, 'number'>): string =>
  number === null ? words.noNumber : `${number.slice(0, 3)}-${number.slice(3, 5)}-${number.slice(5)}`

/** A business by its shops: the first one's name, and how many more there are. */
export const businessNames = ({ shops }: Pick<Business, 'shops'>): string =>
  words.shopsOf(shops[0]?.name ?? '', shops.length > 1 ? formatCount(shops.length - 1) : null)
