import { failed, ok, type Result } from '../../domain/result.ts'
import type { Shop } from '../../domain/shop.ts'
import type { Connection, Gateway } from '../gateways/gateway.ts'
import type { OpenBook, Ports } from './ports.ts'

/** Why a shop's gateway cannot be called at all. */
export type ConnectionFailure =
  | { readonly kind: 'credentials-missing'; readonly shopName: string }
  | { readonly kind: 'keychain-unavailable'; readonly remedy: string }

/** Opens the vault for one shop and hands its connection to `work`. Nothing is written before the credentials are in hand. */
export async function withConnection<T>(
  ports: Pick<Ports, 'gateways' | 'surroundings'>,
  book: Pick<OpenBook, 'vault' | 'route'>,
  shop: Shop,
  work: (gateway: Gateway, connection: Connection) => Promise<T>,
): Promise<Result<T, ConnectionFailure>> {
  const used = await book.vault.use(shop.id, (credentials) =>
    work(ports.gateways[shop.gateway], {
      shopId: shop.id,
      environment: shop.environment,
      ...book.route(shop),
      credentials,
      choices: shop.choices,
    }),
  )
  if (used.ok) return ok(used.value)
  if (used.failure.kind === 'credentials-missing') return failed({ kind: 'credentials-missing', shopName: shop.name })
  const { remedy } = ports.surroundings.keychain()
  return failed({
    kind: 'keychain-unavailable',
    remedy: remedy ?? '키체인을 만든 사용자로 로그인하거나, 설정 › 상점에서 인증 정보를 다시 저장하세요.',
  })
}
