import { type Ledger, LedgerFault } from '../../src/main/ledger/ledger.ts'

/** A ledger whose disk has no room for some of its commands, as long as the test says so. */
export function fullFor(names: readonly (keyof Ledger)[]) {
  const disk = { isFull: true }
  const ledger = (real: Ledger): Ledger =>
    new Proxy(real, {
      get: (target, name) =>
        disk.isFull && names.some((one) => one === name)
          ? () => Promise.reject(new LedgerFault('disk-full', 'SQLITE_FULL', 'no room'))
          : Reflect.get(target, name),
    })
  return { disk, ledger }
}
