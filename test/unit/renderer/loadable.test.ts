import { describe, expect, it } from 'vitest'
import { failed, ok } from '../../../src/domain/result.ts'
import { createTurns } from '../../../src/renderer/src/latest.ts'
import { idle, loaded, loading, valueOf } from '../../../src/renderer/src/loadable.ts'

describe('something asked of main', () => {
  it('is ready with the value, or failed with the refusal', () => {
    expect(loaded(ok(3))).toEqual({ at: 'ready', value: 3 })
    expect(loaded(failed({ kind: 'disk-full' }))).toEqual({ at: 'failed', failure: { kind: 'disk-full' } })
  })

  it('has a value only when it is ready', () => {
    expect([idle, loading, loaded(failed('no')), loaded(ok(1))].map(valueOf)).toEqual([null, null, null, 1])
  })
})

describe('turns', () => {
  it('count only the newest', () => {
    const turns = createTurns()
    const first = turns.begin()
    const second = turns.begin()
    expect([first(), second()]).toEqual([false, true])
    turns.end()
    expect(second()).toBe(false)
  })
})
