import { app } from 'electron'
import type { Keychain } from '../vault/keychain.ts'
import { runsWithoutSandbox } from './start-refusal.ts'
import { flavour } from './flavour.ts'

/** What the desk says of this start: version, keychain, and the sentences the operator must know. */
export interface ShellSurroundings {
  readonly version: string
  readonly notices: readonly string[]
  readonly realShopsAllowed: boolean
  keychain(): { readonly ready: boolean; readonly backend: string; readonly remedy: string | null }
}

/** Gathers them. `privateKeyring`: this start made its own keyring, where real shops are refused (decision 19). */
export function surroundingsOf(
  keychain: Keychain,
  privateKeyring: boolean,
  otherEndpoints: boolean,
): ShellSurroundings {
  const uid = process.getuid?.() ?? null
  const notices = [
    ...(runsWithoutSandbox({ flavour, packaged: app.isPackaged, uid })
      ? ['root로 실행되어 Chromium 샌드박스 없이 열렸습니다.']
      : []),
    ...(privateKeyring ? ['이 실행을 위해 만든 키링을 씁니다. 실상점은 등록할 수 없습니다.'] : []),
    ...(otherEndpoints ? ['테스트 상점의 요청은 지정된 시뮬레이터 주소로 갑니다.'] : []),
  ]
  return {
    version: app.getVersion(),
    notices,
    realShopsAllowed: !privateKeyring,
    keychain: () => {
      const state = keychain.state()
      return {
        ready: state.kind === 'ready',
        backend: state.backend,
        remedy: state.kind === 'ready' ? null : state.remedy,
      }
    },
  }
}
