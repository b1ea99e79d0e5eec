import { failed, ok, type Result } from '../../domain/result.ts'
import type { Shop } from '../../domain/shop.ts'
import type { Connection } from '../gateways/call.ts'
import type { Gateway } from '../gateways/gateway.ts'
import { whyEnded } from './certificates.ts'
import type { OpenBook, Ports } from './ports.ts'

/** Why a shop's gateway cannot be called at all. */
export type ConnectionFailure =
  | { readonly kind: 'credentials-missing'; readonly shopName: string }
  | { readonly kind: 'keychain-unavailable'; readonly remedy: string }
  | { readonly kind: 'certificate-ended'; readonly because: string; readonly remedy: string }

/**
 * Opens the vault for one shop and hands its connection to `work`. Nothing is written before the credentials are in hand, and with a
 * certificate that has ended `work` is never called.
 */
export async function withConnection<T>(
  ports: Pick<Ports, 'gateways' | 'surroundings' | 'clock'>,
  book: Pick<OpenBook, 'vault' | 'route'>,
  shop: Shop,
  work: (gateway: Gateway, connection: Connection) => Promise<T>,
): Promise<Result<T, ConnectionFailure>> {
  const gateway = ports.gateways[shop.gateway]
  const used = await book.vault.use(shop.id, async (credentials) => {
    const ended = whyEnded(ports, shop, gateway.certificateOf(credentials))
    if (ended !== null) return failed({ kind: 'certificate-ended' as const, ...ended })
    const { id: shopId, environment, choices } = shop
    return ok(await work(gateway, { shopId, environment, ...book.route(shop), credentials, choices }))
  })
  if (used.ok) return used.value
  if (used.failure.kind === 'credentials-missing') return failed({ kind: 'credentials-missing', shopName: shop.name })
  const { remedy } = ports.surroundings.keychain()
  return failed({
    kind: 'keychain-unavailable',
    remedy: remedy ?? '키체인을 만든 사용자로 로그인하거나, 설정 › 상점에서 인증 정보를 다시 저장하세요.',
  })
}
