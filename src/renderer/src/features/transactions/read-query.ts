import { addDays, type Day, daysOf, monthOf, toDay, toMonth } from '../../../../domain/day.ts'
import { type WalletId, walletNames } from '../../../../domain/easy-pay.ts'
import { largestGatewayAmount, toWon, type Won } from '../../../../domain/money.ts'
import type { PaymentMethod, TransactionState } from '../../../../domain/transaction.ts'
import { formatDay, formatWon } from '../../text/format.ts'
import { balanceNameOf, methodNames, transactionStateNames } from '../../text/words.ts'

interface Understanding {
  readonly from: Day | null
  readonly to: Day | null
  readonly states: readonly TransactionState[]
  readonly wallets: readonly WalletId[]
  readonly methods: readonly PaymentMethod[]
  readonly atLeast: Won | null
  readonly atMost: Won | null
}

/** What the box's text asks for. `rest` is the text no word was understood in; it is looked for as it stands. */
export interface Query extends Understanding {
  readonly rest: string
  /** The words understood, as typed, with what they were taken for. */
  readonly words: readonly { readonly word: string; readonly means: string }[]
}

interface Meaning {
  readonly means: string
  readonly change: Partial<Understanding>
}

const nothing: Understanding = {
  from: null,
  to: null,
  states: [],
  wallets: [],
  methods: [],
  atLeast: null,
  atMost: null,
}

const days = (from: Day | null, to: Day | null): Meaning => ({
  means:
    from !== null && to !== null
      ? from === to
        ? formatDay(from)
        : `${from} – ${to}`
      : from === null
        ? `${to ?? ''}까지`
        : `${from}부터`,
  change: { from, to },
})

const states = (...of: readonly TransactionState[]): Meaning => ({
  means: of.map((state) => transactionStateNames[state]).join(' · '),
  change: { states: of },
})

const wallet = (id: WalletId, money: boolean): Meaning => ({
  means: money ? balanceNameOf(id) : walletNames[id],
  change: money ? { wallets: [id], methods: ['easy-pay-money'] } : { wallets: [id] },
})

const method = (id: PaymentMethod): Meaning => ({ means: methodNames[id], change: { methods: [id] } })

const walletWords: Readonly<Record<string, WalletId>> = {
  카카오페이: 'kakao-pay',
  카카오: 'kakao-pay',
  네이버페이: 'naver-pay',
  네이버: 'naver-pay',
  토스페이: 'toss-pay',
  토스: 'toss-pay',
  삼성페이: 'samsung-pay',
  애플페이: 'apple-pay',
  페이코: 'payco',
  ssg페이: 'ssg-pay',
  ssg: 'ssg-pay',
  'l.pay': 'l-pay',
  엘페이: 'l-pay',
}

const fixedWords: Readonly<Record<string, Meaning>> = {
  카드: method('card'),
  신용카드: method('card'),
  계좌이체: method('transfer'),
  이체: method('transfer'),
  가상계좌: method('virtual-account'),
  휴대폰: method('mobile'),
  상품권: method('gift-card'),
  포인트: method('points'),
  머니: method('easy-pay-money'),
  환불: states('partly-refunded', 'refunded'),
  부분환불: states('partly-refunded'),
  전액환불: states('refunded'),
  결과불명: states('refund-unknown'),
  불명: states('refund-unknown'),
  확인필요: states('to-check'),
  결제완료: states('paid'),
}

/**
 * Reads dates, amounts, wallets, methods and states out of the box's text: `어제 카카오페이 5만원 이상 홍길동`.
 * A bare number stays text: it may be the end of a phone or an order number.
 */
export function readQuery(text: string, today: Day): Query {
  const tokens = text
    .normalize('NFC')
    .replace(/(\d[\d,.]*\s*[만천]?\s*원?)\s+(이상|이하|초과|미만)/g, '$1$2')
    .replace(/(최근)\s+(\d+일)/g, '$1$2')
    .replace(/(이번|지난)\s+(주|달)/g, '$1$2')
    .replace(/(결과)\s+(불명)|(확인)\s+(필요)/g, '$1$2$3$4')
    .split(/\s+/)
    .filter((token) => token !== '')
  let understood = nothing
  const words: { word: string; means: string }[] = []
  const rest: string[] = []
  for (const token of tokens) {
    const meaning = meaningOf(token, today)
    if (meaning === null) rest.push(plainAmount(token) ?? token)
    else {
      understood = merge(understood, meaning.change)
      words.push({ word: token, means: meaning.means })
    }
  }
  return { ...understood, rest: rest.join(' '), words }
}

/** The text without one understood word. */
export const dropWord = (text: string, word: string, today: Day): string => {
  const { words, rest } = readQuery(text, today)
  const kept = words.map((one) => one.word)
  kept.splice(kept.indexOf(word), 1)
  return [...kept, rest].filter((part) => part !== '').join(' ')
}

const merge = (into: Understanding, change: Partial<Understanding>): Understanding => ({
  ...into,
  ...change,
  states: [...into.states, ...(change.states ?? [])],
  wallets: [...into.wallets, ...(change.wallets ?? [])],
  methods: [...into.methods, ...(change.methods ?? [])],
})

function meaningOf(token: string, today: Day): Meaning | null {
  const word = token.toLowerCase()
  const money = word.endsWith('머니') ? walletWords[word.slice(0, -2)] : undefined
  if (money !== undefined) return wallet(money, true)
  const named = Object.hasOwn(walletWords, word) ? walletWords[word] : undefined
  if (named !== undefined) return wallet(named, false)
  const fixed = Object.hasOwn(fixedWords, word) ? fixedWords[word] : undefined
  return fixed ?? daysIn(token, today) ?? amountIn(token)
}

function daysIn(token: string, today: Day): Meaning | null {
  const range = /^(.+)~(.+)$/.exec(token)
  if (range !== null) {
    const from = oneDay(range[1] ?? '', today)
    const to = oneDay(range[2] ?? '', today)
    return from === null || to === null || from > to ? null : days(from, to)
  }
  const recent = /^최근(\d{1,3})일$/.exec(token)
  if (recent !== null) return days(addDays(today, 1 - Math.max(1, Number(recent[1]))), today)
  const whole = wholeMonth(token, today)
  if (whole !== null) return whole
  const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7))
  if (token === '이번주') return days(monday, today)
  if (token === '지난주') return days(addDays(monday, -7), addDays(monday, -1))
  const day = oneDay(token, today)
  return day === null ? null : days(day, day)
}

function wholeMonth(token: string, today: Day): Meaning | null {
  const first = daysOf(monthOf(today)).first
  if (token === '이번달') return days(first, today)
  const named = /^(?:(\d{4})[-./]?년?)?(\d{1,2})월$|^(\d{4})-(\d{2})$/.exec(token)
  const number = Number(named?.[2] ?? named?.[4] ?? 0)
  if (token !== '지난달' && (number < 1 || number > 12)) return null
  const month = token === '지난달' ? monthOf(addDays(first, -1)) : monthNear(named?.[1] ?? named?.[3], number, today)
  const { first: from, last: to } = daysOf(month)
  return days(from, to)
}

/** The named month of the named year; without a year, the latest such month that has begun. */
const monthNear = (year: string | undefined, month: number, today: Day) => {
  const inYear = (of: number) => toMonth(`${of}-${String(month).padStart(2, '0')}`)
  const now = Number(today.slice(0, 4))
  if (year !== undefined) return inYear(Number(year))
  return inYear(now) > monthOf(today) ? inYear(now - 1) : inYear(now)
}

const daysBack: ReadonlyMap<string, number> = new Map([
  ['오늘', 0],
  ['어제', 1],
  ['그제', 2],
  ['그저께', 2],
])

function oneDay(token: string, today: Day): Day | null {
  const back = daysBack.get(token)
  if (back !== undefined) return addDays(today, -back)
  const match =
    /^(?:(\d{4})[-./])?(\d{1,2})[-/](\d{1,2})$/.exec(token) ??
    /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/.exec(token) ??
    /^(?:(\d{4})년)?(\d{1,2})월(\d{1,2})일$/.exec(token)
  if (match === null) return null
  const [, year, month = '', date = ''] = match
  const inYear = (of: number) => readDay(`${of}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  const now = Number(today.slice(0, 4))
  if (year !== undefined) return inYear(Number(year))
  const near = inYear(now)
  return near !== null && near > today ? inYear(now - 1) : near
}

function readDay(text: string): Day | null {
  try {
    return toDay(text)
  } catch {
    // A day no calendar has, such as 2-30, is no day but text.
    return null
  }
}

const unit = { 만: 10_000, 천: 1_000 } as const

function wonIn(text: string): Won | null {
  const match = /^(\d[\d,]*(?:\.\d)?)(만|천)?원?$/.exec(text)
  if (match === null) return null
  const scale = match[2] === '만' ? unit.만 : match[2] === '천' ? unit.천 : 1
  const won = Number((match[1] ?? '').replaceAll(',', '')) * scale
  return Number.isSafeInteger(won) && won <= largestGatewayAmount ? toWon(won) : null
}

function amountIn(token: string): Meaning | null {
  const range = /^(.+)~(.+원|.+[만천])$/.exec(token)
  if (range !== null) {
    const from = wonIn(range[1] ?? '')
    const to = wonIn(range[2] ?? '')
    return from === null || to === null || from > to ? null : amounts(from, to)
  }
  const bound = /^(.+?)(이상|이하|초과|미만)$/.exec(token)
  if (bound !== null) return boundedBy(wonIn(bound[1] ?? ''), bound[2] ?? '')
  if (!/[만천원]$/.test(token)) return null
  const won = wonIn(token)
  return won === null ? null : amounts(won, won)
}

function boundedBy(won: Won | null, word: string): Meaning | null {
  if (won === null) return null
  if (word === '이상') return amounts(won, null)
  if (word === '이하') return amounts(null, won)
  if (word === '초과') return amounts(toWon(won + 1), null)
  return won === 0 ? null : amounts(null, toWon(won - 1))
}

const amounts = (atLeast: Won | null, atMost: Won | null): Meaning => ({
  means:
    atLeast !== null && atMost !== null
      ? atLeast === atMost
        ? formatWon(atLeast)
        : `${formatWon(atLeast)} – ${formatWon(atMost)}`
      : atLeast === null
        ? `${formatWon(atMost ?? 0)} 이하`
        : `${formatWon(atLeast)} 이상`,
  change: { ...(atLeast === null ? {} : { atLeast }), ...(atMost === null ? {} : { atMost }) },
})

/** `39,000` as `39000`, the way amounts are kept; null for anything else. */
const plainAmount = (token: string): string | null =>
  /^\d{1,3}(,\d{3})+$/.test(token) ? token.replaceAll(',', '') : null
