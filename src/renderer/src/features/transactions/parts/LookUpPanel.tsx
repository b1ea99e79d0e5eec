import type { Loadable } from '../../../loadable.ts'
import type { AnyFailure } from '../../../text/failure-texts.ts'
import { transactions as words } from '../../../text/ko/transactions.ts'
import { TimeText } from '../../../ui/DayText.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Unfold } from '../../../ui/Unfold.tsx'
import type { LookUp } from '../store.ts'
import styles from './LookUpPanel.module.css'

/** What the gateway says of the payment now, and what that changed in the book. */
export function LookUpPanel({ lookUp }: { readonly lookUp: Loadable<LookUp, AnyFailure> }) {
  if (lookUp.at === 'failed') {
    return <FailureNotice failure={lookUp.failure} />
  }
  if (lookUp.at !== 'ready') return <Notice kind="info" title={words.lookingUp} />
  const { value } = lookUp
  return (
    <section className={styles['panel']} aria-label={words.lookUpTitle}>
      <Notice
        kind={value.status === 'unclear' ? 'warn' : value.findings.length > 0 ? 'info' : 'good'}
        title={`${words.lookUpTitle}: ${words.lookUpStatus[value.status]}`}
        text={
          value.findings.length === 0 ? (
            value.status === 'unclear' ? null : (
              words.lookUpSame
            )
          ) : (
            <ul>
              {value.findings.map((finding) => (
                <li key={finding}>{finding}</li>
              ))}
            </ul>
          )
        }
      />
      <KeyValueList
        items={[
          { key: 'at', name: words.lookUpAt, value: <TimeText at={value.at} form="exact" /> },
          { key: 'paid', name: words.lookUpPaid, value: <MoneyText won={value.paid} /> },
          { key: 'remaining', name: words.lookUpRemaining, value: <MoneyText won={value.remaining} /> },
          { key: 'refunded', name: words.lookUpRefunded, value: <MoneyText won={value.refunded} /> },
        ]}
      />
      {value.fields.length === 0 ? null : (
        <Unfold summary={words.lookUpFields}>
          <KeyValueList
            items={value.fields.map((field, at) => ({
              key: `${at}`,
              name: field.name,
              value: field.value === '' ? words.none : field.value,
            }))}
          />
        </Unfold>
      )}
    </section>
  )
}
