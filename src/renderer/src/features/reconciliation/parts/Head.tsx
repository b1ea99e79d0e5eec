import { businessNumbers, reconciliation as words } from '../../../text/ko/reconciliation.ts'
import { Button } from '../../../ui/Button.tsx'
import { Select } from '../../../ui/Select.tsx'
import { type Days, gapsIn, joinedDays } from '../covered-days.ts'
import { businessNames, businessNumber } from '../business-names.ts'
import type { Business } from '../store.ts'
import styles from './Head.module.css'

interface HeadOptions {
  readonly businesses: readonly Business[]
  readonly business: Business
  readonly onBusiness: (id: string) => void
  /** Days that were read from Hometax; null while not known. */
  readonly covered: readonly Days[] | null
  readonly isBusy: boolean
  readonly isPractice: boolean
  readonly onImport: () => void
  readonly onSample: () => void
  readonly onNumbers: () => void
}

const spanOf = ({ first, last }: Days): string => (first === last ? first : words.days(first, last))

/** Whose receipts are matched, which days were read from Hometax, and the way to read more. */
export function Head(options: HeadOptions) {
  const { businesses, business, onBusiness, covered, isBusy, isPractice } = options
  return (
    <div className={styles['head']}>
      {businesses.length > 1 ? (
        <Select
          isCompact
          label={words.business}
          value={business.id}
          onChange={onBusiness}
          choices={businesses.map((one) => ({ id: one.id, name: businessNames(one), hint: businessNumber(one) }))}
        />
      ) : (
        <p className={styles['business']} title={business.shops.map(({ name }) => name).join(', ')}>
          <strong>{businessNames(business)}</strong> <span className={styles['quiet']}>{businessNumber(business)}</span>
        </p>
      )}
      <Button asks="manage" variant="plain" size="small" onPress={options.onNumbers}>
        {businessNumbers.open}
      </Button>
      {covered === null ? null : <Covered days={joinedDays(covered)} />}
      <span className={styles['gap']} />
      {isPractice ? (
        <Button asks="import" isDisabled={isBusy} onPress={options.onSample}>
          {words.sample}
        </Button>
      ) : null}
      <Button asks="import" variant="primary" isDisabled={isBusy} onPress={options.onImport}>
        {words.import}
      </Button>
    </div>
  )
}

function Covered({ days }: { readonly days: readonly Days[] }) {
  if (days.length === 0) return <p className={styles['quiet']}>{words.notCovered}</p>
  const gaps = gapsIn(days)
  return (
    <p className={styles['covered']}>
      {words.covered(days.map(spanOf).join(', '))}
      {gaps.length === 0 ? null : <span className={styles['gaps']}>{words.gaps(gaps.map(spanOf).join(', '))}</span>}
    </p>
  )
}
