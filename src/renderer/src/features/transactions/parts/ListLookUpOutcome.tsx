import { useId } from 'react'
import { formatCount } from '../../../text/format.ts'
import { listLookUp as words } from '../../../text/ko/list-look-up.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import type { LookUpSums } from '../list-look-up.ts'
import styles from './ListLookUpDialog.module.css'

/** The counts of a batch in one line: what agrees always, the rest where there is any. */
export function sumsLine({ same, changed, toCheck, unclear, failed, notAsked }: LookUpSums): string {
  const others = [
    [changed.length, words.changedSum],
    [toCheck.length, words.toCheckSum],
    [unclear, words.unclear],
    [failed.length, words.failedSum],
    [notAsked, words.notAsked],
  ] as const
  const told = others.filter(([count]) => count > 0).map(([count, say]) => say(formatCount(count)))
  return [words.same(formatCount(same)), ...told].join(' · ')
}

/** What a batch came to: its counts, and by number every payment that differs or could not be looked up. */
export function ListLookUpOutcome({
  sums,
  onOpen,
}: {
  readonly sums: LookUpSums
  readonly onOpen: (transactionId: string) => void
}) {
  const { changed, toCheck, failed, notAsked, wasCancelled } = sums
  const isWhole = failed.length === 0 && toCheck.length === 0 && notAsked === 0
  return (
    <>
      <Notice
        kind={isWhole ? 'good' : 'warn'}
        title={wasCancelled ? words.stopped : notAsked > 0 ? words.unreached : words.done}
        text={sumsLine(sums)}
      />
      <Lines title={words.changed} lines={changed.map(withFindings)} onOpen={onOpen} />
      <Lines title={words.toCheck} lines={toCheck.map(withFindings)} onOpen={onOpen} />
      <Lines title={words.failed} lines={failed} onOpen={onOpen} />
    </>
  )
}

interface Line {
  readonly transactionId: string
  readonly orderNumber: string
  readonly because: string
}

const withFindings = ({ findings, ...named }: LookUpSums['changed'][number]): Line => ({
  ...named,
  because: findings.join(' '),
})

function Lines({
  title,
  lines,
  onOpen,
}: {
  readonly title: string
  readonly lines: readonly Line[]
  readonly onOpen: (transactionId: string) => void
}) {
  const titleId = useId()
  if (lines.length === 0) return null
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId} className={styles['heading']}>
        {title}
      </h3>
      <ul className={styles['lines']}>
        {lines.map(({ transactionId, orderNumber, because }) => (
          <li key={transactionId} className={styles['line']}>
            <Button
              variant="plain"
              size="small"
              label={words.openPayment(orderNumber)}
              onPress={() => onOpen(transactionId)}
            >
              {orderNumber}
            </Button>
            <span>{because}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
