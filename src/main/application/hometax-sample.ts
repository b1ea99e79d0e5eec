import { basename, dirname } from 'node:path'
import { failed, ok, type Result } from '../../domain/result.ts'
import { DiskFull } from './disk-full.ts'
import type { Ports } from './ports.ts'

/** A list of practice that was written. */
interface WrittenSample {
  readonly fileName: string
  readonly folder: string
  readonly rows: number
  readonly planted: number
}

type Refusal =
  | { readonly kind: 'not-in-practice' }
  | { readonly kind: 'business-not-found' }
  | { readonly kind: 'file-not-writable' }

/** More findings than the practice book can have. */
const allFindings = 100_000

/** Writes Hometax's list of practice where the operator chooses; null when no place was chosen. */
export async function samplePractice(
  { books, clock, dialogs, files, sampleList }: Ports,
  businessId: string,
): Promise<Result<WrittenSample | null, Refusal>> {
  const { name, ledger } = books.current()
  if (name !== 'practice') return failed({ kind: 'not-in-practice' })
  if (!(await ledger.businesses()).some(({ id }) => id === businessId)) return failed({ kind: 'business-not-found' })
  const today = clock.today()
  const { rows } = await ledger.findings({
    businessId,
    trialListId: null,
    today,
    filter: { causes: [], standings: [], month: null },
    offset: 0,
    limit: allFindings,
  })
  const sample = sampleList(
    rows.map(({ finding }) => finding),
    today,
  )
  const file = await dialogs.chooseSaveFile('연습용 홈택스 파일 저장', sample.name)
  if (file === null) return ok(null)
  const { headers, rows: table } = sample
  const written = await files.writeTable({ file, encoding: 'cp949', headers, rows: table })
  if (written.ok)
    return ok({
      fileName: basename(file),
      folder: dirname(file),
      rows: written.value.rows,
      planted: sample.planted,
    })
  if (written.failure.kind === 'disk-full') throw new DiskFull()
  return failed({ kind: 'file-not-writable' })
}
