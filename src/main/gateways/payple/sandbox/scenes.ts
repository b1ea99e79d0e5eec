/**
 * What may go wrong. `target` is the call it happens to unless the scene names a path. `applied` says whether what was asked for
 * took place all the same; null leaves that to the sandbox's own judgement.
 */
const table = {
  declined: { target: 'cancel', applied: false },
  slow: { target: 'cancel', applied: null },
  'lost-after-commit': { target: 'cancel', applied: null },
  'lost-before-commit': { target: 'cancel', applied: false },
  'reset-before-body': { target: 'cancel', applied: false },
  'reset-after-body': { target: 'cancel', applied: null },
  'http-500': { target: 'cancel', applied: false },
  'http-500-after-commit': { target: 'cancel', applied: null },
  html: { target: 'cancel', applied: false },
  redirect: { target: 'cancel', applied: false },
  'truncated-json': { target: 'cancel', applied: null },
  numbers: { target: 'cancel', applied: null },
  'taxsave-failed': { target: 'cancel', applied: null },
  'no-pay-time': { target: 'cancel', applied: null },
  'no-code': { target: 'cancel', applied: null },
  'odd-code': { target: 'cancel', applied: null },
  'no-answer-from-bank': { target: 'cancel', applied: null },
  'wrong-total': { target: 'cancel', applied: null },
  'other-order': { target: 'cancel', applied: null },
  'expired-token': { target: 'cancel', applied: false },
  tsdl0000: { target: 'method-end', applied: null },
  pchk000: { target: 'look-up', applied: null },
  'auth-declined': { target: 'auth', applied: null },
  'auth-slow': { target: 'auth', applied: null },
  'auth-lost': { target: 'auth', applied: null },
  'auth-http-500': { target: 'auth', applied: null },
  'auth-html': { target: 'auth', applied: null },
  'auth-elsewhere': { target: 'auth', applied: null },
} as const satisfies Record<string, { readonly target: Target; readonly applied: false | null }>

/** Which call a scene happens to. */
export type Target = 'auth' | 'cancel' | 'look-up' | 'method-end'

/** Names of the scenes; README.md tells each. */
export type SceneName = keyof typeof table

/** All scenes. */
export const sceneNames: readonly SceneName[] = Object.keys(table).filter((name): name is SceneName =>
  Object.hasOwn(table, name),
)

/** Is this the name of a scene? */
export const isSceneName = (name: unknown): name is SceneName => typeof name === 'string' && Object.hasOwn(table, name)

/** Does a call under this scene leave the book as it was? */
export const leavesBookAlone = (scene: SceneName | null): boolean => scene !== null && table[scene].applied === false

interface Planned {
  readonly name: SceneName
  readonly path: string | null
  left: number
}

/** The scene of the whole process, and those planned for the next calls; planned ones come first, in the order given. */
export function createScenes(whole: SceneName | null) {
  let planned: Planned[] = []
  return {
    plan(name: SceneName, times: number, path: string | null) {
      planned.push({ name, path, left: times })
    },
    clear() {
      planned = []
    },
    /** The scene of a call by its path and ACT_; a scene that names a path alone strikes every ACT_ of it. */
    next(target: Target | null, call: string): SceneName | null {
      const one = planned.find(({ name, path }) =>
        path === null ? table[name].target === target : path === call || path === call.split('?')[0],
      )
      if (one === undefined) return whole !== null && table[whole].target === target ? whole : null
      one.left -= 1
      if (one.left <= 0) planned = planned.filter((each) => each !== one)
      return one.name
    },
  }
}
