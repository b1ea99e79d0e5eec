import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../../src/domain/day.ts'
import { unchangedTax } from '../../../../src/domain/tax-history.ts'
import { certificateNews } from '../../../../src/renderer/src/app/certificate-news.ts'
import type { ShopEntry } from '../../../../src/renderer/src/screen.ts'

type Certificate = NonNullable<Extract<ShopEntry['credentials'], { stored: true }>['certificate']>

const entry = (name: string, told: Pick<Certificate, 'phase' | 'daysLeft'> | null): ShopEntry => ({
  shop: {
    id: name,
    name,
    gateway: 'kcp',
    environment: 'test',
    colour: 'blue',
    taxHistory: [unchangedTax()[0]],
    choices: {},
  },
  credentials: {
    stored: true,
    since: toInstant('2026-11-01T09:00:00+09:00'),
    lastFour: '0000',
    certificate: told && {
      subject: 'CN=KCP_AUTH_T0000',
      from: toInstant('2021-12-10T00:00:00+09:00'),
      until: toInstant('2026-12-10T23:59:59+09:00'),
      renewal: '갱신하세요.',
      ...told,
    },
  },
})
const sentences = (...shops: readonly ShopEntry[]) => certificateNews(shops).map(({ sentence }) => sentence)

describe('news of certificates', () => {
  it('there is none of shops without one, without credentials, or with time left', () => {
    const unstored: ShopEntry = { ...entry('다', null), credentials: { stored: false } }
    const others = [entry('나', null), entry('라', { phase: 'good', daysLeft: 31 }), unstored]
    expect(certificateNews([...others, entry('마', { phase: 'early', daysLeft: 1900 })])).toEqual([])
  })

  it.each([
    [30, '30일 뒤(2026-12-10)'],
    [12, '12일 뒤(2026-12-10)'],
    [1, '내일(2026-12-10)'],
    [0, '오늘(2026-12-10)'],
  ])('with %d days left it says when', (daysLeft, when) => {
    expect(sentences(entry('가로수길점', { phase: 'ending', daysLeft }))).toEqual([
      `가로수길점 상점의 NHN KCP 인증서가 ${when} 끝납니다.`,
    ])
  })

  it('after the end it says since when the shop can only be looked at, and each shop has its own', () => {
    const shops = [entry('가', { phase: 'ended', daysLeft: -1 }), entry('나', { phase: 'ending', daysLeft: 3 })]
    expect(certificateNews(shops)).toMatchObject([
      { shopId: '가', sentence: expect.stringContaining('2026-12-10에 끝나, 이 상점은 보기만') },
      { shopId: '나', sentence: expect.stringContaining('3일 뒤') },
    ])
  })
})
