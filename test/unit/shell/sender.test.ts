import { describe, expect, it } from 'vitest'
import { type Frame, isOurPage } from '../../../src/main/shell/sender.ts'

const frame = (given: { origin?: string; top?: Frame | null; detached?: boolean }): Frame => {
  const made: { origin: string; top: Frame | null; detached: boolean } = {
    origin: given.origin ?? 'app://bundle',
    top: null,
    detached: given.detached ?? false,
  }
  made.top = given.top === undefined ? made : given.top
  return made
}

describe('who calls over the bridge', () => {
  it('is our window’s main frame at our origin', () => {
    expect(isOurPage(frame({}), 7, 7)).toBe(true)
  })

  it.each([
    ['a frame that is gone', null, 7, 7],
    ['a frame inside our page', frame({ top: frame({}) }), 7, 7],
    ['a frame without a top', frame({ top: null }), 7, 7],
    ['a frame whose page was replaced', frame({ detached: true }), 7, 7],
    ['another origin', frame({ origin: 'https://bundle' }), 7, 7],
    ['another host of our scheme', frame({ origin: 'app://bundle.example' }), 7, 7],
    ['an opaque origin', frame({ origin: 'null' }), 7, 7],
    ['another window', frame({}), 8, 7],
    ['anyone while there is no window', frame({}), 7, null],
  ])('is not %s', (_who, from, sender, ours) => {
    expect(isOurPage(from, sender, ours)).toBe(false)
  })
})
