import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fileNamePart } from '../../../src/domain/file-name.ts'

it.each([
  ['ORDER_20261109', 'ORDER_20261109'],
  ['a/b\\c:d*e?"f<g>h|i', 'a_b_c_d_e__f_g_h_i'],
  ['  가로수길점 ', '가로수길점'],
  ['가로수길점'.normalize('NFD'), '가로수길점'],
  ['', '상점'],
  ['가'.repeat(80), '가'.repeat(60)],
])('%j becomes %j in a file’s name', (text, part) => {
  expect(fileNamePart(text, '상점')).toBe(part)
})

it('no text leads out of its folder or past what a name may hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const part = fileNamePart(text, '상점')
      expect(part).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}]/u)
      expect(Array.from(part).length).toBeLessThanOrEqual(60)
      expect(part).not.toBe('')
    }),
  )
})
