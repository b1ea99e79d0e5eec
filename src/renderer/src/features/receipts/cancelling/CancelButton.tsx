import { bulkCancel as words } from '../../../text/ko/bulk-cancel.ts'
import { Button } from '../../../ui/Button.tsx'

/** Cancels what is picked; off while nothing is. */
export function CancelButton({ isNone, onCancel }: { readonly isNone: boolean; readonly onCancel: () => void }) {
  return (
    <Button
      asks="receipts"
      size="small"
      variant={isNone ? 'quiet' : 'primary'}
      isDisabled={isNone}
      because={isNone ? words.needPicks : null}
      onPress={onCancel}
    >
      {words.cancel}
    </Button>
  )
}
