import { dayOf } from '../../../domain/day.ts'
import { gatewayNames } from '../../../domain/gateway.ts'
import type { ShopEntry } from '../screen.ts'
import { formatDaysLeft } from '../text/format.ts'
import { ko } from '../text/ko.ts'

/** What is to be said of one shop's certificate on every screen. */
interface CertificateNews {
  readonly shopId: string
  readonly sentence: string
}

/** A line for each shop whose certificate ends soon or has ended, in the order of the shops. */
export function certificateNews(shops: readonly ShopEntry[]): readonly CertificateNews[] {
  return shops.flatMap(({ shop, credentials }): readonly CertificateNews[] => {
    const certificate = credentials.stored ? credentials.certificate : null
    if (certificate === null) return []
    const { phase, daysLeft, until } = certificate
    const gateway = gatewayNames[shop.gateway]
    const day = dayOf(until)
    if (phase === 'ended') return [{ shopId: shop.id, sentence: ko.certificate.ended(shop.name, gateway, day) }]
    if (phase !== 'ending') return []
    const when = `${formatDaysLeft(daysLeft)}(${day})`
    return [{ shopId: shop.id, sentence: ko.certificate.ending(shop.name, gateway, when) }]
  })
}
