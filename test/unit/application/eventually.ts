import { expect } from 'vitest'

/** Waits for what a probe tells to become what is expected; looks often, and gives a busy machine time. */
export const eventually = <T>(probe: () => T | Promise<T>) => expect.poll(probe, { interval: 10, timeout: 10_000 })
