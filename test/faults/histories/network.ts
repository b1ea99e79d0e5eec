import type { GatewayId } from '../../../src/domain/gateway.ts'
import type { Http, HttpAnswer, HttpRequest } from '../../../src/main/gateways/http.ts'
import type { Bank } from './bank.ts'
import type { Fields, Operation, Teller } from './teller.ts'
import type { VirtualTime } from './virtual-time.ts'
import { moneyFaults, type MoneyWeather, type ReadWeather } from './weather.ts'

/** A call that the gateway was asked, as it was seen from its own side. */
interface SeenCall {
  readonly number: number
  readonly operation: Operation
  readonly fault: string
  /** The refund or receipt act it was made for; null for reads. */
  readonly owner: string | null
  /** What the desk made of a look-up's answer; null for other calls, and where nobody heard it. */
  outcome: string | null
}

/** The way to one gateway about one payment, with weather on it. A desk that dies hears no more; what it asked goes on. */
export interface Network extends Http {
  readonly calls: readonly SeenCall[]
  /** The weather of the next call that moves money or changes a receipt; without it such a call is answered. */
  expect(weather: MoneyWeather): void
  /** The weather of reads from now on, one after another and from the beginning again. */
  setReads(weather: readonly ReadWeather[]): void
  /** From here on, calls already made are answered by nobody. */
  hangUp(): void
  /** Are any calls still on their way to the gateway, heard or not? */
  isBusy(): boolean
}

const clearMoney: MoneyWeather = { fault: 'answered', thereMs: 100, backMs: 100, laterMs: 0 }
const clearRead: ReadWeather = { fault: 'answered', thereMs: 50, backMs: 50, lagMs: 0 }

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

const lost = (because: 'timeout' | 'connection-lost' | 'answer-too-large'): HttpAnswer => ({ kind: 'lost', because })

const answered = (status: number, contentType: string, body: string): HttpAnswer => ({
  kind: 'answered',
  status,
  contentType,
  body: Buffer.from(body, 'utf8'),
})
const json = (fields: Fields): string => JSON.stringify(fields)
const whole = (fields: Fields): HttpAnswer => answered(200, 'application/json; charset=UTF-8', json(fields))
const html = (status: number): HttpAnswer =>
  answered(status, 'text/html', '<html><body>504 Gateway Time-out</body></html>')

/** Opens the way. `owner` says for what a call is made that moves money or changes a receipt. */
export function openNetwork(time: VirtualTime, teller: Teller, bank: Bank, owner: () => string | null): Network {
  const calls: SeenCall[] = []
  const planned: MoneyWeather[] = []
  let reads: readonly ReadWeather[] = []
  let read = 0
  let line = 0
  let underWay = 0
  const accepted = new Map<Operation, Fields>()

  const under = (ms: number, act: () => void): void => {
    underWay += 1
    time.later(ms, () => {
      underWay -= 1
      act()
    })
  }

  /** Puts an answer on its way back; a caller who has gone, or has stopped waiting, does not hear it. */
  const calling = (request: HttpRequest, begin: (answer: (ms: number, told: HttpAnswer) => void) => void) => {
    const ours = line
    return new Promise<HttpAnswer>((resolve) => {
      const hear = (told: HttpAnswer): void => {
        if (ours === line) resolve(told)
      }
      const giveUp = time.later(request.timeoutMs, () => hear(lost('timeout')))
      begin((ms, told) => {
        time.later(ms, () => {
          giveUp()
          hear(told)
        })
      })
    })
  }

  const money = (request: HttpRequest, body: Fields, operation: Operation): Promise<HttpAnswer> => {
    const { fault, thereMs, backMs, laterMs } = planned.shift() ?? clearMoney
    const number = calls.length + 1
    calls.push({ number, operation, fault, owner: owner(), outcome: null })
    return calling(request, (answer) => {
      if (fault === 'connect refused') return answer(thereMs, { kind: 'not-sent' })
      const { applied, code } = moneyFaults[fault]
      const act = (): Fields => teller.act(operation, body, bank, number)
      if (fault === 'lost, applied later') {
        under(thereMs + laterMs, act)
        return answer(thereMs, lost('connection-lost'))
      }
      under(thereMs, () => {
        const stale = accepted.get(operation) ?? null
        const did = applied ? act() : null
        const isYes = did !== null && (did['res_cd'] === '0000' || did['PCD_PAY_RST'] === 'success')
        if (fault === 'answered' && isYes) accepted.set(operation, did)
        const told = code === null ? did : teller.refuse(operation, code)
        const back = moneyAnswer(fault, told, teller, operation, stale)
        if (back !== null) answer(backMs, back)
      })
    })
  }

  const reading = (request: HttpRequest, body: Fields, operation: Operation): Promise<HttpAnswer> => {
    const weather = reads[read % Math.max(1, reads.length)] ?? clearRead
    read += 1
    const { fault, thereMs, backMs, lagMs } = weather
    calls.push({ number: calls.length + 1, operation, fault, owner: null, outcome: null })
    return calling(request, (answer) => {
      if (fault === 'connect refused') return answer(thereMs, { kind: 'not-sent' })
      time.later(thereMs, () => {
        const at = time.epochMs() - (fault === 'lagging' ? lagMs : 0)
        const told = operation === 'auth' ? teller.act('auth', body, bank, 0) : teller.tell(bank, at)
        const back = readAnswer(fault, told, teller, operation)
        if (back !== null) answer(backMs, back)
      })
    })
  }

  const send = async (request: HttpRequest): Promise<HttpAnswer> => {
    const body: unknown = JSON.parse(request.body)
    if (!isFields(body)) throw new TypeError('a request is an object')
    const operation = teller.operationOf(request.url, body)
    return operation === 'look-up' || operation === 'auth'
      ? reading(request, body, operation)
      : money(request, body, operation)
  }

  return {
    calls,
    ask: send,
    read: send,
    expect: (weather) => {
      planned.length = 0
      planned.push(weather)
    },
    setReads: (weather) => {
      reads = weather
      read = 0
    },
    hangUp: () => {
      line += 1
    },
    isBusy: () => underWay > 0,
  }
}

/** What the caller of a money move hears; null is silence until it stops waiting. `told` null: nothing was done. */
function moneyAnswer(
  fault: MoneyWeather['fault'],
  told: Fields | null,
  teller: Teller,
  operation: Operation,
  before: Fields | null,
): HttpAnswer | null {
  const said = told ?? teller.refuse(operation, 'refusal')
  const another = (answer: Fields): HttpAnswer =>
    teller.names(operation) ? whole(teller.aboutAnother(answer)) : lost('connection-lost')
  switch (fault) {
    case 'answered':
    case 'refused':
    case 'unclear code, applied':
    case 'unclear code, not applied':
      return whole(said)
    case 'connect refused':
      return { kind: 'not-sent' }
    case 'lost before':
    case 'lost after':
    case 'lost, applied later':
      return lost('connection-lost')
    case 'timed out, applied':
    case 'timed out, not applied':
      return null
    case '500, not applied':
      return html(500)
    case '503, applied':
      return html(503)
    case '429, not applied':
      return html(429)
    case 'redirected, not applied':
      return html(302)
    case 'html of a proxy, not applied':
      return html(200)
    case 'cut json, applied':
      return answered(200, 'application/json', json(said).slice(0, 40))
    case 'empty 200, applied':
      return answered(200, 'application/json', '')
    case 'too large, applied':
      return lost('answer-too-large')
    case 'other amount, applied':
      return whole(teller.withOtherAmount(said))
    case 'other payment, applied':
    case 'refusal of another payment, applied':
      return another(said)
    case 'other payment, not applied':
      return another(before ?? said)
    case 'the answer before again, not applied':
      return before === null ? lost('connection-lost') : whole(before)
  }
}

function readAnswer(
  fault: ReadWeather['fault'],
  told: Fields,
  teller: Teller,
  operation: Operation,
): HttpAnswer | null {
  switch (fault) {
    case 'answered':
    case 'lagging':
      return whole(told)
    case 'connect refused':
      return { kind: 'not-sent' }
    case 'lost':
      return lost('connection-lost')
    case 'timed out':
      return null
    case '500':
      return html(500)
    case '429':
      return html(429)
    case 'redirected':
      return html(307)
    case 'html of a proxy':
      return html(200)
    case 'cut json':
      return answered(200, 'application/json', json(told).slice(0, 30))
    case 'empty 200':
      return answered(200, 'application/json', '')
    case 'other payment':
      return whole(operation === 'auth' ? told : teller.aboutAnother(told))
    case 'other paid amount':
      return whole(operation === 'auth' ? told : teller.withOtherAmount(told))
    case 'no such payment':
      return whole(teller.refuse(operation, 'no-such-payment'))
  }
}

/** Which gateway an address of the desk's calls belongs to. */
export const endpointOf = (gateway: GatewayId): string => `http://127.0.0.1:${gateway === 'kcp' ? 1 : 2}`
