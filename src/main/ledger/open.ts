import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { failed, ok, type Result } from '../../domain/result.ts'
import { canLoad, Connection, holdAlone, type LedgerPlace, openFile } from './database.ts'
import { sqliteCodeOf } from './fault.ts'
import type { LedgerProblem } from './ledger.ts'
import { bundledMigrations, migrate, type Migration, readVersion } from './migrate.ts'

/** A lane's connection and how to end it. */
export interface OpenLane {
  readonly db: Connection
  close(): void
}

/**
 * Opens the ledger to write: alone under whatever name it is reached, migrated, with every setting made. An existing file is first read without being written to,
 * so a newer or foreign one stays byte for byte. Nothing is ever created over an existing file.
 */
export function openToWrite(
  place: LedgerPlace,
  migrations: readonly Migration[] = bundledMigrations,
): Result<OpenLane, LedgerProblem> {
  return answering(place, () => {
    mkdirSync(dirname(place.file), { recursive: true })
    if (linksOf(place.file) > 1) return failed({ kind: 'ledger-linked' })
    const release = holdAlone({ ...place, file: ownNameOf(place.file) })
    const opened = answering(place, () => openMigrated(place, migrations))
    if (!opened.ok) {
      release()
      return opened
    }
    const db = opened.value
    return ok({
      db,
      close: () => {
        foldLog(db)
        db.close()
        release()
      },
    })
  })
}

/** The file's name without symbolic links on the way: two desks that reach it by different ones meet at one lock. */
const ownNameOf = (file: string): string => (existsSync(file) ? realpathSync(file) : file)

/** How many names a file has of its own (hard links); the log beside each would be another. 0 where it is not there. */
const linksOf = (file: string): number => (existsSync(file) ? statSync(file).nlink : 0)

/** Folds the write-ahead log into the file. A disk that is full leaves it in the log, from where the next start reads it. */
function foldLog(db: Connection): void {
  try {
    db.script('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch (cause) {
    if (sqliteCodeOf(cause) === null) throw cause
  }
}

/** Opens the ledger to read; the file is there and current, because the write lane opened it. */
export function openToRead(place: LedgerPlace): Result<OpenLane, LedgerProblem> {
  return answering(place, () => {
    const db = new Connection(openFile(place, 'read'))
    return ok({ db, close: () => db.close() })
  })
}

function openMigrated(place: LedgerPlace, migrations: readonly Migration[]): Result<Connection, LedgerProblem> {
  const version = versionOf(place, migrations.length)
  if (!version.ok) return version
  const db = new Connection(openFile(place, 'write'))
  try {
    for (const setting of writeSettings) db.first(`PRAGMA ${setting}`)
    const migrated = migrate(db, place, version.value, migrations)
    if (!migrated.ok) db.close()
    return migrated.ok ? ok(db) : migrated
  } catch (cause) {
    db.close()
    throw cause
  }
}

/** The write-ahead log is folded into the file every 16 MB, and cut back to that size after a long import. */
const writeSettings = ['journal_mode = WAL', 'wal_autocheckpoint = 4000', 'journal_size_limit = 16777216'] as const

/** The version of the file as it lies there, 0 for a new one. */
function versionOf(place: LedgerPlace, appVersion: number): Result<number, LedgerProblem> {
  if (sizeOf(place.file) === 0) {
    return sizeOf(`${place.file}-wal`) === 0
      ? ok(0)
      : failed({ kind: 'ledger-damaged', detail: 'the file is empty beside a write-ahead log that is not' })
  }
  const db = new Connection(openFile(place, 'read'))
  try {
    const { version, isLedger } = readVersion(db)
    if (!isLedger) return failed({ kind: 'ledger-unreadable' })
    return version > appVersion
      ? failed({ kind: 'ledger-newer-than-app', fileVersion: version, appVersion })
      : ok(version)
  } finally {
    db.close()
  }
}

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0)

/** Turns what SQLite throws while opening into the problem it stands for. */
function answering<T>(place: LedgerPlace, work: () => Result<T, LedgerProblem>): Result<T, LedgerProblem> {
  if (!canLoad(place.addon)) return failed({ kind: 'sqlite-addon-missing' })
  try {
    return work()
  } catch (cause) {
    const code = sqliteCodeOf(cause)
    if (code !== null) return failed(problemOf(code, cause))
    if (isLoadFailure(cause)) return failed({ kind: 'sqlite-addon-missing' })
    throw cause
  }
}

const isLoadFailure = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && (cause.code === 'MODULE_NOT_FOUND' || cause.code === 'ERR_DLOPEN_FAILED')

function problemOf(code: string, cause: unknown): LedgerProblem {
  if (code === 'SQLITE_FULL') return { kind: 'disk-full' }
  if (code.startsWith('SQLITE_BUSY')) return { kind: 'ledger-in-use' }
  if (code.startsWith('SQLITE_CORRUPT'))
    return { kind: 'ledger-damaged', detail: cause instanceof Error ? cause.message : code }
  return { kind: 'ledger-unreadable' }
}
