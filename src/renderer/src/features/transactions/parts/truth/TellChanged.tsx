import { truth as words } from '../../../../text/ko/truth.ts'
import { Button } from '../../../../ui/Button.tsx'
import { FailureNotice } from '../../../../ui/FailureNotice.tsx'
import type { TransactionDetail } from '../../store.ts'
import styles from './TellChanged.module.css'
import type { TruthCard } from './truth-cards.ts'
import type { TruthDesk } from './truth-desk.ts'

/** What is needed to say that a rule has changed: the payment it is shown beside, and the desk that takes the word. */
export interface TellOptions {
  readonly detail: TransactionDetail
  /** False while the payment shown is not the one selected: then nothing can be told of it. */
  readonly isCurrent: boolean
  readonly desk: TruthDesk
}

/** Says that what led to the shop's refusal has changed; nothing at a rule that was not learned from one. */
export function TellChanged({ detail, isCurrent, desk, card }: TellOptions & { readonly card: TruthCard }) {
  const { refusal } = card
  if (refusal === null) return null
  return (
    <div className={styles['tell']}>
      <Button
        asks="settle"
        size="small"
        isDisabled={!isCurrent || desk.telling !== null}
        onPress={() => void desk.tell(detail.row.shopId, refusal.refundId)}
      >
        {desk.telling === refusal.refundId ? words.telling : words.tell}
      </Button>
      <span className={styles['note']}>{words.tellNote}</span>
      {desk.refused?.of === refusal.refundId ? <FailureNotice failure={desk.refused.failure} /> : null}
    </div>
  )
}
