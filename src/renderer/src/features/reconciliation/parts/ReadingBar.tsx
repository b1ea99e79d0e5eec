import { formatCount, formatSpan } from '../../../text/format.ts'
import { hometaxLists as words } from '../../../text/ko/hometax-lists.ts'
import { reconciliation } from '../../../text/ko/reconciliation.ts'
import { ui } from '../../../text/ko/ui.ts'
import { describeFailure } from '../../../text/failure-texts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import type { Reading, ReadingDesk } from '../reading-desk.ts'
import styles from './ReadingBar.module.css'

/** A file on its way in, why the last one was not taken, or what practice wrote. Nothing while there is none of it. */
export function ReadingBar({ desk }: { readonly desk: ReadingDesk }) {
  const { reading, refusal, sample } = desk
  if (reading !== null) return <Progress reading={reading} onStop={() => void desk.stop()} />
  if (refusal !== null) {
    const { fileName, failure } = refusal
    const { case: because, remedy, incident } = describeFailure(failure)
    return (
      <div className={styles['bar']}>
        <Notice
          kind={failure.kind === 'reading-cancelled' ? 'info' : 'bad'}
          title={fileName === null ? because : `${fileName}: ${because}`}
          text={remedy}
          incident={incident}
          onDismiss={desk.forget}
        />
      </div>
    )
  }
  if (sample !== null)
    return (
      <div className={styles['bar']}>
        <Notice
          kind="good"
          title={reconciliation.sampleMade(sample.fileName)}
          text={reconciliation.sampleSays(formatCount(sample.planted))}
          onDismiss={desk.forget}
        />
      </div>
    )
  return null
}

function Progress({ reading, onStop }: { readonly reading: Reading; readonly onStop: () => void }) {
  const { lines, bytesRead, bytes, elapsedMs, isStopping } = reading
  const seconds = elapsedMs / 1000
  // Half a second says too little to tell a pace from.
  const isKnown = seconds >= 0.5 && bytesRead > 0
  const left = isKnown ? (Math.max(0, bytes - bytesRead) / bytesRead) * seconds : 0
  const rate = isKnown ? ui.progressRate(words.rate(formatCount(Math.round(lines / seconds))), formatSpan(left)) : ''
  return (
    <div className={styles['bar']}>
      <ProgressBar
        label={words.reading(reading.fileName)}
        value={bytesRead}
        max={bytes}
        rate={isStopping ? words.stopping : rate}
        cancel={
          <Button size="small" onPress={onStop} isDisabled={isStopping}>
            {words.stop}
          </Button>
        }
      />
      <dl className={styles['counts']}>
        {(['lines', 'already', 'rejected'] as const).map((one) => (
          <div key={one}>
            <dt className={styles['name']}>{words.counts[one]}</dt>
            <dd>{formatCount(reading[one])}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
