import { describe, expect, it } from 'vitest'
import { refusalOfStart, runsWithoutSandbox, type Start } from '../../../src/main/shell/start-refusal.ts'

const start = (given: Partial<Start> & { switches?: readonly string[] }): Start => ({
  flavour: 'dev',
  packaged: false,
  uid: 1000,
  hasSwitch: (name) => given.switches?.includes(name) ?? false,
  words: [],
  intrudingVariables: [],
  ...given,
})

describe('who may start the app', () => {
  it('anyone, with the sandbox', () => {
    for (const uid of [1000, null]) {
      expect(refusalOfStart(start({ uid }))).toBeNull()
      expect(runsWithoutSandbox(start({ uid }))).toBe(false)
    }
  })

  it('root, without the sandbox, only unpackaged', () => {
    const root = start({ uid: 0, switches: ['no-sandbox'] })
    expect(refusalOfStart(root)).toBeNull()
    expect(runsWithoutSandbox(root)).toBe(true)
  })

  it.each([
    { packaged: true, flavour: 'dev' },
    { packaged: true, flavour: 'test' },
    { packaged: true, flavour: 'ship' },
    { packaged: false, flavour: 'ship' },
  ] as const)('not root when installed: %o', (given) => {
    for (const switches of [[], ['no-sandbox']]) {
      expect(refusalOfStart(start({ ...given, uid: 0, switches }))).toContain('root로 실행되지 않습니다')
      expect(runsWithoutSandbox(start({ ...given, uid: 0 }))).toBe(false)
    }
  })

  it('nobody else without the sandbox, packaged or not', () => {
    for (const packaged of [false, true])
      expect(refusalOfStart(start({ packaged, switches: ['no-sandbox'] }))).toContain('샌드박스 없이')
  })
})

describe('how an installed app may be started', () => {
  const installed = (given: Parameters<typeof start>[0]) => start({ packaged: true, flavour: 'ship', ...given })

  it.each([
    'remote-debugging-port',
    'remote-debugging-pipe',
    'js-flags',
    'user-data-dir',
    'disable-web-security',
    'load-extension',
  ])('not with --%s', (name) => {
    expect(refusalOfStart(installed({ switches: [name] }))).toContain(name)
    expect(refusalOfStart(start({ switches: [name] }))).toBeNull()
  })

  it.each([
    '--inspect',
    '--inspect=0',
    '--inspect-brk=9229',
    '-inspect',
    '--inspect-port=1',
    '--debug=1',
    '--debug-brk',
  ])('not with %s', (word) => {
    expect(refusalOfStart(installed({ words: [word] }))).toContain('허용되지 않는 실행 옵션')
  })

  it('not with a variable that changes how Node starts', () => {
    expect(refusalOfStart(installed({ intrudingVariables: ['NODE_OPTIONS'] }))).toContain('NODE_OPTIONS')
  })

  it('with files and words that mean nothing to it', () => {
    expect(refusalOfStart(installed({ words: ['--inspection-report', 'inspect', '/home/kim/a.csv'] }))).toBeNull()
  })

  it('with the switches of a test driver in a packaged test build', () => {
    const driven = start({
      packaged: true,
      flavour: 'test',
      switches: ['remote-debugging-port'],
      words: ['--inspect=0'],
    })
    expect(refusalOfStart(driven)).toBeNull()
  })

  it('does not repeat what stood behind a refused option', () => {
    expect(refusalOfStart(installed({ words: ['--inspect=canary'] }))).not.toContain('canary')
  })
})
