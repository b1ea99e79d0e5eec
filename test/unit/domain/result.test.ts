import { describe, expect, it } from 'vitest'
import { failed, ok } from '../../../src/domain/result.ts'

describe('a result', () => {
  it('survives structured clone as it is', () => {
    expect(structuredClone(ok(1_000))).toEqual({ ok: true, value: 1_000 })
    expect(structuredClone(failed({ kind: 'exceeds-refundable', refundable: 0 }))).toEqual({
      ok: false,
      failure: { kind: 'exceeds-refundable', refundable: 0 },
    })
  })
})
