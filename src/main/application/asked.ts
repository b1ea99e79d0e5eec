import type { Outcome } from '../gateways/call.ts'
import type { Ports } from './ports.ts'

/** Asks a gateway to do something. A bug after the first byte may have left must not look like "nothing happened": it is unknown. */
export async function askedOnce<T>(
  ports: Pick<Ports, 'log'>,
  where: string,
  ask: () => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  try {
    return await ask()
  } catch (cause) {
    ports.log.unexpected(where, cause)
    return { kind: 'unknown', because: 'unreadable-answer', code: null }
  }
}
