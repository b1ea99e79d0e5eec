import type { Instant } from '../../domain/day.ts'
import type { GatewayId } from '../../domain/gateway.ts'
import type { Gateway, GatewayReader } from './gateway.ts'
import type { Http } from './http.ts'
import { createKcp, kcpReader } from './kcp/index.ts'
import { createPayple, paypleReader } from './payple/index.ts'

/** Every gateway over one way out; `clock` judges what ends by date or by age. A gateway without its line here does not compile. */
export const createGateways = (
  http: Http,
  clock: { now(): Instant; elapsedMs(): number },
): Readonly<Record<GatewayId, Gateway>> => ({
  kcp: createKcp(http, clock),
  payple: createPayple(http, undefined, () => clock.elapsedMs()),
})

/** The reading side of every gateway: pure, for files and pasted answers. */
export const gatewayReaders = { kcp: kcpReader, payple: paypleReader } as const satisfies Record<
  GatewayId,
  GatewayReader
>
