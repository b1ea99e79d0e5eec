import { rm } from 'node:fs/promises'
import path from 'node:path'
import { repository } from './places.mjs'
import { SetupProblem } from './problem.mjs'
import { lastLines, run } from './run.mjs'
import { nodeNeedsOwnAddon } from './sqlite-addon.mjs'

const open = `const Database = require('better-sqlite3')
const database = new Database(':memory:', process.env.ADDON ? { nativeBinding: process.env.ADDON } : {})
console.log(database.prepare('select 1 as one').get().one)`

/**
 * Opens a database in Electron, and in Node where tests do, once after the set-up has changed something: a missing system
 * library or a wrong addon shows here, with a sentence, and not later as a window that never comes.
 * @param {{ electron: string, sqliteAddon: string | null }} runtime
 * @throws {SetupProblem}
 */
export async function proveRuntime({ electron, sqliteAddon }) {
  const programs = sqliteAddon === null && nodeNeedsOwnAddon() ? [electron] : [electron, process.execPath]
  for (const program of programs) {
    const env = { ELECTRON_RUN_AS_NODE: '1', ADDON: sqliteAddon ?? '' }
    const tried = await run(program, ['-e', open], { cwd: repository, env, seconds: 60 })
    if (tried.code === 0 && tried.stdout.trim() === '1') continue
    const refusal = startRefusal(tried.output, electron)
    if (refusal !== null) throw refusal
    if (sqliteAddon !== null) await rm(sqliteAddon, { force: true })
    throw new SetupProblem(
      `SQLite 애드온을 ${program}에서 열지 못했습니다. ${lastLines(tried.output, 4)}`.trim(),
      '만들어 둔 애드온을 지웠습니다. 같은 명령을 다시 실행하면 새로 빌드합니다.',
    )
  }
}

/**
 * The sentence for an Electron that refused to start for want of a system library or of what its sandbox is made of.
 * @param {string} output what it wrote on stderr
 * @param {string} electron its executable
 * @returns {SetupProblem | null} null when it is neither
 */
export function startRefusal(output, electron) {
  const library = /error while loading shared libraries: ([^:\s]+)/.exec(output)?.[1]
  if (library !== undefined) {
    return new SetupProblem(
      `Electron을 시작하는 데 필요한 시스템 라이브러리 ${library}이 없습니다.`,
      'sudo apt-get update && sudo apt-get install -y libgtk-3-0 libnss3 libasound2 libgbm1 libxss1 libsecret-1-0 (다른 배포판은 같은 이름의 패키지)',
    )
  }
  if (!/No usable sandbox|SUID sandbox helper/.test(output)) return null
  const helper = path.join(path.dirname(electron), 'chrome-sandbox')
  return new SetupProblem(
    '이 시스템은 일반 사용자에게 네임스페이스를 주지 않아 Chromium 샌드박스를 만들 수 없습니다. 샌드박스 없이는 시작하지 않습니다.',
    `sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
  )
}
