import { ok, type Result } from '../../domain/result.ts'
import type { LedgerPlace } from './database.ts'
import { faceOf } from './face.ts'
import { type Later, laterLane } from './later-lane.ts'
import type { LaneName } from './lane.ts'
import type { Ledger, LedgerCalls, LedgerProblem } from './ledger.ts'
import { type Lane, type StartedLane, startLane } from './thread.ts'
import { type BeginThread, beginThreads, type LaneThread } from './thread-start.ts'

/** Told of each call that took more than 40 ms, by name. */
export type OnSlow = (name: string, ms: number) => void

/** How the threads of a ledger are begun, and who hears of them. */
export interface LedgerThreadOptions {
  readonly begin: BeginThread
  readonly onSlow?: OnSlow
  /** Has the lane that reads begin later, because its code would take a processor from the page that is drawn; without it both begin at once. */
  readonly reading?: Later
}

/** The threads of one ledger, which load their code and touch no file yet. */
export interface LedgerThreads {
  /** Opens the ledger: one thread writes, the other reads what is committed. No other process may have it open. Once. */
  open(place: Pick<LedgerPlace, 'file' | 'key'>): Promise<Result<Ledger, LedgerProblem>>
  /** Ends the threads of a ledger that was not opened. */
  close(): Promise<void>
}

/** Starts the threads: loading their code takes longer than opening a file, and needs neither key nor window. */
export function startLedgerThreads({ begin, onSlow = ignoreSlow, reading }: LedgerThreadOptions): LedgerThreads {
  const startReading = (): StartedLane => startLane('read', begin, onSlow)
  const starting = {
    write: startLane('write', begin, onSlow),
    read: reading === undefined ? startReading() : laterLane(startReading, reading),
  }
  const closeBoth = async (): Promise<void> => {
    await starting.read.close()
    await starting.write.close()
  }
  return {
    async open(place) {
      // The read lane opens the file that the write lane has migrated.
      const write = await starting.write.open(place).catch(async (cause: unknown) => {
        await starting.read.close()
        throw cause
      })
      if (!write.ok) {
        await starting.read.close()
        return write
      }
      const read = await starting.read.open(place, write.value)
      if (!read.ok) {
        await write.value.close()
        return read
      }
      const lanes = { write: write.value, read: read.value }
      return ok({
        ...faceOf(write.value.names, (lane, name, args) => laneFor(lanes, lane, name).call(name, args)),
        close: closeBoth,
      })
    },
    close: closeBoth,
  }
}

/** Asked several at once by whoever reads a month through: the lane that writes answers some of them while nothing else is asked of it. */
const shared: ReadonlySet<string> = new Set<keyof LedgerCalls>(['unmatchedLedgerLines'])

const laneFor = (lanes: Readonly<Record<LaneName, Lane>>, lane: LaneName, name: string): Lane =>
  shared.has(name) && lanes.read.isBusy() && !lanes.write.isBusy() ? lanes.write : lanes[lane]

/** Opens the ledger in threads started for it. */
export const connectLedger = (
  options: Omit<LedgerThreadOptions, 'begin'> & LaneThread & Pick<LedgerPlace, 'file' | 'key'>,
): Promise<Result<Ledger, LedgerProblem>> =>
  startLedgerThreads({ ...options, begin: beginThreads(options) }).open(options)

const ignoreSlow: OnSlow = () => undefined
