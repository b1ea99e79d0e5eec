import { transactions as words } from '../../../../text/ko/transactions.ts'
import { slipNames } from '../../../../text/words.ts'
import { Button } from '../../../../ui/Button.tsx'
import { FailureNotice } from '../../../../ui/FailureNotice.tsx'
import { Section } from '../../../../ui/Section.tsx'
import type { TransactionDetail } from '../../store.ts'
import type { SlipDesk } from './slip-desk.ts'
import styles from './Slips.module.css'

interface SlipsOptions {
  readonly detail: TransactionDetail
  /** False while the payment shown is not the one selected: then nothing can be opened. */
  readonly isCurrent: boolean
  readonly desk: SlipDesk
}

/** Pages of the gateway a buyer asks for, each behind a button; or one quiet line that says why there are none. */
export function Slips({ detail, isCurrent, desk }: SlipsOptions) {
  const { row, slips } = detail
  const { blocked, kinds } = slips
  return (
    <Section title={words.slips}>
      {blocked === null ? (
        <>
          <div className={styles['slips']}>
            {kinds.map((kind) => (
              <Button
                key={kind}
                size="small"
                isDisabled={!isCurrent || desk.isOpening}
                onPress={() => void desk.open(row.id, kind)}
              >
                {slipNames[kind]}
              </Button>
            ))}
          </div>
          <p className={styles['quiet']}>{words.slipsNote}</p>
        </>
      ) : (
        <p className={styles['quiet']}>
          {blocked.because}
          {blocked.remedy === null ? null : ` ${blocked.remedy}`}
        </p>
      )}
      {desk.refused?.of === row.id ? <FailureNotice failure={desk.refused.failure} /> : null}
    </Section>
  )
}
