import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { GatewayId } from '../domain/gateway.ts'

const loopback = z
  .string()
  .regex(/^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d{1,5}\/?$/)
  .transform((url) => url.replace(/\/$/, ''))

const EndpointsFile = z.object({ kcp: loopback.optional(), payple: loopback.optional() })

/**
 * Reads the addresses that replace the hosts of test shops (decision 16): `{ "payple": "http://127.0.0.1:9100" }`.
 * Throws when the file is not of that form: an app asked to speak to a simulator must not speak to a real host instead.
 */
export function readGatewayEndpoints(file: string | null): Readonly<Partial<Record<GatewayId, string>>> {
  if (file === null) return {}
  const { kcp, payple } = EndpointsFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  return { ...(kcp === undefined ? {} : { kcp }), ...(payple === undefined ? {} : { payple }) }
}
