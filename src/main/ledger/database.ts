// oxlint-disable-next-line import/default -- because the package is CommonJS: its export is what Node gives as the default
import Database from 'better-sqlite3'

/** What may be handed to a statement. Bytes are text in UTF-8 that is there already, and are cast to TEXT: no column holds a blob. */
export type SqlValue = string | number | Uint8Array | null

/** A connection that asks. Rows come as SQL says; `rows.ts` turns them into domain values. */
export interface ReadDb {
  /** All rows of a statement; the caller names their shape. */
  all<Row>(sql: string, ...values: readonly SqlValue[]): readonly Row[]
  /** The first row of a statement; undefined when there is none. */
  first<Row>(sql: string, ...values: readonly SqlValue[]): Row | undefined
}

/** A connection that may write. A query never sees one as such. */
export interface WriteDb extends ReadDb {
  /** Runs one statement; tells how many rows it changed and the number of the last row added. */
  run(sql: string, ...values: readonly SqlValue[]): { readonly changes: number; readonly number: number }
}

/** A statement that is prepared, and whether its parameters are numbered. */
interface Prepared<Row> {
  readonly statement: Database.Statement<unknown[], Row>
  readonly isNumbered: boolean
}

/** Numbered parameters (`?1`) are named ones to the addon, under their number; plain ones come in their order. */
const bindings = ({ isNumbered }: Prepared<unknown>, values: readonly SqlValue[]): readonly unknown[] =>
  isNumbered ? [Object.fromEntries(values.map((value, index) => [String(index + 1), value]))] : values

/** One open file. Statements are prepared once and kept. */
export class Connection implements WriteDb {
  readonly #db: Database.Database
  readonly #statements = new Map<string, Prepared<unknown>>()

  constructor(db: Database.Database) {
    this.#db = db
  }

  all<Row>(sql: string, ...values: readonly SqlValue[]): readonly Row[] {
    const prepared = this.#prepared<Row>(sql)
    return prepared.statement.all(...bindings(prepared, values))
  }

  first<Row>(sql: string, ...values: readonly SqlValue[]): Row | undefined {
    const prepared = this.#prepared<Row>(sql)
    return prepared.statement.get(...bindings(prepared, values))
  }

  run(sql: string, ...values: readonly SqlValue[]): { changes: number; number: number } {
    const prepared = this.#prepared<unknown>(sql)
    const { changes, lastInsertRowid } = prepared.statement.run(...bindings(prepared, values))
    return { changes, number: Number(lastInsertRowid) }
  }

  /** Runs SQL text of any number of statements, outside the cache. */
  script(sql: string): void {
    this.#db.exec(sql)
  }

  /** Runs `work` in one transaction: all of it is on disk afterwards, or nothing. `immediate` takes the right to write at once. */
  atOnce<T>(mode: 'deferred' | 'immediate', work: () => T): T {
    this.#db.exec(mode === 'immediate' ? 'BEGIN IMMEDIATE' : 'BEGIN')
    try {
      const value = work()
      this.#db.exec('COMMIT')
      return value
    } catch (cause) {
      // A full disk may have ended the transaction already.
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
      throw cause
    }
  }

  close(): void {
    this.#statements.clear()
    this.#db.close()
  }

  #prepared<Row>(sql: string): Prepared<Row> {
    let prepared = this.#statements.get(sql)
    if (prepared === undefined) {
      prepared = { statement: this.#db.prepare(sql), isNumbered: /\?\d/.test(sql) }
      this.#statements.set(sql, prepared)
    }
    // SQL is text, so the shape of its rows is the caller's word; this is the one place it is taken.
    return prepared as Prepared<Row>
  }
}

/** Which file, with which key, by which build of SQLite. `key` is 32 bytes; `addon` null takes the package's prebuild. */
export interface LedgerPlace {
  readonly file: string
  readonly key: Uint8Array
  readonly addon: string | null
}

/** Node-API version the package's prebuilds ask for; loading one on an older runtime is a segmentation fault. */
const prebuildNodeApi = 10

/** May SQLite be loaded in this process without crashing it? */
export const canLoad = (addon: string | null, nodeApi: string | undefined = process.versions['napi']): boolean =>
  addon !== null || Number(nodeApi) >= prebuildNodeApi

/** Marks a file as a ledger of this product: "YSDK" (PRAGMA application_id). */
export const ledgerMark = 0x5953444b

const busyTimeoutMs = 5_000

/**
 * Opens the file with its key and every setting the ledger relies on; nothing is left to a build's default, because this
 * build's default in WAL mode does not sync a commit. Throws SQLite's error; a wrong key shows at the first read.
 */
export function openFile(place: LedgerPlace, mode: 'read' | 'write'): Database.Database {
  if (place.key.length !== 32) throw new RangeError(`a ledger key has 32 bytes, not ${place.key.length}`)
  const db = load(place.file, place.addon, { readonly: mode === 'read', timeout: busyTimeoutMs })
  try {
    unlock(db, place.key)
    for (const setting of settings) db.pragma(setting)
    return db
  } catch (cause) {
    db.close()
    throw cause
  }
}

const load = (file: string, addon: string | null, options: Database.Options): Database.Database =>
  new Database(file, addon === null ? options : { ...options, nativeBinding: addon })

/**
 * Holds a ledger for this process with an exclusive lock on an empty file beside it, which the system drops when the process
 * ends however it ends. Gives back how to let go. Throws SQLITE_BUSY while another holds it.
 */
export function holdAlone({ file, addon }: Pick<LedgerPlace, 'file' | 'addon'>): () => void {
  const lock = load(`${file}.lock`, addon, { timeout: 0 })
  try {
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    throw cause
  }
  return () => lock.close()
}

const settings = [
  'page_size = 8192',
  'synchronous = FULL',
  'foreign_keys = ON',
  'recursive_triggers = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'temp_store = MEMORY',
  'cache_size = -32000',
] as const

/** AEGIS-256 per page, authenticated, keyed with the bytes themselves: a random key needs no stretching. */
function unlock(db: Database.Database, key: Uint8Array): void {
  db.pragma("cipher = 'aegis'")
  db.pragma("aegis_algorithm = 'aegis-256'")
  const raw = Buffer.concat([Buffer.from('raw:'), key])
  db.key(raw)
  raw.fill(0)
}
