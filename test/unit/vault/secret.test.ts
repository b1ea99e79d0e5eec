import { format, inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { toCredentials } from '../../../src/main/vault/secret.ts'

describe('a secret', () => {
  const credentials = toCredentials({ password: 'canary-1' })

  it('prints as a mark in strings, JSON, inspect and errors', () => {
    const { password } = credentials
    const printed = [
      String(password),
      JSON.stringify(credentials),
      inspect(credentials, { depth: 9, showHidden: true }),
      format('%o', password),
    ]
    for (const text of printed) expect(text).not.toContain('canary-1')
    expect(printed[0]).toBe('‹secret›')
  })

  it('has no field that holds it, and a structured clone carries nothing', () => {
    const { password } = credentials
    expect(Object.getOwnPropertyNames(password)).toEqual([])
    expect(JSON.stringify(structuredClone({ password }))).toBe('{"password":{}}')
  })

  it('is lent to who asks by the one word', () => {
    expect(credentials['password']?.use((value) => value.length)).toBe(8)
  })
})
