import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root folder. */
export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * Where what is slow to fetch or to build is kept for every checkout of this user: `$XDG_CACHE_HOME/yeongsu-desk`,
 * `~/.cache/yeongsu-desk` by default. It may be deleted at any time.
 * @returns {string}
 */
export function cacheFolder() {
  return path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'yeongsu-desk')
}

/**
 * The profile of an unpackaged app: `YEONGSU_HOME`, or a folder of its own beside the other programs' data.
 * Not the folder of an installed app, so that trying something out never meets a real ledger. A private keyring gets a
 * second one: what one keyring has wrapped the other cannot unwrap, and changing between them would lock practice out.
 * @param {{ privateKeyring: boolean }} options
 * @returns {string}
 */
export function profileFolder({ privateKeyring }) {
  if (process.env.YEONGSU_HOME) return path.resolve(process.env.YEONGSU_HOME)
  const data =
    process.platform === 'win32'
      ? process.env.APPDATA || path.join(homedir(), 'AppData', 'Roaming')
      : process.platform === 'darwin'
        ? path.join(homedir(), 'Library', 'Application Support')
        : process.env.XDG_CONFIG_HOME || path.join(homedir(), '.config')
  return path.join(data, privateKeyring ? 'yeongsu-desk-dev-private' : 'yeongsu-desk-dev')
}
