import { describe, expect, it } from 'vitest'
import { payple } from './support.ts'

describe('what Payple’s documents describe and the desk does not do', () => {
  it('has a name once and a reason in Korean sentences', () => {
    const { notOffered } = payple()
    expect(new Set(notOffered.map(({ name }) => name)).size).toBe(notOffered.length)
    for (const { name, because } of notOffered) expect(because, name).toMatch(/^[가-힣].*\.$/)
  })

  it('is neither a receipt, a registered method nor a link', () => {
    const { receipts, methods, links } = payple()
    expect([receipts.offered, methods.offered, links.offered]).toEqual([true, true, true])
  })
})
