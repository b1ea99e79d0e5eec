import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import {
  type EasyPayService,
  easyPayServices,
  type WalletId,
  walletIds,
  walletNames,
} from '../../../../../domain/easy-pay.ts'
import type { Api } from '../../../api.ts'
import { walletGuide as words } from '../../../text/ko/receipts.ts'
import { classes } from '../../../ui/class-names.ts'
import { codesOf, createWalletCodes, type WalletCodes } from '../wallet-codes.ts'
import styles from './WalletGuide.module.css'

interface WalletGuideOptions {
  readonly api: Pick<Api, 'shops'>
  /** The service another screen asked about: its row is marked and in sight; null when none was. */
  readonly asked: WalletId | null
}

/** Who issues the receipt of each easy-pay balance, with its codes, what the merchant has to do and the source. */
export function WalletGuide({ api, asked }: WalletGuideOptions) {
  const [store] = useState(() => createWalletCodes(api))
  const desk = useStore(store)
  const { read } = desk
  useEffect(() => void read(), [read])
  const marked = useRef<HTMLTableRowElement>(null)
  useEffect(() => marked.current?.scrollIntoView({ block: 'nearest' }), [asked])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by key
    <div className={styles['guide']} role="region" aria-label={words.title} tabIndex={0}>
      <p className={styles['quiet']}>{words.sentence}</p>
      <table className={styles['table']}>
        <caption className="spoken-only">{words.title}</caption>
        <thead>
          <tr>
            {Object.entries(words.columns).map(([id, name]) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {walletIds.map((id) => (
            <tr
              key={id}
              ref={id === asked ? marked : null}
              className={styles['service']}
              {...(id === asked ? { 'aria-current': 'true' as const } : {})}
            >
              <WalletLine name={walletNames[id]} service={easyPayServices[id]} codes={codesOf(desk, id)} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface WalletLineOptions {
  readonly name: string
  readonly service: EasyPayService
  readonly codes: WalletCodes | null
}

function WalletLine({ name, service, codes }: WalletLineOptions) {
  const issues = service.receiptIssuer === 'merchant'
  const direct = service.directIssue === 'never' ? null : words.direct[service.directIssue]
  return (
    <>
      <th scope="row">
        {name}
        {service.note === null ? null : <span className={styles['note']}>{service.note}</span>}
      </th>
      <td>{service.sells.card ? <Means name={words.card} codes={[codes?.card]} /> : words.none}</td>
      <td>
        {service.balanceName === null ? (
          words.none
        ) : (
          <Means name={service.balanceName} codes={[codes?.money, codes?.institution]} />
        )}
      </td>
      <td className={styles['issuer']}>
        <span className={classes(issues && styles['ours'])}>{words.issuer[service.receiptIssuer]}</span>
        {direct === null ? null : <span className={styles['note']}>{direct}</span>}
      </td>
      <td>{service.excluded ?? words.none}</td>
      <td>{service.onIssue}</td>
      <td>{service.onCancel}</td>
      <td>{service.seenAt}</td>
      <td className={styles['source']}>{service.source}</td>
    </>
  )
}

/** Something a service is used with, over the codes that name it in KCP's answers. */
function Means({ name, codes }: { readonly name: string; readonly codes: readonly (string | null | undefined)[] }) {
  const known = codes.filter((code) => typeof code === 'string')
  return (
    <>
      {name}
      {known.length === 0 ? null : <code className={styles['codes']}>{known.join(' ')}</code>}
    </>
  )
}
