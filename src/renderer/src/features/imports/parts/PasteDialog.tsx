import { useState } from 'react'
import type { ShopEntry } from '../../../screen.ts'
import { shopChoices } from '../../../shop-choices.ts'
import { imports as words } from '../../../text/ko/imports.ts'
import { ui } from '../../../text/ko/ui.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import type { ImportsDesk } from '../store.ts'
import styles from './PasteDialog.module.css'
import { ImportResult } from './ImportResult.tsx'

interface PasteDialogOptions {
  readonly desk: ImportsDesk
  readonly shops: readonly ShopEntry[]
  readonly shop: ShopEntry['shop'] | null
  readonly onShop: (shopId: string) => void
  readonly onTransactions: () => void
  readonly onClose: () => void
}

/** The most the contract takes at once. */
const longest = 200_000

/** Takes answers pasted as they are, and says what came of them. */
export function PasteDialog({ desk, shops, shop, onShop, onTransactions, onClose }: PasteDialogOptions) {
  const [text, setText] = useState('')
  const because = shop === null ? words.needShop : text.trim() === '' ? words.needText : null
  const { isPasting, outcome } = desk
  const paste = async () => {
    if (shop === null || because !== null) return
    const ended = await desk.paste(shop.id, text)
    if (ended?.at === 'ended') setText('')
  }
  return (
    <Dialog
      title={words.pasteTitle}
      isOpen
      onClose={onClose}
      shop={shop}
      isBusy={isPasting}
      footer={
        <>
          <Button onPress={onClose} isDisabled={isPasting}>
            {ui.close}
          </Button>
          <Button
            variant="primary"
            onPress={() => void paste()}
            isDisabled={isPasting || because !== null}
            because={isPasting ? null : because}
          >
            {isPasting ? words.pasting : words.pasteGo}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        <p className={styles['quiet']}>{words.pasteSentence}</p>
        <Select label={words.shop} value={shop?.id ?? null} onChange={onShop} choices={shopChoices(shops)} />
        <TextField label={words.pasteText} kind="pem" value={text} onChange={setText} maxLength={longest} autoFocus />
        {outcome === null ? null : (
          <ImportResult outcome={outcome} onTransactions={onTransactions} onDismiss={desk.forgetOutcome} />
        )}
      </div>
    </Dialog>
  )
}
