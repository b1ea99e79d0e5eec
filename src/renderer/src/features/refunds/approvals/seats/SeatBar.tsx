import { seatFiles as words } from '../../../../text/ko/seats.ts'
import { ui } from '../../../../text/ko/ui.ts'
import { Button } from '../../../../ui/Button.tsx'
import { FailureNotice } from '../../../../ui/FailureNotice.tsx'
import styles from './SeatBar.module.css'
import type { SeatDesk } from './store.ts'

/** Opens what came from another seat: its requests, and its answers to requests of this desk. `because` says why not here, null when it can. */
export function SeatBar({ desk, because }: { readonly desk: SeatDesk; readonly because: string | null }) {
  const isDisabled = desk.isActing || because !== null
  return (
    <div className={styles['bar']} role="group" aria-label={words.group}>
      <Button onPress={() => void desk.openRequest()} isDisabled={isDisabled} because={because} asks="approve">
        {words.openRequest}
      </Button>
      <Button onPress={() => void desk.openAnswer()} isDisabled={isDisabled} because={because} asks="refund">
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
