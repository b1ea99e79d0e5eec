import { useEffect, useRef, useState } from 'react'
import { formatBytes, formatCount, formatMoment } from '../../../text/format.ts'
import { hometaxLists, hometaxPreview as words } from '../../../text/ko/hometax-lists.ts'
import { Button } from '../../../ui/Button.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useLetterKeys } from '../../../ui/letter-keys.ts'
import { daysOf, ListState } from '../list-columns.tsx'
import type { HometaxList, ListsDesk } from '../lists-desk.ts'
import { DryRun } from './DryRun.tsx'
import styles from './Preview.module.css'
import { type AskedDays, PreviewDays } from './PreviewDays.tsx'
import { PreviewLines } from './PreviewLines.tsx'
import { PreviewMapping } from './PreviewMapping.tsx'
import { PreviewRejects } from './PreviewRejects.tsx'
import { PreviewSums } from './PreviewSums.tsx'

interface PreviewOptions {
  readonly desk: ListsDesk
  readonly list: HometaxList
  /** The shops it is of. */
  readonly businessName: string
  readonly operatorName: string
  readonly onDecided: (list: HometaxList) => void
}

/**
 * A file of Hometax's in full: what was taken for what, what was left out, its sums beside its own, and what the match would say with it.
 * While nobody decided, here it is made to count or put away.
 */
export function Preview({ desk, list, businessName, operatorName, onDecided }: PreviewOptions) {
  const { content, state, newLines } = list
  const [decision, setDecision] = useState<'counted' | 'put-away' | null>(null)
  const [days, setDays] = useState<AskedDays>(() => list.covers ?? { first: null, last: null })
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => page.current?.focus(), [])
  useLetterKeys(true, { Escape: desk.close })
  if (content === null) return null
  const isOpen = state === 'read'
  const isPeriod = days.first !== null && days.last !== null && days.first <= days.last
  const decide = async (asked: 'counted' | 'put-away') => {
    setDecision(asked)
    const { first, last } = days
    // What the file tells needs no saying; a person's word is sent where it is another.
    const isTold = first === null || last === null || (first === list.covers?.first && last === list.covers.last)
    const decided = await desk.decide({ decision: asked, covers: isTold ? null : { first, last } })
    setDecision(null)
    if (decided !== null) onDecided(decided)
  }
  const title = isOpen ? words.title : words.contentTitle
  return (
    <section className={styles['preview']} aria-label={title}>
      <header className={styles['head']}>
        <IconButton icon="back" label={words.back} onPress={desk.close} />
        <div className={styles['names']}>
          <h2 className={styles['title']}>{list.fileName}</h2>
          <p className={styles['quiet']}>
            {title} · {businessName} · {hometaxLists.by(operatorName, formatMoment(list.startedAt))} ·{' '}
            {formatBytes(list.bytes)}
          </p>
        </div>
        <ListState state={state} />
      </header>
      <div ref={page} className={styles['page']} tabIndex={-1}>
        <div className={styles['whole']}>
          <Figures list={list} lines={content.lines} rejected={content.rejected} />
          {isOpen && list.covers !== null ? <PreviewDays days={days} onDays={setDays} /> : null}
          {isOpen && newLines === 0 ? <p className={styles['calm']}>{words.nothingNew}</p> : null}
        </div>
        <div className={styles['column']}>
          <PreviewSums content={content} />
          {content.rejected === 0 ? null : <PreviewRejects key={list.id} desk={desk} count={content.rejected} />}
          <PreviewMapping content={content} />
        </div>
        <div className={styles['column']}>
          {isOpen ? <DryRun run={desk.dryRun} /> : null}
          <PreviewLines key={list.id} desk={desk} list={list} />
        </div>
      </div>
      {isOpen ? (
        <footer className={styles['foot']}>
          {desk.refusal === null ? (
            <p className={styles['quiet']}>{words.notCounting}</p>
          ) : (
            <div className={styles['refusal']}>
              <FailureNotice failure={desk.refusal} />
            </div>
          )}
          <span className={styles['gap']} />
          <Button asks="settle" isDisabled={desk.isDeciding} onPress={() => void decide('put-away')}>
            {decision === 'put-away' ? words.deciding : words.putAway}
          </Button>
          <Button
            asks="settle"
            variant="primary"
            isDisabled={desk.isDeciding || (list.covers !== null && !isPeriod)}
            because={list.covers === null || isPeriod ? null : words.daysWrong}
            onPress={() => void decide('counted')}
          >
            {decision === 'counted' ? words.deciding : words.take(formatCount(newLines))}
          </Button>
        </footer>
      ) : null}
    </section>
  )
}

/** How many lines there are, and how many of them count for something new. */
const Figures = ({
  list,
  lines,
  rejected,
}: {
  readonly list: HometaxList
  readonly lines: number
  readonly rejected: number
}) => (
  <dl className={styles['figures']}>
    <Figure name={words.newLines} value={formatCount(list.newLines)} />
    <Figure name={words.knownLines} value={formatCount(lines - list.newLines)} />
    <Figure name={words.rejected} value={formatCount(rejected)} isWarning={rejected > 0} />
    {list.state === 'read' ? null : (
      <div>
        <dt className={styles['quiet']}>{words.days}</dt>
        <dd className={styles['days']}>{daysOf(list)}</dd>
      </div>
    )}
  </dl>
)

const Figure = ({
  name,
  value,
  isWarning = false,
}: {
  readonly name: string
  readonly value: string
  readonly isWarning?: boolean
}) => (
  <div>
    <dt className={styles['quiet']}>{name}</dt>
    <dd className={isWarning ? styles['warning'] : styles['figure']}>{value}</dd>
  </div>
)
