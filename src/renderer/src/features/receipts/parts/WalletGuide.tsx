import { type EasyPayService, easyPayServices, walletIds, walletNames } from '../../../../../domain/easy-pay.ts'
import { walletGuide as words } from '../../../text/ko/receipts.ts'
import styles from './WalletGuide.module.css'

/** Who issues the receipt of each easy-pay balance, with what the merchant has to do and the source. */
export function WalletGuide() {
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
            <WalletLine key={id} name={walletNames[id]} service={easyPayServices[id]} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function WalletLine({ name, service }: { readonly name: string; readonly service: EasyPayService }) {
  const issues = service.receiptIssuer === 'merchant'
  return (
    <tr>
      <th scope="row">
        {name}
        {service.note === null ? null : <span className={styles['note']}>{service.note}</span>}
      </th>
      <td>{[service.sells.card ? words.card : null, service.balanceName].filter((one) => one !== null).join(' · ')}</td>
      <td className={issues ? styles['ours'] : undefined}>{words.issuer[service.receiptIssuer]}</td>
      <td>{words.direct[service.directIssue]}</td>
      <td>{service.excluded ?? '—'}</td>
      <td>{service.onIssue}</td>
      <td>{service.onCancel}</td>
      <td>
        {service.seenAt}
        <span className={styles['note']}>
          {words.source}: {service.source}
        </span>
      </td>
    </tr>
  )
}
