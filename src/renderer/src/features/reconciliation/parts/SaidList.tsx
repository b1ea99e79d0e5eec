import type { ScreenProps } from '../../../screen.ts'
import { formatDay, formatMoment } from '../../../text/format.ts'
import { findingPanel as words } from '../../../text/ko/reconciliation.ts'
import type { FindingDetail } from '../findings-desk.ts'
import styles from './SaidList.module.css'

/** All that was said of a finding, newest first: what, by whom, when and why. */
export const SaidList = ({
  said,
  operatorNames,
}: {
  readonly said: FindingDetail['said']
  readonly operatorNames: ScreenProps['status']['operatorNames']
}) => (
  <ol className={styles['said']}>
    {said.map(({ kind, until, note, operatorId, at }) => (
      <li key={`${at} ${kind}`} className={styles['one']}>
        <p>
          <strong className={styles['kind']}>{words.kinds[kind]}</strong>
          {until === null ? null : ` ${words.until(formatDay(until))}`}
        </p>
        <p>{note}</p>
        <p className={styles['by']}>{words.by(operatorNames[operatorId] ?? operatorId, formatMoment(at))}</p>
      </li>
    ))}
  </ol>
)
