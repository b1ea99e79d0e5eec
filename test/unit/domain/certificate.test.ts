import { describe, expect, it } from 'vitest'
import { type Certificate, certificateStanding } from '../../../src/domain/certificate.ts'
import { toInstant } from '../../../src/domain/day.ts'

const certificate: Certificate = {
  subject: 'CN=KCP_AUTH_T0000',
  from: toInstant('2021-12-10T14:12:44.000+09:00'),
  until: toInstant('2026-12-10T14:12:44.000+09:00'),
  renewal: '갱신하세요.',
}
const at = (moment: string) => certificateStanding(certificate, toInstant(moment))

describe('where a certificate stands', () => {
  it.each([
    ['before its first moment', '2021-12-10T14:12:43.999+09:00', 'early', 1826],
    ['at its first moment', '2021-12-10T14:12:44.000+09:00', 'good', 1826],
    ['on the last moment of the 31st day before its end', '2026-11-09T23:59:59.999+09:00', 'good', 31],
    ['on the first moment of the 30th day before its end', '2026-11-10T00:00:00.000+09:00', 'ending', 30],
    ['twelve days before', '2026-11-28T09:00:00.000+09:00', 'ending', 12],
    ['on the evening before', '2026-12-09T23:59:59.999+09:00', 'ending', 1],
    ['on its last day', '2026-12-10T00:00:00.000+09:00', 'ending', 0],
    ['a millisecond before its end', '2026-12-10T14:12:43.999+09:00', 'ending', 0],
    ['at its end', '2026-12-10T14:12:44.000+09:00', 'ended', 0],
    ['the day after', '2026-12-11T00:00:00.000+09:00', 'ended', -1],
  ])('%s', (_when, moment, phase, daysLeft) => {
    expect(at(moment)).toEqual({ phase, daysLeft })
  })

  it('counts days of Korea: the end of 10 December in Greenwich is the 11th', () => {
    const until = toInstant('2026-12-11T08:59:59.000+09:00')
    const now = toInstant('2026-12-11T00:00:00.000+09:00')
    expect(certificateStanding({ ...certificate, until }, now)).toEqual({ phase: 'ending', daysLeft: 0 })
  })

  it('one that was made for less than 30 days is told of from the start', () => {
    const from = toInstant('2026-12-01T00:00:00.000+09:00')
    expect(certificateStanding({ ...certificate, from }, from).phase).toBe('ending')
  })
})
