import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { failed, ok, type Result } from '../../domain/result.ts'
import { Connection, type LedgerPlace, ledgerMark, openFile } from './database.ts'
import { sqliteCodeOf } from './fault.ts'
import type { LedgerProblem } from './ledger.ts'

/** One step of the ledger's schema: `0001_ledger.sql` and its text. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}

/** The migrations of this build, in their order; the folder is the list. Throws when a number is missing or twice. */
export const bundledMigrations: readonly Migration[] = inOrder(
  import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true }),
)

/** Reads file names and texts as migrations numbered 1, 2, 3, … without gaps. */
export function inOrder(files: Readonly<Record<string, string>>): readonly Migration[] {
  const migrations = Object.entries(files)
    .map(([path, sql]) => {
      const name = path.slice(path.lastIndexOf('/') + 1)
      return { number: Number(/^(\d{4})_/.exec(name)?.[1]), name, sql }
    })
    .sort((a, b) => a.number - b.number)
  migrations.forEach(({ number, name }, index) => {
    if (number !== index + 1) throw new RangeError(`migration ${index + 1} is missing or ${name} is misnamed`)
  })
  return migrations
}

/** Fingerprint of a migration's text; line endings are the checkout's and do not count. */
const checksumOf = (sql: string): string => createHash('sha256').update(sql.replace(/\r\n/g, '\n')).digest('hex')

/** What an existing file says of itself. Version 0 is an empty file. */
export interface FileVersion {
  readonly version: number
  readonly isLedger: boolean
}

/** Reads a file's version without writing to it. Throws SQLite's error. */
export function readVersion(db: Connection): FileVersion {
  const version = db.first<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
  const mark = db.first<{ application_id: number }>('PRAGMA application_id')?.application_id
  const tables = db.first<{ count: number }>('SELECT count(*) AS count FROM sqlite_schema')?.count ?? 0
  return { version, isLedger: mark === ledgerMark || (version === 0 && tables === 0) }
}

/**
 * Brings a file to the newest version: each pending migration in one transaction with its number and checksum.
 * An existing file is copied first; the copy is opened and checked before it counts as a backup.
 */
export function migrate(
  db: Connection,
  place: LedgerPlace,
  version: number,
  migrations: readonly Migration[] = bundledMigrations,
): Result<null, LedgerProblem> {
  const edited = editedMigration(db, version, migrations)
  if (edited !== null) return failed({ kind: 'migration-failed', migration: edited, backup: null })
  const pending = migrations.filter((one) => one.number > version)
  const [first] = pending
  if (first === undefined) return ok(null)
  let backup: string | null = null
  let current = first
  try {
    if (version > 0) backup = backUp(db, place, version)
    for (const one of pending) {
      current = one
      apply(db, one)
    }
    return ok(null)
  } catch (cause) {
    if (sqliteCodeOf(cause) === 'SQLITE_FULL') return failed({ kind: 'disk-full' })
    return failed({ kind: 'migration-failed', migration: current.name, backup })
  }
}

/** The first applied migration whose text is not what was applied; null when all are. */
function editedMigration(db: Connection, version: number, migrations: readonly Migration[]): string | null {
  if (version === 0) return null
  const applied = new Map(
    db
      .all<{ number: number; checksum: string }>('SELECT number, checksum FROM migration')
      .map((row) => [row.number, row.checksum]),
  )
  const edited = migrations.find(({ number, sql }) => number <= version && applied.get(number) !== checksumOf(sql))
  return edited?.name ?? null
}

function apply(db: Connection, { number, name, sql }: Migration): void {
  db.atOnce('immediate', () => {
    db.script(sql)
    db.run('INSERT INTO migration (number, name, checksum) VALUES (?, ?, ?)', number, name, checksumOf(sql))
    db.script(`PRAGMA application_id = ${ledgerMark}; PRAGMA user_version = ${number};`)
  })
}

/** Copies the file beside itself, encrypted with the same key, and reads the copy through. Throws when it is not whole. */
function backUp(db: Connection, place: LedgerPlace, version: number): string {
  const backup = freeName(`${place.file}.before-${String(version + 1).padStart(4, '0')}`)
  db.run('VACUUM INTO ?', backup)
  const copy = new Connection(openFile({ ...place, file: backup }, 'read'))
  try {
    const check = copy.first<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check
    if (check !== 'ok' || readVersion(copy).version !== version) throw new Error(`the backup is not whole: ${check}`)
  } finally {
    copy.close()
  }
  return backup
}

function freeName(wanted: string): string {
  let name = wanted
  for (let count = 2; existsSync(name); count += 1) name = `${wanted}-${count}`
  return name
}
