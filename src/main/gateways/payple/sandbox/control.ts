import { gatewayTimeOf } from '../../../../domain/day.ts'
import { type Body, wonOf } from './answer-shape.ts'
import { preparedOrder, windowResult } from './confirm.ts'
import type { Desk } from './desk.ts'
import { payLink } from './links.ts'
import { isSceneName, sceneNames } from './scenes.ts'
import { freshOrderNumber, isWay, leastWon } from './unpaid.ts'

interface Told {
  readonly status: number
  readonly body: object
}

type Control = (desk: Desk, body: Body, payHost: string) => Told

const done = (body: object): Told => ({ status: 200, body })
const refused = (status: number, why: string): Told => ({ status, body: { ok: false, why } })

/** `POST /_scene`: plans a scene; `normal` takes back what was planned. */
const planScene: Control = (desk, { name, times, path }) => {
  if (name === 'normal') desk.scenes.clear()
  else if (isSceneName(name)) desk.scenes.plan(name, Math.max(1, Number(times ?? '1') || 1), path ?? null)
  else return { status: 400, body: { ok: false, names: sceneNames } }
  return done({ ok: true })
}

/** `POST /_pay-link`: the buyer's part of a link. */
const payBookedLink: Control = (desk, { key }) => {
  const paid = payLink(desk.book, key ?? '', desk.options.clock.now())
  if (paid === 'unknown') return refused(404, 'no such link')
  if (paid === 'expired') return refused(410, 'the link has expired')
  desk.book.enter(paid.entry)
  const { oid, time, type, total } = paid.payment
  return done({
    PCD_PAY_OID: oid,
    PCD_PAY_DATE: time.slice(0, 8),
    PCD_PAY_TYPE: type,
    PCD_PAY_TOTAL: String(total),
  })
}

/** `POST /_prepare`: the buyer's part of a CERT order, and the window's result as it reaches the merchant. */
const prepare: Control = (desk, body, payHost) => {
  const { type } = body
  const total = wonOf(body['total'])
  if (!isWay(type)) return refused(400, 'type is card or transfer')
  if (total === null || total < leastWon[type]) return refused(400, `total is at least ${leastWon[type]} won`)
  const now = desk.options.clock.now()
  const oid = (body['oid'] ?? '') === '' ? freshOrderNumber('CERT', gatewayTimeOf(now)) : (body['oid'] ?? '')
  if (desk.book.accounts.has(oid)) return refused(409, 'the order number is taken')
  const prepared = preparedOrder({ type, total, oid, goods: body['goods'], buyer: body['buyer'] }, now)
  desk.book.enter({ prepared })
  return done(windowResult(prepared, payHost))
}

/** What tests and people do beside the gateway's wire, by path: the buyer's steps, and what is to go wrong. */
export const controls: ReadonlyMap<string, Control> = new Map([
  ['/_scene', planScene],
  ['/_pay-link', payBookedLink],
  ['/_prepare', prepare],
])
