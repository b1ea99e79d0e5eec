import { type Ref, useState } from 'react'
import type { Day } from '../../../../../domain/day.ts'
import { formatCount } from '../../../text/format.ts'
import { findingList, findingPanel as words } from '../../../text/ko/reconciliation.ts'
import type { ScreenProps } from '../../../screen.ts'
import { valueOf } from '../../../loadable.ts'
import { Button } from '../../../ui/Button.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useLetterKeys } from '../../../ui/letter-keys.ts'
import { useBar } from '../../../ui/may.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Section.tsx'
import { Unfold } from '../../../ui/Unfold.tsx'
import { RuleList } from '../../../ui/RuleList.tsx'
import { CauseBadge, nameOf, Standing } from '../columns.tsx'
import type { Finding, FindingDetail, FindingsDesk, Saying } from '../findings-desk.ts'
import { Evidence } from './Evidence.tsx'
import styles from './FindingPanel.module.css'
import { SaidList } from './SaidList.tsx'
import { SettleDialog } from './SettleDialog.tsx'
import { Sides } from './Sides.tsx'

/** What a finding's panel shows and does. */
export interface FindingPanelOptions {
  readonly desk: FindingsDesk
  /** The finding as its list has it: what stands until its detail is read. */
  readonly of: Finding
  readonly today: Day
  readonly operatorNames: ScreenProps['status']['operatorNames']
  readonly onOpenPayment: (transactionId: string) => void
  readonly onClose: () => void
  readonly ref: Ref<HTMLElement>
}

type Kind = Saying['kind']

/** What can be said of a finding where it stands. */
function kindsFor({ standing, sureness, lines }: Finding, candidates: FindingDetail['candidates']): readonly Kind[] {
  const kinds: Kind[] = []
  if (standing === 'open' || standing === 'changed') kinds.push('accepted', 'waiting')
  if (standing !== 'accepted' && lines.length === 0 && candidates.length > 0) kinds.push('linked')
  if (standing === 'waiting') kinds.push('accepted')
  if (standing === 'waiting' || standing === 'accepted' || sureness === 'by-hand') kinds.push('reopened')
  return kinds
}

const keyOf = { accepted: 'A', waiting: 'W', linked: 'L', reopened: 'U' } as const satisfies Record<Kind, string>

/** One finding: what is the case, what each side has, why, what was said of it, and what can be said now. */
export function FindingPanel(options: FindingPanelOptions) {
  const { desk, today, operatorNames, onOpenPayment, onClose, ref } = options
  const [saying, setSaying] = useState<Kind | null>(null)
  const detail = valueOf(desk.detail)
  const finding = detail?.finding ?? options.of
  const candidates = detail?.candidates ?? []
  const kinds = detail === null ? [] : kindsFor(finding, candidates)
  const bar = useBar('settle')
  const transactionId = finding.duty?.transactionId ?? finding.receipts[0]?.transactionId ?? null
  const begin = (kind: Kind) => () => {
    if (bar !== null || !kinds.includes(kind)) return
    desk.forgetRefusal()
    setSaying(kind)
  }
  const openPayment = () => {
    if (transactionId !== null) onOpenPayment(transactionId)
  }
  useLetterKeys(true, {
    KeyA: begin('accepted'),
    KeyW: begin('waiting'),
    KeyL: begin('linked'),
    KeyU: begin('reopened'),
    KeyO: openPayment,
    Escape: onClose,
  })
  const settle = async (asked: Saying) => {
    if (await desk.settle(asked)) setSaying(null)
  }
  return (
    <aside
      ref={ref}
      className={styles['panel']}
      aria-label={words.detail}
      tabIndex={-1}
      aria-busy={desk.detail.at === 'loading'}
    >
      <header className={styles['head']}>
        <div className={styles['names']}>
          <h2 className={styles['order']}>{nameOf(finding)}</h2>
          <p className={styles['marks']}>
            <CauseBadge cause={finding.cause} />
            <Standing standing={finding.standing} />
            <span>{sureWord(finding)}</span>
          </p>
        </div>
        <IconButton icon="close" label={words.closeDetail} onPress={onClose} />
      </header>
      <div className={styles['body']}>
        {desk.detail.at === 'failed' ? (
          desk.detail.failure.kind === 'finding-not-found' ? (
            <Notice kind="info" title={words.gone} text={words.goneSays} />
          ) : (
            <FailureNotice failure={desk.detail.failure} />
          )
        ) : null}
        {finding.standing === 'changed' ? <Notice kind="warn" title={words.changed} text={words.changedSays} /> : null}
        <p className={styles['sentence']}>{finding.sentence}</p>
        <div className={styles['acts']} role="group" aria-label={words.acts}>
          {kinds.map((kind) => (
            <Button key={kind} asks="settle" keyHint={keyOf[kind]} onPress={begin(kind)}>
              {words.kinds[kind]}
            </Button>
          ))}
          {transactionId === null ? null : (
            <Button keyHint="O" onPress={openPayment}>
              {words.openPayment}
            </Button>
          )}
        </div>
        <Sides finding={finding} />
        <Evidence finding={finding} today={today} />
        {detail === null ? null : (
          <Unfold summary={words.why}>
            <RuleList rules={detail.rules} />
          </Unfold>
        )}
        {detail === null || detail.said.length === 0 ? null : (
          <Section title={`${words.said} ${formatCount(detail.said.length)}`}>
            <SaidList said={detail.said} operatorNames={operatorNames} />
          </Section>
        )}
      </div>
      {saying === null || detail === null ? null : (
        <SettleDialog
          kind={saying}
          finding={finding}
          candidates={candidates}
          today={today}
          isSettling={desk.isSettling}
          refusal={desk.refusal}
          onSettle={(asked) => void settle(asked)}
          onClose={() => setSaying(null)}
        />
      )}
    </aside>
  )
}

/** By what the sides were compared; nothing where only one of them stands. */
const sureWord = ({ sureness, lines, receipts, duty }: Finding): string =>
  lines.length > 0 && (receipts.length > 0 || duty !== null) ? findingList.sureness[sureness] : ''
