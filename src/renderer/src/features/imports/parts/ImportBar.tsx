import type { ShopEntry } from '../../../screen.ts'
import { shopChoices } from '../../../shop-choices.ts'
import { formatBytes } from '../../../text/format.ts'
import { imports as words } from '../../../text/ko/imports.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Select } from '../../../ui/Select.tsx'
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
    <div className={styles['bar']}>
      <p className={styles['sentence']}>{words.sentence}</p>
      <div className={styles['line']}>
        <Select isCompact label={words.shop} value={shop?.id ?? null} onChange={onShop} choices={shopChoices(shops)} />
        {file === null ? (
          <Button
            variant="primary"
            onPress={() => void desk.choose()}
            isDisabled={busy !== null || desk.isChoosing}
            because={busy}
          >
            {desk.isChoosing ? words.choosing : words.choose}
          </Button>
        ) : (
          <>
            <span className={styles['file']}>
              {words.chosen(file.name, formatBytes(file.bytes))}
              <IconButton icon="close" label={words.drop} onPress={desk.dropFile} />
            </span>
            <Button
              variant="primary"
              onPress={onStart}
              isDisabled={shop === null || busy !== null}
              because={shop === null ? words.needShop : busy}
            >
              {words.start(shop?.name ?? null)}
            </Button>
            <Button onPress={() => void desk.choose()} isDisabled={desk.isChoosing}>
              {words.chooseOther}
            </Button>
          </>
        )}
        <Button onPress={onPaste}>{words.paste}</Button>
        <span className={styles['gap']} />
        <Button variant="plain" onPress={onExports}>
          {words.exports}
        </Button>
      </div>
      {running === null ? null : (
        <ImportProgress running={running} shopName={runningShop} onStop={() => void desk.stop()} />
      )}
    </div>
  )
}
