import { isOpen } from '../../../../../../domain/refund.ts'
import { receiptAct as words, receiptDesk } from '../../../../text/ko/receipt-desk.ts'
import { Button } from '../../../../ui/Button.tsx'
import type { ActDesk } from './act-desk.ts'
import styles from './ActFooter.module.css'

interface ActFooterOptions {
  readonly desk: ActDesk
  /** The sentence of what will happen. */
  readonly confirm: string
  readonly variant: 'primary' | 'danger'
  /** Why it cannot be sent yet; null when it can. */
  readonly missing: string | null
  /** Is `missing` already said beside its field? */
  readonly isSaidAbove?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** The buttons of a receipt dialog, before and after. Close stands where cancel stood: the second half of a double click meets nothing. */
export function ActFooter(options: ActFooterOptions) {
  const { desk, confirm, variant, missing, isSaidAbove = false, onConfirm, onClose } = options
  if (desk.step === 'ended') {
    const asking = desk.inquiry.at === 'loading'
    return (
      <>
        <Button onPress={onClose}>{words.close}</Button>
        {desk.outcome !== null && isOpen(desk.outcome.state) ? (
          <Button onPress={() => void desk.inquire()} isDisabled={asking}>
            {asking ? receiptDesk.inquiring : receiptDesk.inquire}
          </Button>
        ) : null}
        <span className={styles['gap']} />
      </>
    )
  }
  const sending = desk.step === 'sending'
  return (
    <>
      {sending ? (
        <p role="status">
          <strong>{words.sending}</strong> {words.sendingSentence}
        </p>
      ) : (
        <Button onPress={onClose}>{words.leave}</Button>
      )}
      <span className={styles['gap']} />
      {missing === null || sending || isSaidAbove ? null : <span className={styles['missing']}>{missing}</span>}
      <Button
        variant={variant}
        onPress={onConfirm}
        isDisabled={sending || missing !== null}
        because={sending ? null : missing}
      >
        {sending ? words.sending : confirm}
      </Button>
    </>
  )
}
