import type { BrowserWindow, Session, WebContents, WebContentsPrintOptions } from 'electron'
import type { PaperPage } from '../../domain/paper-page.ts'
import type { SlipPaper } from '../../domain/refund-slip.ts'
import { slipPage } from './slip-page.ts'
import { bundledFont, createSlipShelf } from './slip-scheme.ts'
import { sheets } from './slip-style.ts'
import { createSlipWindow, slipSession } from './slip-window.ts'

/** What became of a print. */
type PrintOutcome = 'printed' | 'cancelled' | 'no-printer' | 'failed'

/** Puts slips on paper. */
export interface SlipPress {
  toPdf(slip: PaperPage, paper: SlipPaper): Promise<Uint8Array>
  print(slip: PaperPage, paper: SlipPaper): Promise<PrintOutcome>
}

const millimetresPerInch = 25.4
const pixelsPerInch = 96

/** Makes the press. `root` is the built renderer, whose font slips are set in; `window` is asked each time. */
export function createSlipPress(root: string, window: () => BrowserWindow | null): SlipPress {
  const shelf = createSlipShelf(() => bundledFont(root))
  let session: Session | null = null

  async function withSlip<T>(
    slip: PaperPage,
    paper: SlipPaper,
    use: (contents: WebContents) => Promise<T>,
  ): Promise<T> {
    session ??= slipSession(shelf)
    const page = shelf.put((nonce) => slipPage(slip, paper, nonce))
    const hidden = createSlipWindow(session, window())
    try {
      await hidden.loadURL(page.address)
      return await use(hidden.webContents)
    } finally {
      page.take()
      hidden.destroy()
    }
  }

  return {
    toPdf: (slip, paper) =>
      withSlip(slip, paper, async (contents) => {
        const { width, text, edge } = sheets[paper]
        const height = await heightOf(contents, paper)
        const isSheet = sheets[paper].height !== null
        const side = isSheet ? (width - text) / 2 : 0
        const above = isSheet ? edge : 0
        return contents.printToPDF({
          pageSize: { width: inches(width), height: inches(height) },
          margins: { top: inches(above), bottom: inches(above), left: inches(side), right: inches(side) },
          printBackground: true,
          generateTaggedPDF: true,
        })
      }),
    print: (slip, paper) =>
      withSlip(slip, paper, async (contents) => {
        if ((await contents.getPrintersAsync()).length === 0) return 'no-printer'
        const height = await heightOf(contents, paper)
        return printed(contents, {
          silent: false,
          printBackground: true,
          pageSize: { width: microns(sheets[paper].width), height: microns(height) },
          margins: { marginType: sheets[paper].height === null ? 'none' : 'default' },
        })
      }),
  }
}

const inches = (millimetres: number): number => millimetres / millimetresPerInch
const microns = (millimetres: number): number => millimetres * 1000

/** The paper's height in millimetres; of a roll as much as the page needs, asked of the layout itself because no script runs there. */
async function heightOf(contents: WebContents, paper: SlipPaper): Promise<number> {
  const { height } = sheets[paper]
  if (height !== null) return height
  contents.debugger.attach()
  try {
    const metrics: unknown = await contents.debugger.sendCommand('Page.getLayoutMetrics')
    const pixels: unknown = Reflect.get(Object(Reflect.get(Object(metrics), 'cssContentSize')), 'height')
    if (typeof pixels !== 'number') throw new Error('the layout told no height')
    return Math.ceil((pixels / pixelsPerInch) * millimetresPerInch) + 1
  } finally {
    contents.debugger.detach()
  }
}

/** Chromium's word for a dialog the operator closed without printing. */
const cancelWord = /cancel/i

const printed = (contents: WebContents, options: WebContentsPrintOptions): Promise<PrintOutcome> =>
  new Promise((settle) => {
    contents.print(options, (success, reason) => {
      settle(success ? 'printed' : cancelWord.test(reason) ? 'cancelled' : 'failed')
    })
  })
