import { describe, expect, it } from 'vitest'
import { fitsPin, sealPin } from '../../../src/main/vault/pin.ts'

describe('what is kept of a PIN', () => {
  it('tells the right one from others, and holds neither it nor the same text twice', async () => {
    const [kept, again] = await Promise.all([sealPin('730519284615'), sealPin('730519284615')])
    expect(kept).toMatch(/^scrypt:32768:8:1:/)
    expect(kept).not.toContain('730519284615')
    expect(kept).not.toBe(again)
    expect(
      await Promise.all(['730519284615', '730519284616', '73051928461', ''].map((pin) => fitsPin(pin, kept))),
    ).toEqual([true, false, false, false])
  })

  it('is fitted by nothing when it is kept in another form', async () => {
    for (const kept of ['', 'plain:482915', 'scrypt', 'scrypt:32768:8:1:c2FsdA==']) {
      expect(await fitsPin('482915', kept)).toBe(false)
    }
  })
})
