import { gatewayTimeOf } from '../../../../domain/day.ts'
import { type AnswerBody, type Body, type Decision, notPlayed } from './answer-shape.ts'
import { decideCancel, decideLookUp } from './answers.ts'
import { decideConfirm, isConfirm } from './confirm.ts'
import type { Desk } from './desk.ts'
import { decideLink, inLinkNames } from './links.ts'
import { decideMethod, decideMethodEnd } from './methods.ts'
import { domainRefused, isRegistered, tokenRefused } from './partner-auth.ts'
import { decideReceipt, decideReceiptEnd } from './receipts.ts'
import type { SceneName, Target } from './scenes.ts'
import { type Purpose, purposeOf } from './tokens.ts'

/** What a call after the auth is for. A confirm follows the payment window instead of an auth. */
type CallKind = Purpose | 'confirm'

/** A call after the auth as it came. `call` is its path and ACT_, `payHost` this host as the caller named it. */
interface Asked {
  readonly url: string
  readonly call: string
  readonly kind: CallKind
  readonly referer: string | undefined
  readonly payHost: string
  readonly body: Body
}

/** The kind of a call by its path and ACT_; null where nothing is. */
export const kindOf = (call: string): CallKind | null => (isConfirm(call) ? 'confirm' : purposeOf(call))

/** The call a scene without a path may mean; null for calls that only a path reaches. */
export const targetOf = (kind: CallKind): Target | null =>
  kind === 'cancel' || kind === 'look-up' || kind === 'method-end' ? kind : null

/** An answer under the names its call uses. */
export const inNamesOf = (kind: CallKind, body: AnswerBody): AnswerBody => (kind === 'link' ? inLinkNames(body) : body)

/** Judges a call after its auth. Its Referer may be missing, as an official sample leaves it out, but not another's. */
export function judge(desk: Desk, asked: Asked, scene: SceneName | null): Decision {
  const { account, clock } = desk.options
  const { kind, referer, body } = asked
  if (kind === 'look-up') desk.counts.lookUps += 1
  if (referer !== undefined && !isRegistered(referer, account.referer)) return domainRefused()
  if (kind === 'confirm') return decideConfirm(desk.book, account, body, asked.call, clock.now(), scene)
  const [cstId = '', custKey = '', authKey = ''] = ['PCD_CST_ID', 'PCD_CUST_KEY', 'PCD_AUTH_KEY'].map(
    (name) => body[name],
  )
  const problem = desk.tokens.redeem({ cstId, custKey, authKey }, kind, asked.url)
  if (problem !== null) return tokenRefused(problem)
  return scene === 'expired-token' ? tokenRefused('expired') : judgeGranted(desk, kind, asked, scene)
}

function judgeGranted(desk: Desk, purpose: Purpose, { body, payHost }: Asked, scene: SceneName | null): Decision {
  const { book, options } = desk
  const now = options.clock.now()
  const time = gatewayTimeOf(now)
  switch (purpose) {
    case 'cancel': {
      const { body: answer, refund } = decideCancel(book, options.account, body, time, scene)
      return { body: answer, entry: refund }
    }
    case 'look-up':
      return decideLookUp(book, body, scene, options.lookUpShowsRefunds === true)
    case 'receipt':
      return decideReceipt(book, body, time, scene)
    case 'receipt-end':
      return decideReceiptEnd(book, body, time, scene)
    case 'method':
      return decideMethod(book, body, scene)
    case 'method-end':
      return decideMethodEnd(book, body, time, scene)
    case 'link':
      return decideLink(body, now, payHost, scene)
    case 'again-card':
    case 'again-transfer':
    case 'monthly-card':
    case 'monthly-transfer':
    case 'window':
    case 'other':
      return notPlayed()
  }
}
