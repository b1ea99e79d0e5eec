import { expect, test } from 'vitest'
import { lackingEntries } from '../../../scripts/lock/complete.mjs'

test('adds an entry for each platform npm could not see, with what keeps it off the others', () => {
  const packages = {
    '': {},
    'node_modules/tool': {
      dev: true,
      optionalDependencies: {
        '@tool/cli-linux-x64': '1.2.3',
        '@tool/cli-darwin-arm64': '1.2.3',
        '@tool/cli-linux-x64-musl': '1.2.3',
      },
    },
    'node_modules/@tool/cli-linux-x64': { version: '1.2.3' },
  }
  const lacking = lackingEntries(packages)
  expect(lacking).toEqual({
    'node_modules/@tool/cli-darwin-arm64': {
      version: '1.2.3',
      cpu: ['arm64'],
      dev: true,
      optional: true,
      os: ['darwin'],
    },
    'node_modules/@tool/cli-linux-x64-musl': {
      version: '1.2.3',
      cpu: ['x64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    },
  })
  expect(lackingEntries({ ...packages, ...lacking })).toEqual({})
})

test('finds one that lies in the parent folder of its own', () => {
  const packages = {
    'node_modules/a': {},
    'node_modules/a/node_modules/b': { optionalDependencies: { 'c-linux-x64': '1.0.0' } },
    'node_modules/a/node_modules/c-linux-x64': { version: '1.0.0' },
  }
  expect(lackingEntries(packages)).toEqual({})
})

test('guesses nothing: a range or a name without a platform stops it', () => {
  const of = (name: string, version: string) => ({ 'node_modules/a': { optionalDependencies: { [name]: version } } })
  expect(() => lackingEntries(of('b-linux-x64', '^1.0.0'))).toThrow('not an exact version')
  expect(() => lackingEntries(of('b', '1.0.0'))).toThrow('names no platform')
})
