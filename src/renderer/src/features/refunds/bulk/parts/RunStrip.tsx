import { reasonNames } from '../../../../text/words.ts'
import { formatCount, formatSpan, formatWon } from '../../../../text/format.ts'
import { bulk as words } from '../../../../text/ko/bulk.ts'
import { ui } from '../../../../text/ko/ui.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { ProgressBar } from '../../../../ui/ProgressBar.tsx'
import { type BulkDesk, type BulkRun, passedOf } from '../store.ts'
import styles from './RunStrip.module.css'

interface RunStripOptions {
  readonly desk: BulkDesk
  readonly run: BulkRun
  readonly onStart: () => void
  readonly onStop: () => void
}

/** Where a bulk refund stands in sentences and figures, and what can be done about it. */
export function RunStrip(options: RunStripOptions) {
  const { run } = options
  return (
    <div className={styles['strip']}>
      {run.state === 'planned' ? <Planned {...options} /> : null}
      {run.state === 'running' ? <Running {...options} /> : null}
      {run.state === 'paused' ? <Paused {...options} /> : null}
      {run.state === 'stopped' || run.state === 'finished' ? <Ended run={run} /> : null}
    </div>
  )
}

function Planned({ desk, run, onStart, onStop }: RunStripOptions) {
  const { count, won } = run.verdicts.ok
  const left = run.lines.count - count
  const checking = desk.checking?.runId === run.id ? desk.checking : null
  return (
    <>
      <div className={styles['row']}>
        <div className={styles['words']}>
          <p className={styles['title']}>
            {count === 0 ? words.planned.nothing : words.planned.title(formatCount(count), formatWon(won))}
          </p>
          <p className={styles['quiet']}>
            {left === 0 ? words.planned.allFine : words.planned.leftOut(formatCount(left))}{' '}
            {run.checked === 0 ? words.planned.unchecked : words.planned.checked(formatCount(run.checked))}
          </p>
        </div>
        <div className={styles['acts']}>
          <Button
            asks="bulk"
            variant="primary"
            onPress={onStart}
            isDisabled={count === 0 || checking !== null || desk.isActing}
            because={count === 0 ? words.planned.nothing : checking === null ? null : words.checking}
          >
            {words.confirm}
          </Button>
          <Button asks="bulk" onPress={() => void desk.check()} isDisabled={count === 0 || desk.checking !== null}>
            {run.checked === 0 ? words.check : words.checkAgain}
          </Button>
          <Button asks="bulk" onPress={onStop} isDisabled={checking !== null || desk.isActing}>
            {words.discard}
          </Button>
        </div>
      </div>
      {checking === null ? null : (
        <ProgressBar
          label={words.checking}
          value={checking.asked}
          max={checking.of === 0 ? null : checking.of}
          rate={checking.of === 0 ? '' : words.progressOf(formatCount(checking.asked), formatCount(checking.of))}
          cancel={
            <Button asks="bulk" size="small" onPress={() => void desk.stopCheck()} isDisabled={checking.isStopping}>
              {words.checkStop}
            </Button>
          }
        />
      )}
      <CheckOutcome desk={desk} run={run} />
    </>
  )
}

function CheckOutcome({ desk, run }: Pick<RunStripOptions, 'desk' | 'run'>) {
  if (desk.checked?.runId !== run.id) return null
  const { asked, same, unclear, differs, failed, because, notAsked } = desk.checked.sums
  const sentences = [
    unclear === 0 ? null : words.checkUnclear(formatCount(unclear)),
    failed === 0 ? null : words.checkFailed(formatCount(failed), because ?? ''),
    notAsked === 0 ? null : words.checkLeft(formatCount(notAsked)),
  ].filter((sentence) => sentence !== null)
  return (
    <Notice
      kind={differs > 0 || failed > 0 ? 'warn' : notAsked > 0 || unclear > 0 ? 'info' : 'good'}
      title={words.checkDone(formatCount(asked), formatCount(same), formatCount(differs))}
      text={sentences.length === 0 ? null : sentences.join(' ')}
    />
  )
}

function Running({ desk, run, onStop }: RunStripOptions) {
  const { plan, states } = run
  if (plan === null) return null
  const passed = passedOf(run)
  const { ratePerSecond } = desk
  const left = plan.count - passed
  const rate = [
    words.progressOf(formatCount(passed), formatCount(plan.count)),
    words.soFar(formatWon(states.done.won)),
    ratePerSecond === null
      ? null
      : ui.progressRate(words.rate(ratePerSecond.toFixed(1)), formatSpan(left / ratePerSecond)),
  ]
  return (
    <>
      <ProgressBar
        label={words.running(run.fileName)}
        value={passed}
        max={plan.count}
        rate={rate.filter((one) => one !== null).join(' · ')}
        cancel={
          <span className={styles['acts']}>
            <Button asks="bulk" size="small" onPress={() => void desk.pause()} isDisabled={desk.isActing}>
              {words.pause}
            </Button>
            <Button asks="bulk" size="small" onPress={onStop} isDisabled={desk.isActing}>
              {words.stop}
            </Button>
          </span>
        }
      />
      <Trouble run={run} />
    </>
  )
}

function Paused({ desk, run, onStop }: RunStripOptions) {
  const { waiting } = run.states
  return (
    <>
      <Notice
        kind="warn"
        title={words.paused}
        text={`${run.because ?? ''} ${words.pausedLeft(formatCount(waiting.count), formatWon(waiting.won))}`.trim()}
        action={
          <>
            <Button asks="bulk" variant="primary" onPress={() => void desk.resume()} isDisabled={desk.isActing}>
              {words.resume}
            </Button>
            <Button asks="bulk" onPress={onStop} isDisabled={desk.isActing}>
              {words.stop}
            </Button>
          </>
        }
      />
      <Trouble run={run} />
    </>
  )
}

function Ended({ run }: { readonly run: BulkRun }) {
  const { plan, state, states } = run
  const [count, won] = [formatCount(states.done.count), formatWon(states.done.won)]
  if (plan === null) return <Notice kind="info" title={words.ended.discarded} />
  return (
    <>
      <Notice
        kind={state === 'finished' ? 'good' : 'info'}
        title={state === 'finished' ? words.ended.finished(count, won) : words.ended.stopped(count, won)}
        text={words.reasonLine(reasonNames[plan.reason.code], plan.reason.note)}
      />
      <Trouble run={run} />
    </>
  )
}

/** What of the lines sent wants a person's eye. */
function Trouble({ run: { states } }: { readonly run: BulkRun }) {
  const refused = states.declined.count + states['not-applied'].count
  return (
    <>
      {states.unknown.count === 0 ? null : (
        <Notice kind="warn" title={words.unknowns(formatCount(states.unknown.count))} />
      )}
      {refused === 0 ? null : <Notice kind="info" title={words.declinedToo(formatCount(refused))} />}
    </>
  )
}
