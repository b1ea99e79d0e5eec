import { describe, expect, it } from 'vitest'
import { epochOf, toInstant } from '../../../../../src/domain/day.ts'
import { toWon } from '../../../../../src/domain/money.ts'
import { preparedStates } from '../../../../../src/domain/prepared-payment.ts'
import { leftMs, stateAt, waitingAt } from '../../../../../src/renderer/src/features/confirmations/prepared.ts'
import { formatClock } from '../../../../../src/renderer/src/text/format.ts'
import { preparedOf } from './prepared-of.ts'

const at = (time: string) => epochOf(toInstant(`2026-11-23T${time}+09:00`))

describe('the time a prepared payment has left', () => {
  it('counts down to its last second and no further', () => {
    const prepared = preparedOf()
    expect(formatClock(leftMs(prepared, at('10:17:26')))).toBe('12:34')
    expect(formatClock(leftMs(prepared, at('10:29:59.500')))).toBe('0:01')
    expect(leftMs(prepared, at('10:31:00'))).toBe(0)
  })

  it('ends the waiting on the screen as it does in the book, without reading again', () => {
    expect(stateAt(preparedOf(), at('10:29:59'))).toBe('waiting')
    expect(stateAt(preparedOf(), at('10:30:00'))).toBe('expired')
  })

  it('means nothing for one that was confirmed, refused or is unknown', () => {
    const others = preparedStates.filter((state) => state !== 'waiting')
    expect(others.map((state) => stateAt(preparedOf({ state }), at('12:00:00')))).toEqual(others)
  })

  it('leaves only those that wait in the sum of what waits', () => {
    const rows = [
      preparedOf({ id: 'p1' }),
      preparedOf({ id: 'p2', won: toWon(1_000) }),
      preparedOf({ id: 'p3', state: 'confirmed' }),
      preparedOf({ id: 'p4', until: toInstant('2026-11-23T10:10:00+09:00') }),
    ]
    expect(waitingAt(rows, at('10:20:00'))).toEqual({ count: 2, won: 40_000 })
  })
})
