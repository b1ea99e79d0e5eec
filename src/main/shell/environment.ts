declare const FLAVOUR: 'dev' | 'test' | 'ship'

/**
 * The only reader and writer of the process's environment. Each test of the FLAVOUR constant stands beside its variable, so that the
 * bundler drops both from a ship build.
 */

/** Profile folder given by the person (`YEONGSU_HOME`), or null. */
export const givenHome = (): string | null => (FLAVOUR === 'ship' ? null : filled(process.env['YEONGSU_HOME']))

/** Wall time to start at (`YEONGSU_NOW`, decision 13) as written, or null. */
export const startTime = (): string | null => (FLAVOUR === 'ship' ? null : filled(process.env['YEONGSU_NOW']))

/** File that replaces the hosts of test shops (`YEONGSU_GATEWAY_ENDPOINTS`, decision 16), or null. */
export const gatewayEndpointsFile = (): string | null =>
  FLAVOUR === 'ship' ? null : filled(process.env['YEONGSU_GATEWAY_ENDPOINTS'])

/** SQLite addon built on this machine (`YEONGSU_SQLITE_ADDON`), or null where the package's prebuild serves. */
export const sqliteAddon = (): string | null =>
  FLAVOUR === 'ship' ? null : filled(process.env['YEONGSU_SQLITE_ADDON'])

/** Is the keyring one that the start script made inside the profile (`YEONGSU_PRIVATE_KEYRING=1`, decision 19)? Real shops are refused then. */
export const privateKeyring = (): boolean =>
  FLAVOUR === 'ship' ? false : process.env['YEONGSU_PRIVATE_KEYRING'] === '1'

/** Names of set variables that change how Node or Electron itself starts; a packaged app refuses them. */
export const intrudingVariables = (): readonly string[] =>
  ['NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE', 'NODE_EXTRA_CA_CERTS'].filter((name) => filled(process.env[name]) !== null)

/**
 * Electron puts its language into LC_ALL for a moment while it starts. Where LC_ALL does not exist yet, the C library moves the
 * whole environment for it while another of Chromium's threads may be reading there, and about one start in four hundred died of
 * that (SIGSEGV in getenv, glibc 2.36). An empty LC_ALL means the same as none and keeps the place.
 */
export function keepPlaceForLocale(): void {
  if (process.platform === 'linux') process.env['LC_ALL'] ??= ''
}

/** An empty variable counts as not set. */
const filled = (value: string | undefined): string | null => (value === undefined || value === '' ? null : value)
