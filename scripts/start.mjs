// npm start: whatever set-up is missing, then the built app. Everything after `--` goes to the app.
import { runToEnd } from './session/child.mjs'
import { hasDisplay } from './session/display.mjs'
import { electronArguments } from './session/electron-arguments.mjs'
import { startKeyring } from './session/keyring.mjs'
import { buildApp } from './setup/build.mjs'
import { prepare } from './setup/index.mjs'
import { profileFolder, repository } from './setup/places.mjs'
import { giveUp, say } from './setup/problem.mjs'
import { startRefusal } from './setup/proof.mjs'
import { runtimeEnvironment } from './setup/runtime-record.mjs'

/** @returns {Promise<number>} the app's exit code */
async function start() {
  const runtime = await prepare('start')
  await buildApp()
  const { arguments: switches, note } = electronArguments()
  if (note !== null) say(note)

  const profile = profileFolder({ privateKeyring: runtime.keyring !== 'open' })
  const keyring = runtime.keyring === 'open' ? null : await privateKeyring(runtime.keyring, profile)
  let complaint = ''
  try {
    const options = {
      cwd: repository,
      env: { ...process.env, ...runtimeEnvironment(runtime), YEONGSU_HOME: profile, ...keyring?.environment },
    }
    const words = [...switches, repository, ...process.argv.slice(2)]
    const code = await runToEnd(runtime.electron, words, options, (text) => {
      complaint = (complaint + text).slice(-4000)
    })
    const refusal = startRefusal(complaint, runtime.electron)
    if (refusal !== null) throw refusal
    return code
  } finally {
    await keyring?.stop()
  }
}

function privateKeyring(state, profile) {
  const why = state === 'locked' ? '키링이 잠겨 있어' : '키링(Secret Service)이 없어'
  say(`· ${why} 프로필 안의 연습용 키링으로 시작합니다. 실제 상점은 키링을 열고 다시 시작해야 쓸 수 있습니다.`)
  return startKeyring({ profile })
}

try {
  if (hasDisplay()) process.exitCode = await start()
  else {
    say('· 화면(DISPLAY)이 없어 앱을 띄울 수 없으므로 대신 데모를 실행합니다(npm run demo).')
    await import('./demo.mjs')
  }
} catch (problem) {
  giveUp(problem)
}
