import { afterEach, describe, expect, it, vi } from 'vitest'
import * as environment from '../../../src/main/shell/environment.ts'

afterEach(() => vi.unstubAllEnvs())

describe('the environment', () => {
  it('gives the variables of a start, and null for those not set or empty', () => {
    vi.stubEnv('YEONGSU_HOME', '/profile')
    vi.stubEnv('YEONGSU_NOW', '')
    vi.stubEnv('YEONGSU_PRIVATE_KEYRING', '1')
    expect(environment.givenHome()).toBe('/profile')
    expect(environment.startTime()).toBeNull()
    expect(environment.gatewayEndpointsFile()).toBeNull()
    expect(environment.privateKeyring()).toBe(true)
  })

  it('takes only 1 for a private keyring', () => {
    for (const value of ['', '0', 'true']) {
      vi.stubEnv('YEONGSU_PRIVATE_KEYRING', value)
      expect(environment.privateKeyring()).toBe(false)
    }
  })

  it('names the variables that would change how Node starts, never their content', () => {
    for (const name of ['NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE', 'NODE_EXTRA_CA_CERTS']) vi.stubEnv(name, '')
    expect(environment.intrudingVariables()).toEqual([])
    vi.stubEnv('NODE_OPTIONS', '--canary')
    expect(environment.intrudingVariables()).toEqual(['NODE_OPTIONS'])
  })
})
