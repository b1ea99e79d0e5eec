import type { RefundState } from '../../../../../domain/refund.ts'
import { transactions as words } from '../../../text/ko/transactions.ts'
import { conclusionNames, reasonNames, receiptOutcomeNames, refundStateNames } from '../../../text/words.ts'
import { TimeText } from '../../../ui/DayText.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { Section } from '../../../ui/Section.tsx'
import { journalMarks } from '../../../ui/refund-marks.ts'
import { type Mark, StateMark } from '../../../ui/StateMark.tsx'
import type { TransactionDetail } from '../store.ts'
import styles from './RefundList.module.css'

const marks = { ...journalMarks, 'settled-by-hand': 'done' } as const satisfies Record<RefundState, Mark>

/** Refunds of a payment, ours and those made elsewhere, each with what became of its money and of its receipt. */
export function RefundList({ detail }: { readonly detail: TransactionDetail }) {
  return (
    <>
      <Section title={words.refunds}>
        {detail.refunds.length === 0 ? (
          <p className={styles['quiet']}>{words.noRefunds}</p>
        ) : (
          <ul className={styles['list']}>
            {detail.refunds.map((refund) => (
              <li key={refund.id} className={styles['refund']}>
                <div className={styles['line']}>
                  <StateMark mark={marks[refund.state]} word={refundStateNames[refund.state]} />
                  <MoneyText won={refund.amount} />
                </div>
                <p className={styles['quiet']}>
                  <TimeText at={refund.requestedAt} /> · {reasonNames[refund.reason.code]}
                  {refund.reason.note === '' ? '' : ` · ${refund.reason.note}`}
                </p>
                {refund.answer === null ? null : (
                  <p className={styles['quiet']}>
                    {refund.answer.code === null ? '' : `${refund.answer.code} · `}
                    {refund.answer.message}
                  </p>
                )}
                {refund.byHand === null ? null : (
                  <p className={styles['quiet']}>
                    {conclusionNames[refund.byHand.conclusion]} · {refund.byHand.note}
                  </p>
                )}
                {refund.receipt === null || refund.receipt.kind === 'none' ? null : (
                  <p className={styles['quiet']}>
                    {receiptOutcomeNames[refund.receipt.kind]} <MoneyText won={refund.receipt.won} />
                    {refund.receipt.message === null ? '' : ` · ${refund.receipt.message}`}
                  </p>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      {detail.outside.length === 0 ? null : (
        <Section title={words.outside}>
          <ul className={styles['list']}>
            {detail.outside.map((one) => (
              <li key={`${one.seenAt}-${one.won}`} className={styles['refund']}>
                <div className={styles['line']}>
                  <span>{words.outsideSource[one.source]}</span>
                  <MoneyText won={one.won} />
                </div>
                <p className={styles['quiet']}>{one.at === null ? words.outsideAt : <TimeText at={one.at} />}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
