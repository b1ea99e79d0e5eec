import type { ShopEntry } from '../../../screen.ts'
import { imports as words } from '../../../text/ko/imports.ts'
import { Button } from '../../../ui/Button.tsx'
import { FileBar } from '../../../ui/FileBar.tsx'
import type { ImportsDesk } from '../store.ts'
import styles from './ImportBar.module.css'
import { ImportProgress } from './ImportProgress.tsx'

interface ImportBarOptions {
  readonly desk: ImportsDesk
  readonly shops: readonly ShopEntry[]
  readonly shop: ShopEntry['shop'] | null
  readonly onShop: (shopId: string) => void
  readonly onStart: () => void
  readonly onPaste: () => void
  readonly onExports: () => void
}

/** Where answers come in: the shop, the file, and the progress of the one that is being read. */
export function ImportBar({ desk, shops, shop, onShop, onStart, onPaste, onExports }: ImportBarOptions) {
  const { file, running } = desk
  const busy = running === null ? null : words.busy
  const runningShop = shops.find((entry) => entry.shop.id === running?.shopId)?.shop.name ?? ''
  return (
    <FileBar
      words={words}
      shops={shops}
      shop={shop}
      onShop={onShop}
      file={file}
      onDrop={desk.dropFile}
      choose={{
        name: desk.isChoosing ? words.choosing : words.choose,
        isDisabled: busy !== null || desk.isChoosing,
        because: busy,
        asks: 'import',
        onPress: () => void desk.choose(),
      }}
      start={{
        name: words.start(shop?.name ?? null),
        isDisabled: shop === null || busy !== null,
        because: shop === null ? words.needShop : busy,
        asks: 'import',
        onPress: onStart,
      }}
      canChooseOther={!desk.isChoosing}
      below={
        running === null ? null : (
          <ImportProgress running={running} shopName={runningShop} onStop={() => void desk.stop()} />
        )
      }
    >
      <Button asks="import" onPress={onPaste}>
        {words.paste}
      </Button>
      <span className={styles['gap']} />
      <Button variant="plain" onPress={onExports}>
        {words.exports}
      </Button>
    </FileBar>
  )
}
