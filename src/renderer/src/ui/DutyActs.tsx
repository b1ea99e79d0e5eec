import { duty as words } from '../text/ko/duty.ts'
import { Button } from './Button.tsx'
import styles from './DutyActs.module.css'

/** What a dialog is to write down of a duty: that it is closed, the goods' category, or the end of the supply. */
export type DutyMatter = 'close' | 'goods' | 'supply'

/** The acts that write something down of a duty, each only where it can be written. `because` is why none can be pressed now. */
export function DutyActs({
  matters,
  because,
  onAsk,
}: {
  readonly matters: readonly DutyMatter[]
  readonly because: string | null
  readonly onAsk: (matter: DutyMatter) => void
}) {
  if (matters.length === 0) return null
  return (
    <div className={styles['acts']} role="group" aria-label={words.acts}>
      {matters.map((matter) => (
        <Button
          key={matter}
          asks="receipts"
          size="small"
          isDisabled={because !== null}
          because={because}
          onPress={() => onAsk(matter)}
        >
          {words[matter]}
        </Button>
      ))}
    </div>
  )
}
