import type { Won } from '../../../../../../domain/money.ts'
import { refundReasons } from '../../../../../../domain/refund.ts'
import { formatWon } from '../../../../text/format.ts'
import { describeFailure } from '../../../../text/failure-texts.ts'
import { refundDialog as words } from '../../../../text/ko/transactions.ts'
import { truth } from '../../../../text/ko/truth.ts'
import { reasonNames } from '../../../../text/words.ts'
import { Button } from '../../../../ui/Button.tsx'
import { ChangedNotice } from '../../../../ui/ChangedNotice.tsx'
import { Checkbox } from '../../../../ui/Checkbox.tsx'
import { FailureNotice } from '../../../../ui/FailureNotice.tsx'
import { RadioGroup } from '../../../../ui/RadioGroup.tsx'
import { TextField } from '../../../../ui/TextField.tsx'
import { WonField } from '../../../../ui/WonField.tsx'
import { Card } from '../truth/Card.tsx'
import type { TruthCard } from '../truth/truth-cards.ts'
import styles from './RefundForm.module.css'
import { asksTaxFree, needsAnother, type RefundDesk } from './refund-desk.ts'

/** How much, of which how much tax-free, and why; above it what changed or why nothing was sent. */
export function RefundForm({
  desk,
  remaining,
  ruledBy,
}: {
  readonly desk: RefundDesk
  readonly remaining: Won
  /** The gateway's rule by which this amount is not sent; null when it is none. */
  readonly ruledBy: TruthCard | null
}) {
  const { shown } = desk
  const problem = desk.preview.at === 'failed' ? describeFailure(desk.preview.failure) : null
  const taxFreeProblem = desk.preview.at === 'failed' && desk.preview.failure.kind === 'tax-free-out-of-range'
  const sending = desk.step === 'sending'
  const left = desk.amount === null || desk.amount > remaining ? null : remaining - desk.amount
  return (
    <div className={styles['form']}>
      <Changed desk={desk} />
      <Refusal desk={desk} />
      <WonField
        label={words.amount}
        value={desk.amount}
        onChange={desk.setAmount}
        most={remaining}
        autoFocus
        isReadOnly={sending}
        description={
          <span className={styles['left']}>
            <span>{words.left(formatWon(remaining))}</span>
            {left === null ? null : <span>{words.afterThis(formatWon(left))}</span>}
          </span>
        }
        problem={
          desk.amount !== null && desk.amount > remaining
            ? null
            : taxFreeProblem || problem === null
              ? null
              : ruledBy === null
                ? `${problem.case} ${problem.remedy ?? ''}`
                : truth.ruledOut
        }
        beside={
          <Button isDisabled={sending || desk.amount === remaining} onPress={() => desk.setAmount(remaining)}>
            {words.all}
          </Button>
        }
      />
      {ruledBy === null ? null : <Card card={ruledBy} />}
      {shown?.mixedTax === true ? (
        <WonField
          label={words.taxFree}
          value={asksTaxFree(shown) ? desk.taxFree : shown.taxFree.from}
          onChange={desk.setTaxFree}
          most={shown.taxFree.to}
          isReadOnly={sending || !asksTaxFree(shown)}
          description={
            asksTaxFree(shown)
              ? words.taxFreeHint(formatWon(shown.taxFree.from), formatWon(shown.taxFree.to))
              : words.taxFreeExact
          }
          problem={taxFreeProblem && problem !== null ? problem.case : null}
        />
      ) : null}
      <RadioGroup
        label={words.reason}
        value={desk.reason}
        onChange={desk.setReason}
        isDisabled={sending}
        isInRow
        choices={refundReasons.map((id) => ({ id, name: reasonNames[id] }))}
      />
      <TextField
        label={desk.reason === 'other' ? words.noteNeeded : words.note}
        value={desk.note}
        onChange={desk.setNote}
        description={words.noteHint}
        maxLength={200}
        isDisabled={sending}
      />
      <Approval desk={desk} />
    </div>
  )
}

/** What another person has to approve, or what whoever sends it answers for where the gateway's documents leave it open. */
function Approval({ desk }: { readonly desk: RefundDesk }) {
  const { shown } = desk
  if (shown !== null && needsAnother(shown))
    return (
      <section className={styles['approval']} aria-label={words.another}>
        <h3 className={styles['title']}>{words.another}</h3>
        {shown.another.map((because) => (
          <p key={because}>{because}</p>
        ))}
      </section>
    )
  const approval = desk.shown?.approval ?? null
  if (approval === null) return null
  return (
    <section className={styles['approval']} aria-label={words.approval}>
      <p>{approval}</p>
      <Checkbox isSelected={desk.approved} onChange={desk.setApproved} isDisabled={desk.step === 'sending'}>
        {words.approve}
      </Checkbox>
    </section>
  )
}

function Changed({ desk }: { readonly desk: RefundDesk }) {
  if (desk.changed === null) return null
  const lines = desk.changed.map(({ name, seen, now }) => ({ name, seen: seen ?? '–', now: now ?? '–' }))
  return <ChangedNotice words={words} lines={lines} />
}

function Refusal({ desk }: { readonly desk: RefundDesk }) {
  if (desk.refusal === null) return null
  return <FailureNotice failure={desk.refusal} />
}
