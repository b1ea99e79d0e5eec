import type { Permission } from '../../../../../../domain/operator.ts'
import type { SignedIn } from '../../../../screen.ts'
import { seatFiles as words } from '../../../../text/ko/seats.ts'
import { ui } from '../../../../text/ko/ui.ts'
import { Button } from '../../../../ui/Button.tsx'
import { FailureNotice } from '../../../../ui/FailureNotice.tsx'
import styles from './SeatBar.module.css'
import type { SeatDesk } from './store.ts'

/** Why this cannot be done with files between seats here; null when it can. */
export function seatBar(
  { book, operator }: Pick<SignedIn, 'book' | 'operator'>,
  asks: Extract<Permission, 'approve' | 'refund'>,
): string | null {
  if (book === 'practice') return words.inPractice
  if (operator.may.includes(asks)) return null
  return asks === 'approve' ? words.mayApprove : words.mayRefund
}

/** Opens what came from another seat: its requests, and its answers to requests of this desk. */
export function SeatBar({
  desk,
  status,
}: {
  readonly desk: SeatDesk
  readonly status: Pick<SignedIn, 'book' | 'operator'>
}) {
  const approveBar = seatBar(status, 'approve')
  const refundBar = seatBar(status, 'refund')
  return (
    <div className={styles['bar']} role="group" aria-label={words.group}>
      <Button
        onPress={() => void desk.openRequest()}
        isDisabled={desk.isActing || approveBar !== null}
        because={approveBar}
      >
        {words.openRequest}
      </Button>
      <Button
        onPress={() => void desk.openAnswer()}
        isDisabled={desk.isActing || refundBar !== null}
        because={refundBar}
      >
        {words.openAnswer}
      </Button>
    </div>
  )
}

/** Why a file was not taken, where no dialog is open that would say it. */
export function SeatRefusal({ desk }: { readonly desk: SeatDesk }) {
  if (desk.refusal === null || desk.request !== null || desk.answer !== null) return null
  return (
    <div className={styles['refusal']}>
      <FailureNotice failure={desk.refusal} action={<Button onPress={desk.close}>{ui.close}</Button>} />
    </div>
  )
}
