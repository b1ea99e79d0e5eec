import { randomBytes, randomUUID } from 'node:crypto'

/** Ids nobody can guess, and chance in [0, 1) with 48 bits. */
export interface ShellIds {
  next(): string
  chance(): number
}

/** Makes the source of ids and chance, from the operating system's random numbers. */
export const createIds = (): ShellIds => ({
  next: () => randomUUID(),
  chance: () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
})
