import { useId } from 'react'
import type { ShopEntry } from '../../../screen.ts'
import { formatCount } from '../../../text/format.ts'
import { transactions as words } from '../../../text/ko/transactions.ts'
import { TimeText } from '../../../ui/DayText.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { ShopDot } from '../../../ui/ShopBand.tsx'
import { type AttemptsDesk, type FailedAttempt, mostAttempts } from '../failed-attempts.ts'
import styles from './FailedAttempts.module.css'

interface FailedAttemptsOptions {
  readonly attempts: AttemptsDesk
  readonly shops: readonly ShopEntry[]
}

/** Why no payment has an order number: the attempts to pay under it that brought no money. Nothing when there are none. */
export function FailedAttempts({ attempts, shops }: FailedAttemptsOptions) {
  const titleId = useId()
  const { answer, question } = attempts
  if (answer.at === 'failed') return <FailureNotice failure={answer.failure} />
  if (answer.at !== 'ready' || answer.value.length === 0) return null
  const count = answer.value.length
  return (
    <section className={styles['attempts']} aria-labelledby={titleId}>
      <div role="status">
        <h3 id={titleId} className={styles['title']}>
          {words.failedAttempts(formatCount(count))}
        </h3>
      </div>
      <p className={styles['quiet']}>
        {words.failedAttemptsNote}
        {count < mostAttempts ? null : ` ${words.failedAttemptsCut}`}
      </p>
      <table className={styles['table']} aria-labelledby={titleId}>
        <thead>
          <tr>
            <th scope="col">{words.attempt.at}</th>
            <th scope="col">{words.attempt.orderNumber}</th>
            <th scope="col" className={styles['end']}>
              {words.attempt.won}
            </th>
            <th scope="col">{words.attempt.code}</th>
            <th scope="col">{words.attempt.message}</th>
          </tr>
        </thead>
        <tbody>
          {answer.value.map((attempt, at) => (
            <Line key={`${at}`} attempt={attempt} shop={question?.shopId === null ? shopOf(shops, attempt) : null} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

const shopOf = (shops: readonly ShopEntry[], { shopId }: FailedAttempt) =>
  shops.find((entry) => entry.shop.id === shopId)?.shop ?? null

/** One attempt; `shop` is named where attempts of several shops stand together. */
function Line({ attempt, shop }: { readonly attempt: FailedAttempt; readonly shop: ShopEntry['shop'] | null }) {
  return (
    <tr>
      <td className={styles['fixed']}>
        <TimeText at={attempt.at ?? attempt.seenAt} form="exact" />
        {attempt.at === null ? <span className={styles['quiet']}> ({words.attemptSeen})</span> : null}
      </td>
      <td>
        {attempt.orderNumber}
        {shop === null ? null : (
          <span className={styles['quiet']}>
            {' '}
            <ShopDot colour={shop.colour} /> {shop.name}
          </span>
        )}
      </td>
      <td className={styles['end']}>
        <MoneyText won={attempt.won} />
      </td>
      <td className={styles['fixed']}>{attempt.code}</td>
      <td>{attempt.message}</td>
    </tr>
  )
}
