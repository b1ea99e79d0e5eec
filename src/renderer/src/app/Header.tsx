import type { ReactNode, Ref } from 'react'
import { gatewayNames } from '../../../domain/gateway.ts'
import { environmentNames, type BookName } from '../../../domain/shop.ts'
import type { ShopEntry } from '../screen.ts'
import { ko } from '../text/ko.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { Select } from '../ui/Select.tsx'
import { ShopDot } from '../ui/ShopBand.tsx'
import styles from './Header.module.css'

interface HeaderOptions {
  readonly shops: readonly ShopEntry[]
  readonly shopId: string | null
  readonly onShop: (shopId: string | null) => void
  readonly searchText: string
  readonly onSearch: (text: string, confirmed: boolean) => void
  readonly onLeaveSearch: () => void
  readonly searchRef: Ref<HTMLInputElement>
  readonly book: BookName
  readonly isOpening: boolean
  readonly onBook: (book: BookName) => void
  readonly onKeys: () => void
  /** Who is at the desk. */
  readonly operator: ReactNode
}

/** `all` stands for no shop in the list of shops; a shop's id always holds more. */
const all = 'all'

/** Which shop, what is searched, which book, who is at the desk, and the keys. */
export function Header(options: HeaderOptions) {
  const { shops, shopId, searchText, onSearch, onLeaveSearch, searchRef } = options
  const shop = shops.find((entry) => entry.shop.id === shopId)?.shop ?? null
  return (
    <header className={styles['header']}>
      <div className={styles['shop']}>
        {shop === null ? null : <ShopDot colour={shop.colour} />}
        <Select
          isCompact
          label={ko.app.shop}
          value={shopId ?? all}
          choices={[
            { id: all, name: ko.app.allShops },
            ...shops.map(({ shop: one }) => ({
              id: one.id,
              name: one.name,
              hint: `${gatewayNames[one.gateway]} · ${environmentNames[one.environment]}`,
            })),
          ]}
          onChange={(id) => options.onShop(id === all ? null : id)}
        />
      </div>
      <div className={styles['search']}>
        <SearchBox
          ref={searchRef}
          label={ko.app.search}
          placeholder={ko.app.searchPlaceholder}
          value={searchText}
          keyHint="/"
          onChange={(text) => onSearch(text, false)}
          onConfirm={(text) => onSearch(text, true)}
          onLeaveDown={onLeaveSearch}
        />
      </div>
      <div className={styles['books']} role="group" aria-label={ko.app.book}>
        {(['practice', 'work'] as const).map((book) => (
          <button
            key={book}
            type="button"
            className={styles['book']}
            aria-pressed={options.book === book}
            aria-disabled={options.isOpening}
            onClick={() => {
              if (options.book !== book && !options.isOpening) options.onBook(book)
            }}
          >
            {ko.app[book]}
          </button>
        ))}
      </div>
      {options.operator}
      <IconButton icon="keys" label={ko.app.keys} onPress={options.onKeys} />
    </header>
  )
}
