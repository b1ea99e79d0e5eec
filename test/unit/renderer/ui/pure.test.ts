import { describe, expect, it } from 'vitest'
import { tracksOf } from '../../../../src/renderer/src/ui/column.ts'
import { walk } from '../../../../src/renderer/src/ui/grid-walk.ts'
import { caretAfter, digitsOf, readTypedWon, wonText } from '../../../../src/renderer/src/ui/won-text.ts'

describe('an amount being typed', () => {
  it('keeps the digits of whatever is typed or pasted', () => {
    expect(['39,000원', '３９０００', '₩ 39 000', '0039000'].map(digitsOf)).toEqual([
      '39000',
      '39000',
      '39000',
      '39000',
    ])
    expect(digitsOf('1234567890123456')).toBe('123456789012')
  })

  it('is no amount without a digit', () => {
    expect([readTypedWon(''), readTypedWon('원'), readTypedWon('0')]).toEqual([null, null, 0])
  })

  it('stands with separators, and empty when there is none', () => {
    expect([wonText(null), wonText(readTypedWon('39000'))]).toEqual(['', '39,000'])
  })

  it('keeps the caret behind the same digit when a separator appears', () => {
    expect(caretAfter('39,000', 0)).toBe(0)
    expect(caretAfter('39,000', 2)).toBe(2)
    expect(caretAfter('39,000', 3)).toBe(4)
    expect(caretAfter('39,000', 9)).toBe(6)
  })
})

describe('walking a list by keys', () => {
  it('steps, pages and jumps, and stops at the ends', () => {
    expect(walk('ArrowDown', -1, 10, 5)).toBe(0)
    expect(walk('ArrowDown', 9, 10, 5)).toBe(9)
    expect(walk('ArrowUp', 0, 10, 5)).toBe(0)
    expect(walk('ArrowUp', -1, 10, 5)).toBe(0)
    expect(walk('PageDown', 0, 100, 20)).toBe(19)
    expect(walk('PageUp', 10, 100, 20)).toBe(0)
    expect(walk('Home', 50, 100, 20)).toBe(0)
    expect(walk('End', 0, 200_000, 20)).toBe(199_999)
  })

  it('does not move in an empty list or by another key', () => {
    expect(walk('ArrowDown', -1, 0, 5)).toBeNull()
    expect(walk('KeyR', 3, 10, 5)).toBeNull()
  })
})

describe('tracks of a table', () => {
  it('add up to the width below which it scrolls sideways', () => {
    const column = (width: string) => ({ id: width, header: width, width, cell: () => width })
    expect(tracksOf([column('7rem'), column('minmax(9rem, 2fr)'), column('1fr')])).toEqual({
      gridTemplateColumns: '7rem minmax(9rem, 2fr) 1fr',
      minWidth: 'calc(16px + 7rem + 9rem + 0px)',
    })
  })
})
