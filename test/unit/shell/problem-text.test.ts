import { describe, expect, it } from 'vitest'
import { problemText, type StartProblem } from '../../../src/main/shell/problem-text.ts'

const problems: readonly StartProblem[] = [
  { kind: 'keychain-unavailable', remedy: '키링을 열고 다시 시작하세요.' },
  { kind: 'ledger-newer-than-app' },
  { kind: 'ledger-unreadable' },
  { kind: 'ledger-damaged' },
  { kind: 'ledger-key-lost', recoverable: true },
  { kind: 'ledger-key-lost', recoverable: false },
  { kind: 'ledger-in-use' },
  { kind: 'ledger-linked' },
  { kind: 'migration-failed', migration: '0002_parts', backup: null },
  { kind: 'migration-failed', migration: '0002_parts', backup: '/profile/work/ledger.2026.bak' },
  { kind: 'disk-full' },
  { kind: 'sqlite-addon-missing' },
  { kind: 'unexpected', incident: '7KQF-2M9P' },
]

describe('the sentences of a book that does not open', () => {
  it.each(problems)('say what is the case, then what can be done: $kind', (problem) => {
    const { message, detail } = problemText(problem)
    expect(message).toMatch(/다\.$|\)\.$/)
    expect(detail).toMatch(/(세요|습니다|니다)\.|백업|npm start|키링/)
    expect(`${message}${detail}`).not.toMatch(/[!！]|저희/)
  })

  it('name the backup, the incident and the remedy', () => {
    const told = problems.map((problem) => Object.values(problemText(problem)).join(' ')).join(' ')
    for (const word of ['/profile/work/ledger.2026.bak', '7KQF-2M9P', '키링을 열고 다시 시작하세요.', '0002_parts'])
      expect(told).toContain(word)
  })

  it('speak of a recovery key only where there is one', () => {
    expect(problemText({ kind: 'ledger-key-lost', recoverable: true }).detail).toContain('복구 키')
    expect(problemText({ kind: 'ledger-key-lost', recoverable: false }).detail).not.toContain('복구 키')
  })
})
