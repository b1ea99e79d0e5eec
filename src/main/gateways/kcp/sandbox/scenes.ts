/**
 * What goes wrong. Applied before the answer: `slow`, `lost-after-commit`, `reset-after-body`, `http-500-after-commit`,
 * `truncated-json`, `numbers`, `cp949`. Not applied: `declined`, `8012`, `8392`, `lost-before-commit`, `reset-before-body`,
 * `http-500`, `html`. `stale-inquiry` answers inquiries as if the latest cancel had not been; told the cancels' path, look-ups of
 * receipts.
 */
const sceneNames = [
  'normal',
  'declined',
  'slow',
  'lost-after-commit',
  'lost-before-commit',
  'reset-before-body',
  'reset-after-body',
  'http-500',
  'http-500-after-commit',
  'html',
  'truncated-json',
  'numbers',
  'cp949',
  '8012',
  '8392',
  'stale-inquiry',
] as const
export type SceneName = (typeof sceneNames)[number]

/** Reads a scene's name; null when there is none by it. */
export const readSceneName = (text: unknown): SceneName | null => sceneNames.find((name) => name === text) ?? null

/** A scene to be played: on which path, how often (null for the whole process), and how long `slow` waits. */
export interface Scene {
  readonly name: SceneName
  readonly path: string | null
  readonly times: number | null
  readonly delayMs: number
}

/** A request as scenes see it: where it came, and whether it is the look-up of a receipt, which shares its path with cancels. */
export interface Asked {
  readonly path: string
  readonly looksUp: boolean
}

/** Scenes strike cancels, except those about inquiries and those about the form of every answer; one told its path strikes all there. */
export const strikes = (scene: Scene, { path, looksUp }: Asked): boolean =>
  scene.path !== null
    ? scene.path === path
    : scene.name === 'stale-inquiry'
      ? path === '/std/inquery'
      : scene.name === 'numbers' || scene.name === 'cp949' || (path === '/gw/mod/v1/cancel' && !looksUp)

/** Refused by the scene itself, before the payment is looked at; null when the scene refuses nothing. */
export function refusalOfScene(
  name: SceneName,
  modType: string,
): { readonly res_cd: string; readonly res_msg: string } | null {
  if (name === 'declined') return { res_cd: '8178', res_msg: '상계가능한 정산예정금액 부족으로 취소 불가' }
  if (name === '8012') return { res_cd: '8012', res_msg: '취소불가 - 상점관리자 문의' }
  if (name === '8392' && modType === 'STPC') return { res_cd: '8392', res_msg: '부분취소 불가 사이트' }
  return null
}

/** Does the request end here, before anything is applied? */
export const stopsBeforeCommit = (name: SceneName): boolean =>
  name === 'lost-before-commit' || name === 'reset-before-body' || name === 'http-500' || name === 'html'
