import { walletIds } from '../../../../../domain/easy-pay.ts'
import type { GatewayId } from '../../../../../domain/gateway.ts'
import { ledgerDutyNames } from '../../../../../domain/receipt/ledger-columns.ts'
import {
  isSameFilter,
  ledgerEventNames,
  type LedgerFilter,
  ledgerIssuerNames,
  ledgerMeansName,
  wholeLedger,
} from '../../../../../domain/receipt/ledger-filter.ts'
import { receiptEventKinds } from '../../../../../domain/receipt/ledger-row.ts'
import { receiptDuties } from '../../../../../domain/receipt/verdict.ts'
import { paymentMethods } from '../../../../../domain/transaction.ts'
import { receiptLedger } from '../../../text/ko/receipts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Select } from '../../../ui/Select.tsx'
import styles from './LedgerTab.module.css'

const words = receiptLedger.filter
const all = 'all'
const means = [...paymentMethods, ...walletIds]

interface FilterBarOptions {
  readonly gateway: GatewayId
  readonly filter: LedgerFilter
  readonly onFilter: (filter: LedgerFilter) => void
}

/** Which rows of the ledger are shown, summed and exported. */
export function FilterBar({ gateway, filter, onFilter }: FilterBarOptions) {
  const issuers = ['merchant', gateway, 'wallet', 'check'] as const
  const change = (part: Partial<LedgerFilter>) => onFilter({ ...filter, ...part })
  return (
    <div className={styles['filter']} role="group" aria-label={words.name}>
      <OneOf
        label={words.event}
        ids={receiptEventKinds}
        nameOf={(event) => ledgerEventNames[event]}
        value={filter.event}
        onChange={(event) => change({ event })}
      />
      <OneOf
        label={words.issuer}
        ids={issuers}
        nameOf={(issuer) => ledgerIssuerNames[issuer]}
        value={issuers.find((issuer) => issuer === filter.issuer) ?? null}
        onChange={(issuer) => change({ issuer })}
      />
      <OneOf
        label={words.duty}
        ids={receiptDuties}
        nameOf={(duty) => ledgerDutyNames[duty]}
        value={filter.duty}
        onChange={(duty) => change({ duty })}
      />
      <OneOf
        label={words.means}
        ids={means}
        nameOf={ledgerMeansName}
        value={filter.means}
        onChange={(one) => change({ means: one })}
      />
      {isSameFilter(filter, wholeLedger) ? null : (
        <Button size="small" variant="plain" onPress={() => onFilter(wholeLedger)}>
          {words.clear}
        </Button>
      )}
    </div>
  )
}

/** One condition; null wants every row. */
function OneOf<Id extends string>({
  label,
  ids,
  nameOf,
  value,
  onChange,
}: {
  readonly label: string
  readonly ids: readonly Id[]
  readonly nameOf: (id: Id) => string
  readonly value: Id | null
  readonly onChange: (id: Id | null) => void
}) {
  return (
    <Select<Id | typeof all>
      isCompact
      label={label}
      value={value ?? all}
      choices={[{ id: all, name: words.all }, ...ids.map((id) => ({ id, name: nameOf(id) }))]}
      onChange={(id) => onChange(ids.find((one) => one === id) ?? null)}
    />
  )
}
