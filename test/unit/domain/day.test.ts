import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  dayOf,
  daysBetween,
  daysOf,
  epochOf,
  gatewayTimeOf,
  instantOfEpoch,
  monthOf,
  readGatewayTime,
  toDay,
  toInstant,
  toMonth,
  weekdayOf,
} from '../../../src/domain/day.ts'

const days = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays(toDay('2000-01-01'), count))

describe('a day in Korea', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-11-31', '26-11-09', '2026-11-9', '', '2026-11-09T00:00:00'])(
    'is never %j',
    (text) => {
      expect(() => toDay(text)).toThrow(RangeError)
    },
  )

  it('has a leap day when the year has one', () => {
    expect(toDay('2028-02-29')).toBe('2028-02-29')
  })

  it('goes over the ends of months and years', () => {
    expect(addDays(toDay('2026-11-28'), 5)).toBe('2026-12-03')
    expect(addDays(toDay('2026-12-29'), 5)).toBe('2027-01-03')
    expect(addDays(toDay('2026-03-01'), -1)).toBe('2026-02-28')
  })

  it('counts back what it counted on', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -4_000, max: 4_000 }), (from, count) => {
        expect(daysBetween(from, addDays(from, count))).toBe(count)
      }),
    )
  })

  it('sorts as text', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        expect(a < b).toBe(daysBetween(a, b) > 0)
      }),
    )
  })

  it('knows its weekday', () => {
    expect(weekdayOf(toDay('2026-11-09'))).toBe('월')
    expect(weekdayOf(toDay('2026-11-08'))).toBe('일')
  })
})

describe('a month in Korea', () => {
  it.each([
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-12', '2026-12-01', '2026-12-31'],
  ])('%s has its first and last day', (month, first, last) => {
    expect(daysOf(toMonth(month))).toEqual({ first, last })
  })

  it('is never the thirteenth', () => {
    expect(() => toMonth('2026-13')).toThrow(RangeError)
    expect(() => toMonth('2026-1')).toThrow(RangeError)
  })
})

describe('a moment in Korean time', () => {
  it('belongs to the Korean day even when it is yesterday in Greenwich', () => {
    const newYear = instantOfEpoch(Date.UTC(2026, 11, 31, 15, 0, 0))
    expect(newYear).toBe('2027-01-01T00:00:00.000+09:00')
    expect(dayOf(newYear)).toBe('2027-01-01')
    expect(monthOf(dayOf(newYear))).toBe('2027-01')
  })

  it.each([
    '2026-11-09T24:00:00+09:00',
    '2026-11-09T09:60:00+09:00',
    '2026-11-09T09:00:00Z',
    '2026-11-09T09:00:00',
    '2026-02-30T09:00:00+09:00',
  ])('is never %s', (text) => {
    expect(() => toInstant(text)).toThrow(RangeError)
  })

  it('keeps its milliseconds there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (epoch) => {
        expect(epochOf(instantOfEpoch(epoch))).toBe(epoch)
      }),
    )
  })

  it.each([
    ['20231219134223', '2023-12-19T13:42:23+09:00'],
    ['2023-12-19 13:42:23', '2023-12-19T13:42:23+09:00'],
    [20231219134223, '2023-12-19T13:42:23+09:00'],
  ])('is read from a gateway that writes %j', (raw, moment) => {
    expect(readGatewayTime(raw)).toBe(moment)
  })

  it.each(['', '20231219', '20231319134223', '20230229134223', '20231219254223', null, undefined, {}])(
    'is not read from %j',
    (raw) => {
      expect(readGatewayTime(raw)).toBeNull()
    },
  )

  it('is written as gateways write it', () => {
    const moment = toInstant('2026-11-09T09:00:01.250+09:00')
    expect(gatewayTimeOf(moment)).toBe('20261109090001')
    expect(readGatewayTime(gatewayTimeOf(moment))).toBe('2026-11-09T09:00:01+09:00')
  })
})
