import type { Ports } from './ports.ts'

/** What was opened and waits for a decision, by the token a screen knows it by. */
export interface Held<T> {
  hold(value: T): string
  /** Null when it was let go, or never held. */
  find(token: string): T | null
  letGo(token: string): void
}

/** How many are held; of more the oldest are let go. */
const mostHeld = 16

/** Holds what was opened in main, so that nothing of it comes back through the page. */
export function createHeld<T>({ next }: Pick<Ports['ids'], 'next'>): Held<T> {
  const held = new Map<string, T>()
  return {
    hold: (value) => {
      const token = next()
      held.set(token, value)
      const [oldest] = held.keys()
      if (held.size > mostHeld && oldest !== undefined) held.delete(oldest)
      return token
    },
    find: (token) => held.get(token) ?? null,
    letGo: (token) => void held.delete(token),
  }
}
