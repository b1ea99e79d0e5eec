import { type Certificate, certificateStanding } from '../../domain/certificate.ts'
import { dayOf } from '../../domain/day.ts'
import { gatewayNames } from '../../domain/gateway.ts'
import type { Shop } from '../../domain/shop.ts'
import type { OpenBook, Ports } from './ports.ts'

/** The certificate a shop signs with, as its stored credentials have it; null when there is none or it cannot be read. */
export const certificateOf = (
  { gateways }: Pick<Ports, 'gateways'>,
  { vault }: Pick<OpenBook, 'vault'>,
  shop: Shop,
): Promise<Certificate | null> =>
  vault.certificate(shop.id, (credentials) => gateways[shop.gateway].certificateOf(credentials))

/** Why a shop whose certificate has ended can only be looked at (KCP guide §1.5), and what can be done; null when it has not. */
export function whyEnded(
  { clock }: Pick<Ports, 'clock'>,
  shop: Shop,
  certificate: Certificate | null,
): { readonly because: string; readonly remedy: string } | null {
  if (certificate === null || certificateStanding(certificate, clock.now()).phase !== 'ended') return null
  return {
    because: `${shop.name}의 ${gatewayNames[shop.gateway]} 인증서가 ${dayOf(certificate.until)}에 끝나 장부를 보기만 할 수 있습니다.`,
    remedy:
      shop.environment === 'practice'
        ? '설정 › 장부에서 연습을 다시 시작하면 새 인증서가 만들어집니다.'
        : certificate.renewal,
  }
}
