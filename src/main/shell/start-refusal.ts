import type { Flavour } from './flavour.ts'

/** What the app knows of how it was started. `uid` is null on Windows. */
export interface Start {
  readonly flavour: Flavour
  readonly packaged: boolean
  readonly uid: number | null
  /** Is this switch on the command line? Names without dashes. */
  readonly hasSwitch: (name: string) => boolean
  /** Arguments given to the program and to Node inside it. */
  readonly words: readonly string[]
  readonly intrudingVariables: readonly string[]
}

/** Switches that would open an installed app to another program, or take a wall down. */
const refusedSwitches = [
  'no-sandbox',
  'disable-gpu-sandbox',
  'disable-setuid-sandbox',
  'no-zygote',
  'single-process',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'js-flags',
  'user-data-dir',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-file-access-from-files',
  'allow-running-insecure-content',
  'ignore-certificate-errors',
  'load-extension',
  'host-rules',
  'host-resolver-rules',
  'renderer-cmd-prefix',
  'gpu-launcher',
  'utility-cmd-prefix',
  'log-net-log',
] as const

const inspecting = /^--?inspect(-|=|$)|^--debug(-|=|$)/

/** May Chromium's sandbox be left out? Only for root (a container) and never in a packaged app. */
export const runsWithoutSandbox = ({ flavour, packaged, uid }: Pick<Start, 'flavour' | 'packaged' | 'uid'>): boolean =>
  uid === 0 && !packaged && flavour !== 'ship'

/** The Korean sentence with which the app ends instead of starting, or null. */
export function refusalOfStart(start: Start): string | null {
  const installed = start.packaged || start.flavour === 'ship'
  if (installed && start.uid === 0)
    return '영수데스크는 root로 실행되지 않습니다. 일반 사용자로 로그인한 뒤 실행하세요.'
  if (!runsWithoutSandbox(start) && start.hasSwitch('no-sandbox'))
    return 'Chromium 샌드박스 없이 시작할 수 없습니다. --no-sandbox 없이 실행하세요.'
  // Playwright drives a packaged test build through these very switches.
  if (!installed || start.flavour === 'test') return null
  const refused =
    refusedSwitches.find((name) => start.hasSwitch(name)) ?? start.words.find((word) => inspecting.test(word))
  if (refused !== undefined)
    return `허용되지 않는 실행 옵션이 있습니다: ${refused.replace(/=.*/, '')}. 옵션 없이 실행하세요.`
  const variable = start.intrudingVariables[0]
  return variable === undefined ? null : `환경 변수 ${variable}이(가) 설정되어 있습니다. 지운 뒤 실행하세요.`
}
