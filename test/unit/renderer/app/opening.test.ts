import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ko } from '../../../../src/renderer/src/text/ko.ts'

describe('the page before the app', () => {
  it('says what the app itself says while the book opens', () => {
    const page = readFileSync('src/renderer/index.html', 'utf8')
    expect(page).toContain(`<p>${ko.app.opening}</p>`)
  })
})
