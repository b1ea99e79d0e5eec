import { app, dialog } from 'electron'
import { sayOnStderr } from './hardening.ts'

/**
 * Ends the app on a bug nobody caught, with an incident number instead of Electron's box, which would show the stack.
 * What was under way is in the journal; going on with unknown state is worse than starting again. `report` logs the cause
 * and gives the number.
 */
export function endOnUncaught(report: (where: string, cause: unknown) => string): void {
  let ending = false
  const end = (where: string, cause: unknown): void => {
    const incident = report(where, cause)
    if (ending) return
    ending = true
    const sentence = `예상하지 못한 문제로 영수데스크를 닫습니다. 기록 번호 ${incident}. 다시 시작하면 진행 중이던 환불부터 확인합니다.`
    sayOnStderr(sentence)
    if (app.isReady()) dialog.showErrorBox('영수데스크', sentence)
    app.exit(1)
  }
  process.on('uncaughtException', (cause) => end('uncaught-exception', cause))
  process.on('unhandledRejection', (cause) => end('unhandled-rejection', cause))
}
