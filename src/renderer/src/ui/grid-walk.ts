/** Where a key leads in a list, or null when the key does not walk. `page` is how many rows are in sight. */
export function walk(code: string, at: number, rowCount: number, page: number): number | null {
  if (rowCount === 0) return null
  const last = rowCount - 1
  const step = Math.max(1, page - 1)
  const to = target(code, at, last, step)
  return to === null ? null : Math.min(last, Math.max(0, to))
}

function target(code: string, at: number, last: number, step: number): number | null {
  switch (code) {
    case 'ArrowDown':
      return at + 1
    case 'ArrowUp':
      return at - 1
    case 'PageDown':
      return Math.max(at, 0) + step
    case 'PageUp':
      return at - step
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
