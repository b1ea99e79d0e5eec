import { type ReactNode, useContext } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { ShopColour } from '../../../domain/shop.ts'
import { ui } from '../text/ko/ui.ts'
import { Button } from './Button.tsx'
import { classes } from './class-names.ts'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton.tsx'
import { PracticeBand } from './PracticeBand.tsx'
import { PracticeContext } from './practice-context.ts'
import { ShopBand, ShopDot } from './ShopBand.tsx'

interface DialogOptions {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** The row of buttons at the foot. */
  readonly footer?: ReactNode
  readonly width?: 'narrow' | 'regular' | 'wide'
  /** Whose money it is about: named and coloured at the head. */
  readonly shop?: { readonly name: string; readonly colour: ShopColour } | null
  /** It is only read: its body takes the focus, so that keys scroll it. */
  readonly isRead?: boolean
  /** While true neither Escape nor the cross closes it. */
  readonly isBusy?: boolean
  /** Announced at once and without a cross: a question that must be answered. */
  readonly isAlert?: boolean
}

/** A window above the page that holds the focus and gives it back where it was. A press outside does not close it. */
export function Dialog(options: DialogOptions) {
  const { title, isOpen, onClose, children, footer, width = 'regular', shop = null } = options
  const busy = options.isBusy === true
  const isPractice = useContext(PracticeContext)
  return (
    <ModalOverlay
      className={classes(styles['overlay'])}
      isOpen={isOpen}
      isKeyboardDismissDisabled={busy}
      onOpenChange={(open) => {
        if (!open && !busy) onClose()
      }}
    >
      <Modal className={classes(styles['modal'], styles[width])}>
        <AriaDialog className={classes(styles['dialog'])} role={options.isAlert === true ? 'alertdialog' : 'dialog'}>
          {isPractice ? <PracticeBand /> : null}
          {shop === null ? null : <ShopBand colour={shop.colour} />}
          <header className={styles['head']}>
            <Heading slot="title" className={classes(styles['title'])}>
              {title}
            </Heading>
            {shop === null ? null : (
              <span className={styles['shop']}>
                <ShopDot colour={shop.colour} />
                {shop.name}
              </span>
            )}
            {busy ? null : <IconButton icon="close" label={ui.close} onPress={onClose} />}
          </header>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- because what scrolls must be reachable by keys */}
          <div className={styles['body']} {...(options.isRead === true ? { tabIndex: 0 } : {})}>
            {children}
          </div>
          {footer === undefined ? null : <footer className={styles['foot']}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** A question before something that cannot be undone. The button says what will happen. */
export function ConfirmDialog({
  confirm,
  onConfirm,
  isDangerous = false,
  isBusy = false,
  isDisabled = false,
  because = null,
  ...dialog
}: Omit<DialogOptions, 'footer' | 'width' | 'isAlert'> & {
  /** The sentence on the button: `연습 장부를 지우고 다시 시작`. */
  readonly confirm: string
  readonly onConfirm: () => void
  readonly isDangerous?: boolean
  readonly isDisabled?: boolean
  readonly because?: string | null
}) {
  return (
    <Dialog
      {...dialog}
      isBusy={isBusy}
      width="narrow"
      isAlert
      footer={
        <>
          <Button onPress={dialog.onClose} isDisabled={isBusy} autoFocus>
            {ui.cancel}
          </Button>
          <Button
            variant={isDangerous ? 'danger' : 'primary'}
            onPress={onConfirm}
            isDisabled={isBusy || isDisabled}
            because={because}
          >
            {confirm}
          </Button>
        </>
      }
    />
  )
}
