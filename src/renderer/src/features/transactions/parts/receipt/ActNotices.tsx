import { formatCount, formatWon } from '../../../../text/format.ts'
import { receiptAct as words } from '../../../../text/ko/receipt-desk.ts'
import { ChangedNotice } from '../../../../ui/ChangedNotice.tsx'
import { FailureNotice } from '../../../../ui/FailureNotice.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import type { ActDesk, Act } from './act-desk.ts'
import type { Blocked } from './receipt-facts.ts'

/** Above the form: what changed since it was opened, why nothing was sent, and why nothing can be sent now. */
export function ActNotices({
  desk,
  kind,
  blocked,
}: {
  readonly desk: ActDesk
  readonly kind: Act['kind']
  readonly blocked: Blocked | null
}) {
  return (
    <>
      {desk.changed === null ? null : <Changed changed={desk.changed} kind={kind} />}
      {desk.refusal === null ? null : <FailureNotice failure={desk.refusal} />}
      {blocked === null ? null : <Notice kind="warn" title={blocked.because} text={blocked.remedy} />}
    </>
  )
}

function Changed({ changed, kind }: { readonly changed: NonNullable<ActDesk['changed']>; readonly kind: Act['kind'] }) {
  const { seen, now } = changed
  const count = (acts: number) => words.countOf(formatCount(acts))
  const lines = [
    { name: words.changedActs, seen: count(seen.acts), now: count(now.acts) },
    { name: words.changedExcess, seen: formatWon(seen.excess), now: formatWon(now.excess) },
    { name: words.amount[kind], seen: formatWon(seen.amount), now: formatWon(now.amount) },
  ].filter((line) => line.seen !== line.now)
  return <ChangedNotice words={words} lines={lines} />
}
