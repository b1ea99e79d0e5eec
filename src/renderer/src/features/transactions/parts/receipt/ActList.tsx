import { formatMoment } from '../../../../text/format.ts'
import { receiptDesk as words, receiptSettle } from '../../../../text/ko/receipt-desk.ts'
import { receiptActStateName, receiptPurposeNames } from '../../../../text/words.ts'
import { Button } from '../../../../ui/Button.tsx'
import { MoneyText } from '../../../../ui/MoneyText.tsx'
import { StateMark } from '../../../../ui/StateMark.tsx'
import type { Act } from './act-desk.ts'
import { journalMarks } from '../../../../ui/refund-marks.ts'
import { ActInquiryNotice } from './ActInquiryNotice.tsx'
import styles from './ActList.module.css'
import type { OpenActs } from './open-acts.ts'

interface ActListOptions {
  /** Newest first. */
  readonly acts: readonly Act[]
  readonly isCurrent: boolean
  readonly inquiry: OpenActs['inquiry']
  readonly onInquire: (act: Act) => void
  readonly onSettle: (act: Act) => void
}

/** What was issued and cancelled from this desk; an unknown one with its two ways out. */
export function ActList({ acts, inquiry, ...options }: ActListOptions) {
  return (
    <ul className={styles['list']} aria-label={words.acts}>
      {acts.map((act) => {
        const asked = inquiry?.of === act.id ? inquiry.answer : null
        return (
          <li key={act.id} className={styles['act']}>
            <div className={styles['line']}>
              <StateMark mark={journalMarks[act.state]} word={`${words.kind[act.kind]} ${receiptActStateName(act)}`} />
              <MoneyText won={act.amount} />
            </div>
            <p className={styles['quiet']}>{aboutOf(act).join(' · ')}</p>
            {act.answer === null ? null : (
              <p className={styles['quiet']}>
                {act.answer.code === null ? '' : `${act.answer.code} · `}
                {act.answer.message}
              </p>
            )}
            {act.byHand === null ? null : (
              <p className={styles['quiet']}>
                {receiptSettle[act.kind][act.byHand.conclusion]} · {act.byHand.note}
              </p>
            )}
            {act.state === 'unknown' ? <WaysOut act={act} isAsking={asked?.at === 'loading'} {...options} /> : null}
            {asked === null ? null : <ActInquiryNotice inquiry={asked} />}
          </li>
        )
      })}
    </ul>
  )
}

/** Time, purpose, last digits and approval number, as far as the act has them. */
const aboutOf = (act: Act): readonly string[] =>
  [
    formatMoment(act.doneAt ?? act.requestedAt),
    act.purpose === null ? null : receiptPurposeNames[act.purpose],
    act.identityLastFour === null || act.identityLastFour === '' ? null : words.lastFour(act.identityLastFour),
    act.approvalNumber === null ? null : `${words.approval} ${act.approvalNumber}`,
  ].filter((piece) => piece !== null)

function WaysOut({
  act,
  isAsking,
  isCurrent,
  onInquire,
  onSettle,
}: Pick<ActListOptions, 'isCurrent' | 'onInquire' | 'onSettle'> & { readonly act: Act; readonly isAsking: boolean }) {
  return (
    <div className={styles['unknown']}>
      <p>{words.unknown[act.kind]}</p>
      <div className={styles['ways']}>
        <Button size="small" isDisabled={!isCurrent || isAsking} onPress={() => onInquire(act)}>
          {isAsking ? words.inquiring : words.inquire}
        </Button>
        <Button asks="settle" size="small" isDisabled={!isCurrent} onPress={() => onSettle(act)}>
          {words.settle}
        </Button>
      </div>
    </div>
  )
}
