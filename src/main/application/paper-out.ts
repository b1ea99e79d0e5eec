import { basename, dirname } from 'node:path'
import type { PaperPage } from '../../domain/paper-page.ts'
import type { SlipPaper } from '../../domain/refund-slip.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import { DiskFull } from './disk-full.ts'
import type { Ports } from './ports.ts'

/** A page on its way out. `note` keeps in the audit that it went, and how it ended. */
interface PageOut {
  readonly page: PaperPage
  readonly paper: SlipPaper
  readonly note: (outcome: string) => Promise<unknown>
}

/** A page that is to be saved; `page` is asked for once the operator has chosen, since the dialog may have stood open while the book changed. */
interface PageToSave {
  readonly title: string
  readonly fileName: string
  readonly page: () => Promise<PageOut>
}

/** Saves a page as PDF where the operator chooses; a file is whole or not there. `saved` is null when nothing was chosen. */
export async function savePage(
  ports: Pick<Ports, 'dialogs' | 'printing' | 'files'>,
  { title, fileName, page }: PageToSave,
): Promise<
  Result<
    { saved: { readonly fileName: string; readonly folder: string } | null },
    { readonly kind: 'file-not-writable' }
  >
> {
  const file = await ports.dialogs.chooseSaveFile(title, fileName)
  if (file === null) return ok({ saved: null })
  const out = await page()
  const bytes = await ports.printing.toPdf(out.page, out.paper)
  const written = await ports.files.writeDocument({ file, bytes })
  await out.note(written.ok ? 'written' : written.failure.kind)
  if (written.ok) return ok({ saved: { fileName: basename(file), folder: dirname(file) } })
  if (written.failure.kind === 'disk-full') throw new DiskFull()
  return failed({ kind: 'file-not-writable' })
}

/** Prints a page. What the operator cancels in the system's dialog left nothing and is not kept. */
export async function printPage(
  ports: Pick<Ports, 'printing'>,
  { page, paper, note }: PageOut,
): Promise<Result<{ printed: boolean }, { readonly kind: 'printer-missing' | 'print-failed' }>> {
  const outcome = await ports.printing.print(page, paper)
  switch (outcome) {
    case 'cancelled':
      return ok({ printed: false })
    case 'no-printer':
      return failed({ kind: 'printer-missing' })
    case 'printed':
    case 'failed':
      await note(outcome)
      return outcome === 'printed' ? ok({ printed: true }) : failed({ kind: 'print-failed' })
  }
}
