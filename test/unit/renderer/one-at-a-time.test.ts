import { describe, expect, it } from 'vitest'
import { createOneAtATime } from '../../../src/renderer/src/one-at-a-time.ts'

const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}

describe('reading again after news', () => {
  it('runs once more when news came while it read, however many', async () => {
    let runs = 0
    const waiting: (() => void)[] = []
    const refresh = createOneAtATime(() => {
      runs += 1
      return new Promise((resolve) => waiting.push(resolve))
    })
    const all = [refresh(), refresh(), refresh()]
    waiting.shift()?.()
    await settle()
    expect(runs).toBe(2)
    waiting.shift()?.()
    await Promise.all(all)
    expect(runs).toBe(2)
  })
})
