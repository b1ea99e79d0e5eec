import type { ShopEntry } from '../../../../screen.ts'
import { shopChoices } from '../../../../shop-choices.ts'
import { formatBytes } from '../../../../text/format.ts'
import { bulk as words } from '../../../../text/ko/bulk.ts'
import { Button } from '../../../../ui/Button.tsx'
import { IconButton } from '../../../../ui/IconButton.tsx'
import { Select } from '../../../../ui/Select.tsx'
import type { BulkDesk } from '../store.ts'
import styles from './PlanBar.module.css'

interface PlanBarOptions {
  readonly desk: BulkDesk
  readonly shops: readonly ShopEntry[]
  readonly shop: ShopEntry['shop'] | null
  readonly onShop: (shopId: string) => void
}

/** Where a file of order numbers and amounts comes in: the shop, the file, and the button that checks it. */
export function PlanBar({ desk, shops, shop, onShop }: PlanBarOptions) {
  const { file, isPlanning, isChoosing } = desk
  return (
    <div className={styles['bar']}>
      <p className={styles['sentence']}>{words.sentence}</p>
      <div className={styles['line']}>
        <Select isCompact label={words.shop} value={shop?.id ?? null} onChange={onShop} choices={shopChoices(shops)} />
        {file === null ? (
          <Button
            variant="primary"
            onPress={() => void desk.choose()}
            isDisabled={isChoosing || isPlanning}
            because={isPlanning ? words.planning : null}
          >
            {isPlanning ? words.planning : isChoosing ? words.choosing : words.choose}
          </Button>
        ) : (
          <>
            <span className={styles['file']}>
              {words.chosen(file.name, formatBytes(file.bytes))}
              <IconButton icon="close" label={words.drop} onPress={desk.dropFile} />
            </span>
            <Button
              variant="primary"
              onPress={() => {
                if (shop !== null) void desk.plan(shop.id)
              }}
              isDisabled={shop === null || isPlanning}
              because={shop === null ? words.needShop : null}
            >
              {isPlanning ? words.planning : words.plan(shop?.name ?? null)}
            </Button>
            <Button onPress={() => void desk.choose()} isDisabled={isChoosing || isPlanning}>
              {words.chooseOther}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
