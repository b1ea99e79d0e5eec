import type { ReportedTransaction } from './transaction.ts'

/** Initial consonants in the order Unicode composes syllables from. */
const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'

const firstSyllable = 0xac00
const lastSyllable = 0xd7a3
const syllablesPerInitial = 588

/** The initial consonants of a name: `홍길동` → `ㅎㄱㄷ`; letters that are no Korean syllable are left out. */
export function initialsOf(name: string): string {
  let text = ''
  for (const letter of name) {
    const code = letter.charCodeAt(0)
    if (code >= firstSyllable && code <= lastSyllable) {
      text += initials.charAt(Math.floor((code - firstSyllable) / syllablesPerInitial))
    }
  }
  return text
}

/** Clusters a Korean keyboard makes of two initials typed in a row. */
const clusters: Readonly<Record<string, string>> = {
  ㄳ: 'ㄱㅅ',
  ㄵ: 'ㄴㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㄻ: 'ㄹㅁ',
  ㄼ: 'ㄹㅂ',
  ㄽ: 'ㄹㅅ',
  ㄾ: 'ㄹㅌ',
  ㄿ: 'ㄹㅍ',
  ㅀ: 'ㄹㅎ',
  ㅄ: 'ㅂㅅ',
}

/** Hyphens do not count, so that a phone or an order number is found however it is written. */
const asSearched = (text: string): string => text.normalize('NFC').toLowerCase().replaceAll('-', '')

/** What a payment is found by. */
export interface Searched {
  readonly orderNumber: string
  readonly gatewayTransactionId: string
  readonly approvalNumbers: readonly (string | null)[]
  readonly buyerName: string | null
  readonly buyerPhone: string | null
}

/**
 * One line of text per thing a payment is found by, in lower case: order number, gateway number, approval numbers, name,
 * initial consonants, digits of the phone. Line breaks keep a match from running over two of them.
 */
export function searchedText(of: Searched): string {
  const name = of.buyerName?.trim() ?? ''
  const lines = new Set([
    of.orderNumber,
    of.gatewayTransactionId,
    ...of.approvalNumbers,
    name,
    name.replace(/\s/g, ''),
    initialsOf(name.normalize('NFC')),
    (of.buyerPhone ?? '').replace(/\D/g, ''),
  ])
  return asSearched([...lines].filter((line) => line !== null && line !== '').join('\n'))
}

/** What a payment is found by, as its gateway told it. */
export const searchedTextOf = ({
  orderNumber,
  gatewayTransactionId,
  card,
  receipt,
  buyer,
}: ReportedTransaction): string =>
  searchedText({
    orderNumber,
    gatewayTransactionId,
    approvalNumbers: [card?.approvalNumber ?? null, receipt.approvalNumber],
    buyerName: buyer.name,
    buyerPhone: buyer.phone,
  })

/** One thing a row must match: `text` as a part of its searched text, or the whole amount. */
export interface SearchTerm {
  readonly text: string
  readonly won: number | null
}

/** What the search box asks for: every word must match. A word of digits, commas and 원 may also be a whole amount (`39,000원`). */
export const searchTerms = (typed: string): readonly SearchTerm[] =>
  asSearched(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const amount = /^(\d{1,3}(?:,\d{3})+|\d{1,12})원?$/.exec(word)?.[1] ?? null
      return {
        text: word.replace(/[ㄳ-ㅄ]/g, (cluster) => clusters[cluster] ?? cluster),
        won: amount === null ? null : Number(amount.replaceAll(',', '')),
      }
    })
