import { writeFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import type { Desk } from './fixtures.ts'

/** Looks at what is in sight of a desk as people do: in both colours, small, enlarged, and with a helper's eyes. */
export interface Examiner {
  /** Faults axe finds, as `rule: where`. */
  faults(rules?: string[]): Promise<string[]>
  /** Everything one can press or type into that is cut off at a side where nothing scrolls. */
  cutOff(): Promise<string[]>
  /** Waits until what was opened stands still and has what it shows. */
  settled(): Promise<void>
  /** A picture among the test's results. */
  shoot(name: string): Promise<void>
  /** Holds what is in sight against all that is asked of every screen. */
  examine(name: string): Promise<void>
  /** Closes what the test opened above the page. */
  close(): Promise<void>
}

/** An examiner of the desk's window. */
export function createExaminer({ app, page }: Pick<Desk, 'app' | 'page'>): Examiner {
  /** Faults axe finds, as `rule: where`. The page's policy lets no helper page in, hence the older way of running it. */
  async function faults(rules?: string[]): Promise<string[]> {
    const axe = new AxeBuilder({ page }).setLegacyMode(true)
    const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze()
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 160)}`),
    )
  }

  /** Everything one can press or type into that is cut off at a side where nothing scrolls. */
  const cutOff = (): Promise<string[]> =>
    page.evaluate(() => {
      const isCut = (element: Element, across: boolean): boolean => {
        const sideOf = (box: DOMRect): readonly [number, number] =>
          across ? [box.left, box.right] : [box.top, box.bottom]
        const [begins, ends] = sideOf(element.getBoundingClientRect())
        if (ends - begins <= 1 || !element.checkVisibility({ visibilityProperty: true })) return false
        let from = 0
        let to = across ? innerWidth : innerHeight
        for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) {
          const style = getComputedStyle(outer)
          const overflow = across ? style.overflowX : style.overflowY
          if (overflow === 'visible') continue
          const hides = across ? outer.scrollWidth > outer.clientWidth : outer.scrollHeight > outer.clientHeight
          if ((overflow === 'auto' || overflow === 'scroll') && hides) return false
          const [first, last] = sideOf(outer.getBoundingClientRect())
          // Only read aloud: what closes an open list for a screen reader.
          if (last - first <= 1) return false
          from = Math.max(from, first)
          to = Math.min(to, last)
        }
        return begins < from - 1 || ends > to + 1
      }
      const pressable =
        'button, input:not([type="radio"]):not([type="checkbox"]):not([type="file"]), textarea, [role="tab"]'
      const above = document.querySelector('[role="dialog"], [role="alertdialog"]') ?? document
      const reachable = [...above.querySelectorAll(pressable)].filter(
        (one) => one.closest('[aria-hidden="true"]') === null,
      )
      const found = reachable
        .filter((one) => isCut(one, true) || isCut(one, false))
        .map((one) => one.textContent || one.outerHTML)
      return document.documentElement.scrollWidth > innerWidth ? ['the page itself', ...found] : found
    })

  /** Size of the window's content, in points of the screen, and how much it is enlarged. */
  const resize = async (width: number, height: number, zoom: number): Promise<void> => {
    await app.evaluate(
      ({ BrowserWindow }, to) => {
        const [window] = BrowserWindow.getAllWindows()
        window?.setContentSize(to.width, to.height)
        window?.webContents.setZoomFactor(to.zoom)
      },
      { width, height, zoom },
    )
    await page.waitForFunction((css) => Math.abs(innerWidth - css) <= 1, width / zoom)
    await drawn()
  }

  /** Both frames of a change are past, and what is laid beside something else has followed it. */
  const drawn = (): Promise<unknown> =>
    page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))))

  /** A picture among the test's results, as the window shows it: the driver's own would leave out what is enlarged. */
  async function shoot(name: string): Promise<void> {
    await drawn()
    const picture = await app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      return (await window?.webContents.capturePage())?.toPNG().toString('base64') ?? ''
    })
    writeFileSync(test.info().outputPath(`${name}.png`), Buffer.from(picture, 'base64'))
  }

  /** Waits until what was opened stands still and has what it shows. */
  async function settled(): Promise<void> {
    await expect(page.getByText('불러오는 중')).toHaveCount(0)
    // What was just opened begins to move with its first frame: until then nothing would be waited for.
    await drawn()
    await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)).then(() => null))
    // On a busy machine a dialog is there before its first frame is: until that it is seen through.
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].every((one) =>
        one.checkVisibility({ opacityProperty: true }),
      ),
    )
  }

  /** Holds what is in sight against all that is asked of every screen. */
  async function examine(name: string): Promise<void> {
    await settled()
    await page.emulateMedia({ colorScheme: 'light' })
    await shoot(`${name}-light`)
    const light = await faults()
    await page.emulateMedia({ colorScheme: 'dark' })
    await settled()
    await shoot(`${name}-dark`)
    const dark = await faults(['color-contrast'])
    await page.emulateMedia({ colorScheme: 'light' })
    expect.soft(light, `${name}, light`).toEqual([])
    expect.soft(dark, `${name}, dark`).toEqual([])
    expect.soft(await cutOff(), `${name} at 1280`).toEqual([])
    for (const [width, height, zoom] of [
      [1024, 700, 1],
      [1280, 800, 2],
    ] as const) {
      await resize(width, height, zoom)
      expect.soft(await cutOff(), `${name} at ${width}x${height}, ${zoom * 100} %`).toEqual([])
      await shoot(`${name}-${width}x${height}-${zoom * 100}`)
    }
    await resize(1280, 800, 1)
  }

  /** Closes what the test opened above the page. */
  const close = async (): Promise<void> => {
    // A tip under the pointer would take the first Escape for itself.
    await page.mouse.move(0, 0)
    await expect(page.getByRole('tooltip')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }

  return { faults, cutOff, settled, shoot, examine, close }
}
