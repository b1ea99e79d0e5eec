import type { ReactNode } from 'react'
import type { Day } from '../../../../../domain/day.ts'
import { issuerName } from '../../../../../domain/receipt/wording.ts'
import { findingPanel as words } from '../../../text/ko/reconciliation.ts'
import { receiptPurposeNames } from '../../../text/words.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { classes } from '../../../ui/class-names.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { DayText, TimeText } from '../../../ui/DayText.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { Section } from '../../../ui/Section.tsx'
import { type EvidencePair, evidenceOf, type Trait } from '../evidence-of.ts'
import type { Finding } from '../findings-desk.ts'
import styles from './Evidence.module.css'

/** What each side has of a finding, beside each other; what Hometax has otherwise is marked by a word. */
export function Evidence({ finding, today }: { readonly finding: Finding; readonly today: Day }) {
  const { duty } = finding
  return (
    <>
      <Section title={words.evidence}>
        {evidenceOf(finding).map((pair) => (
          <Comparison key={pair.key} pair={pair} today={today} />
        ))}
      </Section>
      {duty === null ? null : (
        <Section title={words.duty}>
          <KeyValueList
            items={[
              {
                key: 'deadline',
                name: words.deadline,
                value: duty.deadline === null ? words.noDeadline : <DayText day={duty.deadline} today={today} />,
              },
              { key: 'paidAt', name: words.paidAt, value: <TimeText at={duty.paidAt} form="exact" /> },
              { key: 'shop', name: words.shop, value: duty.shopName },
            ]}
          />
        </Section>
      )}
    </>
  )
}

/** A line of the comparison: what it is, what each side has, and the trait by which they may differ. */
interface Row {
  readonly name: string
  readonly ours: ReactNode
  readonly line: ReactNode
  readonly trait: Trait | null
}

const none = <span className={styles['quiet']}>{words.none}</span>
const told = (text: string | null): ReactNode => (text === null || text === '' ? none : text)

function rowsOf({ ours, line }: EvidencePair, today: Day): readonly Row[] {
  const purposeOf = (purpose: NonNullable<EvidencePair['ours']>['purpose']): ReactNode =>
    purpose === null ? none : receiptPurposeNames[purpose]
  return [
    {
      name: words.won,
      ours: ours === null ? null : <MoneyText won={ours.won} />,
      line: line === null ? null : <MoneyText won={line.total} />,
      trait: 'won',
    },
    {
      name: words.at,
      ours: ours === null ? null : <TimeText at={ours.at} form="short" today={today} />,
      line: line === null ? null : <TimeText at={line.soldAt} form="short" today={today} />,
      trait: 'at',
    },
    {
      name: words.number,
      ours: ours === null ? null : <ApprovalNumber number={ours.number} />,
      line: line === null ? null : <ApprovalNumber number={line.approvalNumber} />,
      trait: 'number',
    },
    {
      name: words.lastFour,
      ours: ours === null ? null : told(ours.lastFour),
      line: line === null ? null : told(line.identityLastFour),
      trait: 'lastFour',
    },
    {
      name: words.purpose,
      ours: ours === null ? null : purposeOf(ours.purpose),
      line: line === null ? null : purposeOf(line.purpose),
      trait: 'purpose',
    },
    {
      name: words.issuer,
      ours: ours === null ? null : issuerName(ours.issuer, ours.wallet),
      line: line === null ? null : told(line.means),
      trait: null,
    },
    ...(line === null || line.note === null || line.note === ''
      ? []
      : [{ name: words.note, ours: null, line: line.note, trait: null }]),
  ]
}

function Comparison({ pair, today }: { readonly pair: EvidencePair; readonly today: Day }) {
  const { ours, line, differs } = pair
  const event = ours?.event ?? line?.event ?? 'issued'
  const mark = <span className={styles['event']}>{words[event]}</span>
  return (
    <table className={styles['pair']}>
      <thead>
        <tr>
          <th scope="col" className={styles['name']}>
            {mark}
          </th>
          <th scope="col" className={classes(ours === null && styles['missing'])}>
            {ours?.is === 'due' ? words.duty : words.receipts}
            {ours === null ? <span className={styles['not']}>{words.notThere}</span> : null}
          </th>
          <th scope="col" className={classes(line === null && styles['missing'])}>
            {words.lines}
            {line === null ? <span className={styles['not']}>{words.notThere}</span> : null}
          </th>
        </tr>
      </thead>
      <tbody>
        {rowsOf(pair, today).map(({ name, ours: mine, line: theirs, trait }) => {
          const isOther = trait !== null && differs.has(trait)
          return (
            <tr key={name} className={classes(isOther && styles['other'])}>
              <th scope="row" className={styles['name']}>
                {name}
              </th>
              <td>{mine}</td>
              <td>
                {theirs} {isOther ? <Badge tone="warn">{words.differs}</Badge> : null}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const ApprovalNumber = ({ number }: { readonly number: string | null }) =>
  number === null || number === '' ? (
    none
  ) : (
    <span className={styles['number']}>
      {number}
      <CopyButton text={number} label={words.number} />
    </span>
  )
