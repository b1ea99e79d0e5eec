import type { ShopEntry } from '../../../../screen.ts'
import { bulk as words } from '../../../../text/ko/bulk.ts'
import { FileBar } from '../../../../ui/FileBar.tsx'
import type { BulkDesk } from '../store.ts'

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
    <FileBar
      words={words}
      shops={shops}
      shop={shop}
      onShop={onShop}
      file={file}
      onDrop={desk.dropFile}
      choose={{
        name: isPlanning ? words.planning : isChoosing ? words.choosing : words.choose,
        isDisabled: isChoosing || isPlanning,
        because: isPlanning ? words.planning : null,
        asks: 'bulk',
        onPress: () => void desk.choose(),
      }}
      start={{
        name: isPlanning ? words.planning : words.plan(shop?.name ?? null),
        isDisabled: shop === null || isPlanning,
        because: shop === null ? words.needShop : null,
        asks: 'bulk',
        onPress: () => {
          if (shop !== null) void desk.plan(shop.id)
        },
      }}
      canChooseOther={!isChoosing && !isPlanning}
    />
  )
}
