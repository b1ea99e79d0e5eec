import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../../domain/day.ts'
import { createHttp } from '../../http.ts'
import { createKcp } from '../index.ts'

describe('what the desk does not do at KCP', () => {
  const kcp = createKcp(createHttp(), { now: () => toInstant('2026-11-23T10:00:00.000+09:00') })

  it.each([
    ['registered methods', kcp.methods, '파트너관리자'],
    ['links', kcp.links, '파트너관리자'],
  ])('%s: says so, and where it is done', (_, offer, where) => {
    expect(offer).toEqual({
      offered: false,
      because: expect.stringMatching(/[가-힣].*\.$/),
      remedy: expect.stringContaining(where),
    })
  })

  it('and the rest of the documents has a name once and a reason', () => {
    expect(new Set(kcp.notOffered.map(({ name }) => name)).size).toBe(kcp.notOffered.length)
    for (const { name, because } of kcp.notOffered) expect(because, name).toMatch(/[가-힣].*\.$/)
  })
})
