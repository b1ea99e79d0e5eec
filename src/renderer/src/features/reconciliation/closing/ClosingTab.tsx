import { useEffect, useMemo } from 'react'
import { type Day, type Month, monthOf } from '../../../../../domain/day.ts'
import { findingStandings } from '../../../../../domain/reconciliation/settlement.ts'
import { monthBefore, monthsUpTo } from '../../../months.ts'
import { formatCount } from '../../../text/format.ts'
import { app } from '../../../text/ko/app.ts'
import { monthClose as words } from '../../../text/ko/month-close.ts'
import { Button } from '../../../ui/Button.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Select } from '../../../ui/Select.tsx'
import type { ClosePreview, ClosingDesk } from './closing-desk.ts'
import { CloseList } from './CloseList.tsx'
import styles from './ClosingTab.module.css'

interface ClosingTabOptions {
  readonly desk: ClosingDesk
  readonly businessId: string
  readonly today: Day
  readonly nameOf: (operatorId: string) => string
}

const monthsOffered = 24

/** 월 마감: what a month would hold, the pack of it, and what changed in the months that were closed. */
export function ClosingTab({ desk, businessId, today, nameOf }: ClosingTabOptions) {
  const { look } = desk
  const month = desk.month ?? monthBefore(monthOf(today))
  useEffect(() => void look(businessId, month), [look, businessId, month])
  const choices = useMemo(() => monthsUpTo(today, monthsOffered).map((one) => ({ id: one, name: one })), [today])
  return (
    <div className={styles['tab']}>
      <section className={styles['card']} aria-label={words.make(month)}>
        <div className={styles['bar']}>
          <Select
            isCompact
            label={words.month}
            value={month}
            choices={choices}
            onChange={(chosen: Month) => void look(businessId, chosen)}
          />
          <Preview desk={desk} />
          <span className={styles['gap']} />
          <Button
            asks="settle"
            variant="primary"
            isDisabled={desk.writing !== null || desk.preview.at !== 'ready' || !desk.preview.value.isOver}
            because={desk.preview.at === 'ready' && !desk.preview.value.isOver ? words.notOver : null}
            onPress={() => void desk.make()}
          >
            {desk.writing === 'new' ? words.making : words.make(month)}
          </Button>
        </div>
        <p className={styles['quiet']}>{words.what}</p>
        {desk.preview.at === 'failed' ? (
          <FailureNotice
            failure={desk.preview.failure}
            action={<Button onPress={() => void desk.refresh()}>{app.retry}</Button>}
          />
        ) : null}
        {desk.preview.at === 'ready' && desk.preview.value.isOver ? <Readiness preview={desk.preview.value} /> : null}
        {desk.refusal === null ? null : <FailureNotice failure={desk.refusal} />}
        {desk.written === null ? null : <Notice kind="good" title={writtenSentence(desk)} />}
      </section>
      <CloseList desk={desk} nameOf={nameOf} />
    </div>
  )
}

function writtenSentence({ written, closes }: ClosingDesk): string {
  if (written === null) return ''
  const newest = closes.at === 'ready' ? closes.value[0]?.id : null
  if (!written.isSame) return words.differs(written.folder)
  return newest === written.close.id ? words.made(written.folder) : words.same(written.folder)
}

/** As of which day, how many rows, and how many findings stand where. */
function Preview({ desk: { preview } }: { readonly desk: ClosingDesk }) {
  if (preview.at !== 'ready') return <span aria-busy={preview.at === 'loading'} />
  const { asOf, rows, counts } = preview.value
  return (
    <dl className={styles['figures']}>
      <div>
        <dt>{words.asOf(asOf)}</dt>
        <dd>{words.rows(formatCount(rows))}</dd>
      </div>
      {findingStandings
        .filter((standing) => counts[standing] > 0)
        .map((standing) => (
          <div key={standing}>
            <dt>{words.counts[standing]}</dt>
            <dd>{words.counted(formatCount(counts[standing]))}</dd>
          </div>
        ))}
    </dl>
  )
}

/** What a person should know before they close the month. */
function Readiness({ preview }: { readonly preview: ClosePreview }) {
  const open = preview.counts.open + preview.counts.changed
  return (
    <>
      {preview.isCovered ? null : <Notice kind="warn" title={words.notCovered} text={words.notCoveredSentence} />}
      {open === 0 ? null : (
        <Notice kind="warn" title={words.stillOpen(formatCount(open))} text={words.stillOpenSentence} />
      )}
      {preview.isCovered && open === 0 ? <Notice kind="good" title={words.ready} /> : null}
    </>
  )
}
