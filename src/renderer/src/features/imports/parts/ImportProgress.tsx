import { formatCount, formatSpan } from '../../../text/format.ts'
import { imports as words } from '../../../text/ko/imports.ts'
import { ui } from '../../../text/ko/ui.ts'
import { Button } from '../../../ui/Button.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { type ImportsDesk, paceOf } from '../store.ts'
import styles from './ImportBar.module.css'

/** How far the import is, how fast, and the way to stop it. */
export function ImportProgress({
  running,
  shopName,
  onStop,
}: {
  readonly running: NonNullable<ImportsDesk['running']>
  readonly shopName: string
  readonly onStop: () => void
}) {
  const { progress, isStopping } = running
  const { linesPerSecond, secondsLeft } = paceOf(progress)
  const rate =
    linesPerSecond === null
      ? ''
      : ui.progressRate(words.rate(formatCount(linesPerSecond)), secondsLeft === null ? null : formatSpan(secondsLeft))
  return (
    <div className={styles['progress']}>
      <ProgressBar
        label={words.running(running.fileName, shopName)}
        value={progress.bytesRead}
        max={progress.bytes}
        rate={isStopping ? words.stopping : rate}
        cancel={
          <Button size="small" onPress={onStop} isDisabled={isStopping}>
            {words.stop}
          </Button>
        }
      />
      <dl className={styles['counts']}>
        {(['lines', 'added', 'already', 'rejected'] as const).map((one) => (
          <div key={one}>
            <dt className={styles['name']}>{words.counts[one]}</dt>
            <dd className={one === 'rejected' && progress[one] > 0 ? styles['warn'] : styles['value']}>
              {formatCount(progress[one])}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
