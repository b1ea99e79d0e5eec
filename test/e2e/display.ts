import { startDisplay } from '../../scripts/session/display.mjs'

/**
 * How many specs run at a time: each on a display of its own, so that no window takes another's keys or covers it. Where displays are not
 * made in memory, one.
 */
export const atOnce = process.platform === 'linux' ? 2 : 1

/** Before all specs: displays in memory, also where a person has one. Gives what ends them. */
// Playwright takes this only as a default export.
// oxlint-disable-next-line import/no-default-export -- because Playwright loads a global set-up by its default export
export default async function provideDisplays(): Promise<() => Promise<void>> {
  if (process.platform !== 'linux') return async () => undefined
  const displays = await Promise.all(Array.from({ length: atOnce }, () => startDisplay()))
  process.env['E2E_DISPLAYS'] = displays.map(({ environment }) => environment.DISPLAY).join(' ')
  return async () => {
    for (const { stop } of displays) await stop()
  }
}

/** In a worker: takes the display that is its own. */
export function takeDisplay(): void {
  const displays = process.env['E2E_DISPLAYS']?.split(' ') ?? []
  const own = displays[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)]
  if (own !== undefined) process.env['DISPLAY'] = own
}
