import type { ReactNode } from 'react'
import type { Permission } from '../../../domain/operator.ts'
import type { ShopEntry } from '../screen.ts'
import { shopChoices } from '../shop-choices.ts'
import { formatBytes } from '../text/format.ts'
import { Button } from './Button.tsx'
import styles from './FileBar.module.css'
import { IconButton } from './IconButton.tsx'
import { Select } from './Select.tsx'

/** A button's name, whether it can be pressed now, and the reason told where it cannot. */
interface Act {
  readonly name: string
  readonly isDisabled: boolean
  readonly because: string | null
  readonly asks: Permission
  readonly onPress: () => void
}

interface FileBarOptions {
  readonly words: {
    readonly sentence: string
    readonly shop: string
    readonly chosen: (name: string, bytes: string) => string
    readonly drop: string
    readonly chooseOther: string
  }
  readonly shops: readonly ShopEntry[]
  readonly shop: ShopEntry['shop'] | null
  readonly onShop: (shopId: string) => void
  readonly file: { readonly name: string; readonly bytes: number } | null
  readonly onDrop: () => void
  /** What stands while there is no file. */
  readonly choose: Act
  /** What stands beside a chosen file. */
  readonly start: Act
  readonly canChooseOther: boolean
  /** More in the same line. */
  readonly children?: ReactNode
  /** What stands below the line. */
  readonly below?: ReactNode
}

/** Where a file comes in: the shop it is of, the file, and the button that takes it. */
export function FileBar({ words, shops, shop, file, choose, start, ...options }: FileBarOptions) {
  return (
    <div className={styles['bar']}>
      <p className={styles['sentence']}>{words.sentence}</p>
      <div className={styles['line']}>
        <Select
          isCompact
          label={words.shop}
          value={shop?.id ?? null}
          onChange={options.onShop}
          choices={shopChoices(shops)}
        />
        {file === null ? (
          <Primary act={choose} />
        ) : (
          <>
            <span className={styles['file']}>
              {words.chosen(file.name, formatBytes(file.bytes))}
              <IconButton icon="close" label={words.drop} onPress={options.onDrop} />
            </span>
            <Primary act={start} />
            <Button asks={choose.asks} onPress={choose.onPress} isDisabled={!options.canChooseOther}>
              {words.chooseOther}
            </Button>
          </>
        )}
        {options.children}
      </div>
      {options.below}
    </div>
  )
}

const Primary = ({ act }: { readonly act: Act }) => (
  <Button variant="primary" onPress={act.onPress} isDisabled={act.isDisabled} because={act.because} asks={act.asks}>
    {act.name}
  </Button>
)
