/**
 * Hands out turns; only the newest one counts. `begin()` answers a question: "is this turn still the newest?",
 * so that an answer that comes late is dropped instead of shown.
 */
export function createTurns(): { readonly begin: () => () => boolean; readonly end: () => void } {
  let newest = 0
  return {
    begin() {
      newest += 1
      const mine = newest
      return () => mine === newest
    },
    end() {
      newest += 1
    },
  }
}
