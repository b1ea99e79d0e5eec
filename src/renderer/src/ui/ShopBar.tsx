import type { ReactNode } from 'react'
import { Select } from './Select.tsx'
import styles from './ShopBar.module.css'

/** The bar above a list that is always of one shop: its name, or a choice where several fit; what can be done stands at its end. */
export function ShopBar({
  label,
  shop,
  choices,
  onShop,
  children,
}: {
  readonly label: string
  readonly shop: { readonly id: string; readonly name: string }
  readonly choices: readonly { readonly id: string; readonly name: string; readonly hint: string }[]
  readonly onShop: (shopId: string) => void
  readonly children?: ReactNode
}) {
  return (
    <div className={styles['bar']}>
      {choices.length > 1 ? (
        <Select isCompact label={label} value={shop.id} onChange={onShop} choices={choices} />
      ) : (
        <span className={styles['quiet']}>{shop.name}</span>
      )}
      <span className={styles['gap']} />
      {children}
    </div>
  )
}
