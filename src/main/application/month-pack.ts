import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import type { Business } from '../../domain/business.ts'
import type { Day, Month } from '../../domain/day.ts'
import type { CloseRow } from '../../domain/month-close.ts'
import { type LedgerCell, ledgerColumns } from '../../domain/receipt/ledger-columns.ts'
import { ledgerFileName } from '../../domain/receipt/ledger-file.ts'
import { wholeLedger } from '../../domain/receipt/ledger-filter.ts'
import type { ReceiptLedgerRow } from '../../domain/receipt/ledger-row.ts'
import { matchCauses } from '../../domain/reconciliation/finding.ts'
import { findingCells, findingColumns } from '../../domain/reconciliation/finding-columns.ts'
import type { StandingFinding } from '../../domain/reconciliation/reconciled.ts'
import { findingStandings } from '../../domain/reconciliation/settlement.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import { environments, type Shop } from '../../domain/shop.ts'
import type { FileProblem } from '../files/file-lane.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { ledgerRowsIn, type PackedLedgerRows } from '../packed/ledger-rows.ts'
import { writeSeatFile } from '../seats/signed-file.ts'
import type { SeatKey, SeatKeyRefusal } from '../vault/seat-key.ts'
import type { Ports } from './ports.ts'
import { ledgerPages, type WantedLedger } from './ledger-pages.ts'
import { paymentsIn } from './reconciliation-view.ts'

/** A month of a business as of a day: what a pack is made from, and nothing else. */
export interface PackOf {
  readonly business: Business
  readonly month: Month
  readonly asOf: Day
}

const FileShape = z.object({ name: z.string(), bytes: z.int(), sha256: z.string() })

/** What a pack says of itself, signed. Nothing in it tells when or by whom it was made, so that the same month gives the same bytes. */
export const PackManifest = z.object({
  month: z.string(),
  asOf: z.string(),
  environment: z.enum(environments),
  businessNumber: z.string().nullable(),
  shops: z.array(z.string()),
  files: z.array(FileShape),
  standings: z.record(z.enum(findingStandings), z.int()),
  causes: z.array(
    z.object({
      cause: z.enum(matchCauses),
      findings: z.int(),
      due: z.int(),
      known: z.int(),
      hometax: z.int(),
    }),
  ),
})

/** The name of the signed manifest in a pack. */
const manifestName = '월마감_확인서.json'

const digestOf = (said: unknown): string => createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32)

/** Numbers the rows of a payment, so that each has a name of its own that stays when others come. */
function createRowNames() {
  const counts = new Map<string, number>()
  return (row: ReceiptLedgerRow): string => {
    const name = `${row.transactionId} ${row.kind}`
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return `${name} ${count}`
  }
}

/** All of a shop's month, masked: a pack leaves the desk. */
const wholeOf = (shop: Shop, month: Month): WantedLedger => ({ shop, month, filter: wholeLedger, isMasked: true })

/** The ledger of a month with a digest of each row put aside as it goes by. */
async function* tapped(
  ledger: Ledger,
  clock: Ports['clock'],
  { month, asOf }: PackOf,
  shop: Shop,
  rows: CloseRow[],
): AsyncGenerator<PackedLedgerRows> {
  const nameOf = createRowNames()
  const asOfClock = { clock: { ...clock, today: () => asOf } }
  for await (const page of ledgerPages(asOfClock, ledger, wholeOf(shop, month))) {
    for (const row of ledgerRowsIn(page))
      rows.push({ id: nameOf(row), digest: digestOf(ledgerColumns.map((column) => column.value(row))) })
    yield page
  }
}

/** What of the ledger and the reconciliation a month is made of, read through, and how many of its findings stand where. */
export async function readMonth(
  ledger: Ledger,
  clock: Ports['clock'],
  of: PackOf,
): Promise<{ readonly rows: readonly CloseRow[]; readonly standings: ReturnType<typeof standingsOf> }> {
  const rows: CloseRow[] = []
  for (const shop of of.business.shops) for await (const _page of tapped(ledger, clock, of, shop, rows)) continue
  const findings = await findingsOf(ledger, of)
  return { rows: [...rows, ...rowsOfFindings(findings)], standings: standingsOf(findings) }
}

const rowsOfFindings = (findings: readonly StandingFinding[]): readonly CloseRow[] =>
  findings.map((row) => ({
    id: row.id,
    digest: digestOf(findingCells(row, new Map()).map(({ value }) => value)),
  }))

const findingsAtOnce = 500

/** The findings whose tax date falls in the month, in the order of the queue. */
async function findingsOf(ledger: Ledger, { business, month, asOf }: PackOf): Promise<readonly StandingFinding[]> {
  const all: StandingFinding[] = []
  for (;;) {
    const { rows, count } = await ledger.findings({
      businessId: business.id,
      trialListId: null,
      today: asOf,
      filter: { causes: [], standings: [], month },
      offset: all.length,
      limit: findingsAtOnce,
    })
    all.push(...rows)
    if (rows.length === 0 || all.length >= count) return all
  }
}

/** A pack that was written: where it stands, its manifest as text, and the rows it was made of. */
export interface WrittenPack {
  readonly folder: string
  readonly manifest: string
  readonly rows: readonly CloseRow[]
}

/**
 * Writes the pack of a month: whole at `target`, or nothing of it. The same month as of the same day gives the same bytes. `beforeItStands`
 * is awaited when all is written and nothing stands there yet.
 */
export async function writePack(
  { files, clock }: Pick<Ports, 'files' | 'clock'>,
  { ledger, seatKey }: { readonly ledger: Ledger; readonly seatKey: SeatKey },
  of: PackOf,
  target: string,
  beforeItStands: (pack: Omit<WrittenPack, 'folder'>) => Promise<void>,
): Promise<Result<WrittenPack, FileProblem | SeatKeyRefusal>> {
  const begun = await files.folder({ act: 'begin', target })
  if (!begun.ok) return begun
  const { folder } = begun.value
  const filled = await fill({ files, clock }, { ledger, seatKey }, of, folder)
  if (filled.ok) {
    await beforeItStands(filled.value)
    const finished = await files.folder({ act: 'finish', folder, target })
    if (finished.ok) return ok({ ...filled.value, folder: finished.value.folder })
    await files.folder({ act: 'drop', folder })
    return finished
  }
  await files.folder({ act: 'drop', folder })
  return filled
}

async function fill(
  { files, clock }: Pick<Ports, 'files' | 'clock'>,
  { ledger, seatKey }: { readonly ledger: Ledger; readonly seatKey: SeatKey },
  of: PackOf,
  folder: string,
): Promise<Result<Omit<WrittenPack, 'folder'>, FileProblem | SeatKeyRefusal>> {
  const rows: CloseRow[] = []
  const names = new Set<string>()
  for (const shop of of.business.shops) {
    const { environment } = of.business
    const { filter, isMasked } = wholeOf(shop, of.month)
    const named = {
      book: environment === 'practice' ? 'practice' : 'work',
      shopName: shop.name,
      month: of.month,
    } as const
    const name = freeName(names, ledgerFileName(named, 'csv-utf-8'))
    const written = await files.writeReceiptLedger(
      {
        file: join(folder, name),
        format: 'csv-utf-8',
        about: { ...named, filter, isMasked, madeAt: clock.now() },
      },
      () => tapped(ledger, clock, of, shop, rows),
      () => undefined,
      new AbortController().signal,
    )
    if (!written.ok) return written
  }
  const findings = await findingsOf(ledger, of)
  const orders = await ledger.orderNumbers({ transactionIds: paymentsIn(findings) })
  const tables = [
    { name: `대사결과_${of.month}.csv`, of: findings },
    { name: `예외_${of.month}.csv`, of: findings.filter(({ standing }) => standing !== 'nothing-to-do') },
  ]
  for (const table of tables) {
    const cells: readonly (readonly LedgerCell[])[] = table.of.map((row) => findingCells(row, orders))
    const headers = findingColumns.map(({ header }) => header)
    const request = { file: join(folder, table.name), encoding: 'utf-8', headers, rows: cells } as const
    const written = await files.writeTable(request)
    if (!written.ok) return written
  }
  const digests = await files.folder({ act: 'digest', folder })
  if (!digests.ok) return digests
  const manifest = signed(seatKey, { of, files: [...digests.value.files], findings })
  if (!manifest.ok) return manifest
  const document = { file: join(folder, manifestName), bytes: Buffer.from(manifest.value) }
  const written = await files.writeDocument(document)
  return written.ok ? ok({ manifest: manifest.value, rows: [...rows, ...rowsOfFindings(findings)] }) : written
}

function freeName(taken: Set<string>, name: string): string {
  let free = name
  for (let number = 2; taken.has(free); number += 1) free = name.replace(/\.csv$/, `_${number}.csv`)
  taken.add(free)
  return free
}

interface Said {
  readonly of: PackOf
  readonly files: z.output<typeof FileShape>[]
  readonly findings: readonly StandingFinding[]
}

function signed(seatKey: SeatKey, { of, files, findings }: Said): Result<string, SeatKeyRefusal> {
  const publicKey = seatKey.make()
  if (!publicKey.ok) return failed(publicKey.failure)
  const payload = {
    month: of.month,
    asOf: of.asOf,
    environment: of.business.environment,
    businessNumber: of.business.number,
    shops: of.business.shops.map(({ name }) => name),
    files,
    standings: standingsOf(findings),
    causes: causesOf(findings),
  }
  const key = { publicKey: publicKey.value, sign: (bytes: Uint8Array) => seatKey.sign(bytes) }
  return writeSeatFile('yeongsu-desk-month-close', PackManifest, payload, key)
}

/** How many findings stand where. */
function standingsOf(findings: readonly StandingFinding[]): z.output<typeof PackManifest>['standings'] {
  const counts = { 'nothing-to-do': 0, open: 0, changed: 0, waiting: 0, accepted: 0 }
  for (const { standing } of findings) counts[standing] += 1
  return counts
}

function causesOf(findings: readonly StandingFinding[]): z.output<typeof PackManifest>['causes'] {
  return matchCauses.flatMap((cause) => {
    const ofCause = findings.filter(({ finding }) => finding.cause === cause)
    const sum = (side: 'due' | 'known' | 'hometax'): number =>
      ofCause.reduce((won, { finding }) => won + finding[side], 0)
    return ofCause.length === 0
      ? []
      : [{ cause, findings: ofCause.length, due: sum('due'), known: sum('known'), hometax: sum('hometax') }]
  })
}
