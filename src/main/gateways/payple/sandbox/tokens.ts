import { randomBytes, randomInt } from 'node:crypto'

/**
 * The address of each thing an auth can be asked for, as the old samples show them. Two of them differ by ACT_ alone.
 * `again` charges a billing key, `monthly` does so once a month, and `other` is whatever else an auth is asked for.
 */
const paths = {
  cancel: '/php/account/api/cPayCAct.php',
  'look-up': '/php/PayChkAct.php',
  receipt: '/php/taxsave/api/tsAct.php?ACT_=TSREG',
  'receipt-end': '/php/taxsave/api/tsAct.php?ACT_=TSCANCEL',
  method: '/php/cPayUser/api/cPayUserAct.php?ACT_=PUSERINFO',
  'method-end': '/php/cPayUser/api/cPayUserAct.php?ACT_=PUSERDEL',
  link: '/php/link/api/LinkRegAct.php?ACT_=LINKREG',
  'again-card': '/php/SimplePayCardAct.php?ACT_=PAYM',
  'again-transfer': '/php/SimplePayAct.php?ACT_=PAYM',
  'monthly-card': '/php/RePayCardAct.php?ACT_=PAYM',
  'monthly-transfer': '/php/RePayAct.php?ACT_=PAYM',
  window: '/index.php?ACT_=PAYM',
  other: '/php/other/api/notHere.php',
} as const satisfies Record<string, string>

/** What an auth was asked for; each has its own address. */
export type Purpose = keyof typeof paths

/** Three one-time tokens and the address they are good at. */
export interface Issued {
  readonly cstId: string
  readonly custKey: string
  readonly authKey: string
  readonly payUrl: string
}

/** Why a second call's tokens are refused. */
export type TokenProblem = 'unknown' | 'used' | 'expired' | 'other-purpose' | 'other-address'

interface Kept extends Issued {
  readonly purpose: Purpose
  readonly issuedAtMs: number
  used: boolean
}

const lifeMs = 30 * 60_000
/** Authkeys of 376 characters have been seen, beyond the documented 255: 282 bytes in base64. */
const authKeyBytes = 282

/** Issues and redeems tokens: one auth for one request, within 30 minutes; a look-up's may serve several (result look-up page). */
export function createTokens(nowMs: () => number) {
  const kept = new Map<string, Kept>()
  const counts = { authKeysUsed: 0, authKeysRepeated: 0 }
  return {
    issue(purpose: Purpose): Issued {
      for (const one of kept.values()) if (nowMs() - one.issuedAtMs > 2 * lifeMs) kept.delete(one.authKey)
      const issued = freshTokens(paths[purpose])
      kept.set(issued.authKey, { ...issued, purpose, issuedAtMs: nowMs(), used: false })
      return issued
    },
    /** Takes the tokens of a second call; null when they are good. They are spent whatever the call comes to. */
    redeem(tokens: Pick<Issued, 'cstId' | 'custKey' | 'authKey'>, purpose: Purpose, url: string): TokenProblem | null {
      const one = kept.get(tokens.authKey)
      if (one === undefined || one.cstId !== tokens.cstId || one.custKey !== tokens.custKey) return 'unknown'
      if (one.purpose !== purpose) return 'other-purpose'
      if (one.payUrl !== url) return 'other-address'
      if (nowMs() - one.issuedAtMs > lifeMs) return 'expired'
      if (one.used) counts.authKeysRepeated += 1
      else counts.authKeysUsed += 1
      const again = one.used
      one.used = true
      return again && purpose !== 'look-up' ? 'used' : null
    },
    counts: () => ({ ...counts }),
  }
}

function freshTokens(path: string): Issued {
  const version = String(randomInt(1e11, 1e12))
  return {
    cstId: randomBytes(24).toString('base64'),
    custKey: randomBytes(24).toString('base64'),
    authKey: randomBytes(authKeyBytes).toString('base64'),
    payUrl: `${path}${path.includes('?') ? '&' : '?'}CPAYVER=${version}`,
  }
}

/** A request's address as tables name it: its path, and ACT_ where it has one. */
export function callOf(url: string): string {
  const [path = '/', query = ''] = url.split('?')
  const act = new URLSearchParams(query).get('ACT_')
  return act === null ? path : `${path}?ACT_=${act}`
}

const isPurpose = (name: string): name is Purpose => Object.hasOwn(paths, name)

/** The purpose a call's address belongs to; null for an address no auth gives. */
export function purposeOf(call: string): Purpose | null {
  const name = Object.entries(paths).find(([, path]) => path === call)?.[0]
  return name !== undefined && isPurpose(name) ? name : null
}
