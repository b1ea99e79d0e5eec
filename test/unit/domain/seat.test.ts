import { describe, expect, it } from 'vitest'
import { isSamePerson } from '../../../src/domain/seat.ts'

describe('a name between seats', () => {
  it.each(['박 상담', '박상담 ', '박\u200b상담', '박\u3164상담', '\u2060박상담', '박상\u00ad담'])(
    'is one person’s however it is spaced or filled: %j',
    (written) => {
      expect(isSamePerson('박상담', written)).toBe(true)
    },
  )

  it('is one person’s in either case and width, and another’s by any letter', () => {
    expect(isSamePerson('Kim CS', 'ｋｉｍcs')).toBe(true)
    expect(isSamePerson('박상담', '박상단')).toBe(false)
  })
})
