import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toInstant } from '../../src/domain/day.ts'
import { openLog } from '../../src/main/log.ts'
import { loggedFields } from '../../src/main/log-fields.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yeongsu-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = () => openLog({ folder: join(folder, 'logs'), now: () => toInstant('2026-11-09T09:00:00.000+09:00') })
const written = (): string => readFileSync(join(folder, 'logs', 'desk.log'), 'utf8')
const lines = (): unknown[] =>
  written()
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))

describe('the log', () => {
  it('writes a named event with its named fields, at once and for its owner only', () => {
    const log = open()
    log.event('refund.settled', { refundId: '0d2f6c1e-8a51-4f0e-9b52-1d6a3f0c7b11', state: 'done', won: 22_000 })
    expect(lines()).toEqual([
      {
        level: 'info',
        at: '2026-11-09T09:00:00.000+09:00',
        event: 'refund.settled',
        refundId: '0d2f6c1e-8a51-4f0e-9b52-1d6a3f0c7b11',
        state: 'done',
        won: 22_000,
      },
    ])
    if (process.platform !== 'win32') expect(statSync(join(folder, 'logs', 'desk.log')).mode & 0o777).toBe(0o600)
  })

  it('leaves out fields the event does not name', () => {
    open().event('refund.settled', { state: 'done', buyerName: '홍길동', authorization: 'Bearer canary' })
    expect(lines()).toEqual([{ level: 'info', at: expect.any(String), event: 'refund.settled', state: 'done' }])
  })

  it.each([
    ['a card number', '4111111111111111'],
    ['a card number with hyphens', '4111-1111-1111-1111'],
    ['a phone number', '01012345678'],
    ['a resident number', '900101-1234567'],
    ['a name', '홍길동'],
    ['an e-mail', 'hong@example.com'],
    ['a sentence', 'canary in a sentence'],
    ['a path', '/home/kim/answers.json'],
    ['a key', '-----BEGIN PRIVATE KEY-----'],
  ])('refuses %s in a field that is for ids and words', (_what, value) => {
    const log = open()
    for (const [event, fields] of Object.entries(loggedFields))
      log.event(event, Object.fromEntries(Object.keys(fields).map((name) => [name, value])))
    expect(written()).not.toContain(value)
    expect(written()).toContain('‹refused›')
  })

  it('refuses a card number also as a number', () => {
    open().event('refund.settled', { won: 4_111_111_111_111_111 })
    expect(written()).not.toContain('4111111111111111')
  })

  it('counts an undeclared event without what it carried', () => {
    const log = open()
    log.event('card.leaked', { number: 'canary' })
    log.event('canary 4111111111111111', {})
    expect(lines()).toMatchObject([
      { event: 'log.undeclared-event', name: 'card.leaked' },
      { event: 'log.undeclared-event', name: '‹refused›' },
    ])
    expect(written()).not.toContain('canary')
  })

  it('tells where something unexpected happened, without a word of its message', () => {
    const log = open()
    const cause = Object.assign(new SyntaxError('Unexpected token in canary-1\n    at canary-2 (secret.js:1:1)'), {
      code: 'ERR_CANARY',
      kind: 'canary 3',
      body: 'canary-4',
      cause: new TypeError('canary-5'),
    })
    const incident = log.unexpected('refunds.request', cause)
    expect(incident).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
    expect(lines()).toMatchObject([
      {
        event: 'unexpected',
        incident,
        where: 'refunds.request',
        name: 'SyntaxError',
        code: 'ERR_CANARY',
        kind: null,
        cause: { name: 'TypeError' },
      },
    ])
    expect(written()).toMatch(/log\.test\.ts:\d+:\d+/)
    expect(written()).not.toMatch(/canary[- ]|secret\.js/)
    expect(written()).not.toContain(import.meta.dirname)
  })

  it('writes one readable line for whatever is thrown', () => {
    const log = open()
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        log.unexpected('anything', thrown)
      }),
      { numRuns: 100 },
    )
    expect(lines()).toHaveLength(100)
  })

  it('puts a big log aside at start and goes on in a new one', () => {
    open().event('app.ended', { code: 0 })
    writeFileSync(join(folder, 'logs', 'desk.log'), 'x'.repeat(5 * 1024 * 1024 + 1))
    open().event('app.ended', { code: 1 })
    expect(lines()).toHaveLength(1)
    expect(readdirSync(join(folder, 'logs')).sort()).toEqual(['desk.log', 'desk.log.old'])
  })
})
