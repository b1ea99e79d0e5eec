import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../src/domain/day.ts'
import { refundSlip, slipPapers } from '../../../src/domain/refund-slip.ts'
import { escaped, slipPage } from '../../../src/main/shell/slip-page.ts'
import { payment, refund } from '../domain/samples.ts'

const attack = `<img src=x onerror="alert(1)">'"</style><script>alert(2)</script>&lt;`

/** A page whose every text that comes from outside is the given one. */
const pageOf = (text: string, paper: (typeof slipPapers)[number] = 'a4'): string =>
  slipPage(
    refundSlip({
      refund: refund(22_000, {
        id: text,
        reason: { code: 'other', note: text },
        gatewayRefundId: text,
        state: 'settled-by-hand',
        answer: { code: text, message: text },
        byHand: { conclusion: 'refunded', note: text },
        receipt: { kind: 'unknown', won: null, code: text, message: text },
      }),
      transaction: payment({
        orderNumber: text,
        gatewayTransactionId: text,
        goods: text,
        buyer: { name: text, phone: text, email: text },
        card: {
          issuer: text,
          maskedNumber: `${text}*`,
          approvalNumber: text,
          instalmentMonths: null,
          partialRefundAllowed: null,
        },
        bank: { bank: text, maskedAccount: `${text}*` },
      }),
      receiptActs: [],
      shop: { name: text, environment: 'practice' },
      operatorName: text,
      approverName: text,
      printedAt: toInstant('2026-11-09T09:05:00+09:00'),
    }),
    paper,
    'nonce',
  )

/** The names of the elements a page opens or closes, and of the attributes they carry. */
const markupOf = (page: string): readonly string[] => [
  ...new Set([...page.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/class="[^"]*"/, 'class'))),
]

describe('a slip’s page', () => {
  it.each(slipPapers)('on %s has the same markup whatever stands in an order number, a note or a name', (paper) => {
    const page = pageOf(attack, paper)
    expect(markupOf(page)).toEqual(markupOf(pageOf('가', paper)))
    expect(page).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&quot;&lt;/style&gt;&lt;script&gt;')
    expect(page).not.toContain('<img')
    expect(page).not.toContain('<script')
  })

  it('no text becomes markup', () => {
    const own = markupOf(pageOf('가'))
    const pieces = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '/',
      '=',
      'script',
      ' onload',
      '<!--',
      '-->',
      '\u0000',
      '가',
    )
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 12 }), (letters) => {
        expect(markupOf(pageOf(`가${letters.join('')}`))).toEqual(own)
      }),
      { numRuns: 60 },
    )
  })

  it('sets a wide part over the whole sheet, and a line without a name as what belongs to the one above', () => {
    const page = slipPage(
      {
        title: '판정 근거',
        issuer: '상점',
        mark: null,
        head: { tone: 'open', line: '의무', sentence: '발급합니다.' },
        amount: { name: '금액', value: '1원', kind: 'figure' },
        parts: [{ title: attack, isWide: true, lines: [{ name: '', value: attack, kind: 'passage' }] }],
        foot: [],
      },
      'a4',
      'nonce',
    )
    expect(page).toContain('<section class="wide">')
    expect(page).toContain('<dt></dt>')
    expect(page).not.toContain('<img')
  })

  it('asks for nothing but its font, and allows no script', () => {
    const page = pageOf('가')
    expect([...page.matchAll(/(?:href|src|url)[=(]"?([^")]*)/g)].map(([, at]) => at)).toEqual([
      '/font.woff2',
      '/font.woff2',
    ])
    expect(page).not.toMatch(/@import|\son\w+=|javascript:/)
  })

  it('shows the mark of practice apart from what is read', () => {
    expect(pageOf('가')).toContain('<div class="mark" aria-hidden="true"><span>연습</span>')
  })
})

it.each([
  ['a & b', 'a &amp; b'],
  ['"\'', '&quot;&#39;'],
  ['a\u0000b\u001bc', 'a b c'],
  ['줄\n바꿈', '줄\n바꿈'],
])('%j stays text as %j', (text, safe) => {
  expect(escaped(text)).toBe(safe)
})
