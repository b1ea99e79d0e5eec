import { app, protocol } from 'electron'
import { schemePrivileges } from './app-scheme.ts'
import { intrudingVariables, keepPlaceForLocale } from './environment.ts'
import { flavour } from './flavour.ts'
import { refusalOfStart, runsWithoutSandbox } from './start-refusal.ts'

/**
 * Everything that must be settled before `ready`: who may start the app and how, the sandbox, the app's own scheme.
 * False when the app must not go on; the reason is on stderr and the process is ending with code 1.
 */
export function hardenBeforeReady(): boolean {
  const uid = process.getuid?.() ?? null
  const words = [...process.execArgv, ...process.argv.slice(1)]
  const hasSwitch = (name: string): boolean => app.commandLine.hasSwitch(name)
  const start = { flavour, packaged: app.isPackaged, uid, hasSwitch, words, intrudingVariables: intrudingVariables() }
  const refusal = refusalOfStart(start)
  if (refusal !== null) {
    sayOnStderr(refusal)
    app.exit(1)
    return false
  }
  if (runsWithoutSandbox(start))
    sayOnStderr('root로 실행되어 Chromium 샌드박스 없이 시작합니다(패키지하지 않은 앱에 한함).')
  // As root its children would start over and over: Chromium has no sandbox for root.
  else app.enableSandbox()
  protocol.registerSchemesAsPrivileged([schemePrivileges])
  keepPlaceForLocale()
  app.commandLine.appendSwitch('lang', 'ko')
  app.commandLine.appendSwitch('disable-http-cache')
  return true
}

/**
 * Takes the place of the only instance of this profile, because the ledger has one writer. When another one is open it is
 * asked to come to the front (`secondStarted` runs there), and this process ends with code 0: what was asked for is on screen.
 */
export function becomeOnlyInstance(secondStarted: () => void): boolean {
  if (!app.requestSingleInstanceLock()) {
    sayOnStderr('영수데스크가 이미 열려 있어 그 창을 앞으로 가져왔습니다.')
    app.exit(0)
    return false
  }
  app.on('second-instance', secondStarted)
  return true
}

/** Tells whoever started the app from a terminal; one line. */
export function sayOnStderr(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}
