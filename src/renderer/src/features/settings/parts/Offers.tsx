import { useEffect } from 'react'
import { type GatewayId, gatewayNames } from '../../../../../domain/gateway.ts'
import { offers as words } from '../../../text/ko/settings.ts'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import type { Offer, SettingsDesk } from '../store.ts'
import styles from './Offers.module.css'

/** What of a gateway's documents is done from here, in their order, and why the rest is not. */
export function Offers({ gateway, desk }: { readonly gateway: GatewayId; readonly desk: SettingsDesk }) {
  const { readOffers, offers } = desk
  useEffect(() => void readOffers(gateway), [readOffers, gateway])
  const answer = offers?.of === gateway ? offers.answer : null
  if (answer?.at === 'failed') return <FailureNotice failure={answer.failure} />
  if (answer?.at !== 'ready') return <p className={styles['quiet']}>{words.loading}</p>
  return (
    <>
      <p className={styles['quiet']}>{words.sentence(gatewayNames[gateway])}</p>
      <ul className={styles['list']}>
        {answer.value.map((offer) => (
          <OfferLine key={offer.name} offer={offer} />
        ))}
      </ul>
    </>
  )
}

function OfferLine({ offer }: { readonly offer: Offer }) {
  return (
    <li className={styles['offer']}>
      <span className={offer.offered ? styles['yes'] : styles['no']}>
        {offer.offered ? <Icon name="check" size={14} /> : <span aria-hidden="true">–</span>}
        <span className="spoken-only">{offer.offered ? words.offered : words.notOffered}</span>
      </span>
      <span>
        {offer.name}
        {offer.because === null ? null : <span className={styles['because']}>{offer.because}</span>}
      </span>
    </li>
  )
}
