import { describe, expect, it } from 'vitest'
import { toCredentials } from '../../../vault/secret.ts'
import { checkCredentials, credentialFields, credentialNames } from '../credentials.ts'
import { publicTestAccount, sandboxCredentials } from '../sandbox/index.ts'

const good = sandboxCredentials(publicTestAccount)
const problemsOf = (change: Readonly<Record<string, string>>) =>
  checkCredentials(toCredentials({ ...good, ...change })).map(({ field }) => field)

describe('Payple’s credentials', () => {
  it('are four, by their wire names, one of which identifies the shop', () => {
    expect(credentialFields.map(({ name }) => name)).toEqual(credentialNames)
    expect(credentialFields.filter(({ identifies }) => identifies).map(({ name }) => name)).toEqual(['cst_id'])
  })

  it('of the public test account are fine', () => {
    expect(checkCredentials(toCredentials(good))).toEqual([])
  })

  it('are asked for one by one', () => {
    expect(checkCredentials({}).map(({ field }) => field)).toEqual(credentialNames)
  })

  it.each(['https://shop.example.kr', 'http://localhost:8080', 'https://shop.example.kr/'])(
    'take %s as a domain',
    (Referer) => {
      expect(problemsOf({ Referer })).toEqual([])
    },
  )

  it.each([
    'shop.example.kr',
    'ftp://shop.example.kr',
    'https://shop.example.kr/pay',
    'https://a@shop.example.kr',
    'https://상점.kr',
  ])('do not take %s as a domain', (Referer) => {
    expect(problemsOf({ Referer })).toEqual(['Referer'])
  })

  it('do not take spaces that came along with a paste, and never repeat what was entered', () => {
    const problems = checkCredentials(toCredentials({ ...good, custKey: ' canary-key ' }))
    expect(problems.map(({ field }) => field)).toEqual(['custKey'])
    expect(JSON.stringify(problems)).not.toContain('canary-key')
  })
})
