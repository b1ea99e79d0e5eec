import { hasDisplay, startDisplay } from '../../scripts/session/display.mjs'

/** Before all specs: a display in memory where there is none. Gives what ends it. */
// Playwright takes this only as a default export.
// oxlint-disable-next-line import/no-default-export -- because Playwright loads a global set-up by its default export
export default async function provideDisplay(): Promise<() => Promise<void>> {
  if (hasDisplay()) return async () => undefined
  const display = await startDisplay()
  process.env['DISPLAY'] = display.environment.DISPLAY
  return display.stop
}
