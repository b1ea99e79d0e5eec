import { ui } from '../text/ko/ui.ts'
import { Button } from './Button.tsx'

interface DialogActsOptions {
  /** What will happen, on the button that does it. */
  readonly confirm: string
  /** The same while it is being done. */
  readonly busy: string
  readonly isBusy: boolean
  /** Why it cannot be done yet; null when it can. */
  readonly because: string | null
  readonly variant?: 'primary' | 'danger'
  /** The word of the button that leaves it; 취소 unless that is what the dialog does. */
  readonly leave?: string
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** The foot of a dialog that does one thing: cancel, and the button that does it, off with the reason while something is missing. */
export function DialogActs(options: DialogActsOptions) {
  const { confirm, busy, isBusy, because, variant = 'primary', leave = ui.cancel, onConfirm, onCancel } = options
  return (
    <>
      <Button onPress={onCancel} isDisabled={isBusy}>
        {leave}
      </Button>
      <Button
        variant={variant}
        isDisabled={isBusy || because !== null}
        because={isBusy ? null : because}
        onPress={onConfirm}
      >
        {isBusy ? busy : confirm}
      </Button>
    </>
  )
}
