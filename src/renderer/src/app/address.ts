import type { ScreenPath } from '../screen.ts'

/** Where the operator is: a screen and, there, the thing shown. */
export interface Address {
  readonly path: ScreenPath
  readonly id: string | null
}

/** Reads `#/transactions/<id>`; null when the path is none of `paths`. */
export function readAddress(hash: string, paths: readonly ScreenPath[]): Address | null {
  const match = /^#(\/[a-z]+)(?:\/(.+))?$/.exec(hash)
  const path = paths.find((one) => one === match?.[1])
  if (path === undefined) return null
  const id = match?.[2]
  return { path, id: id === undefined ? null : decode(id) }
}

/** Writes an address as it stands in `location.hash`. */
export const hashOf = ({ path, id }: Address): string =>
  id === null ? `#${path}` : `#${path}/${encodeURIComponent(id)}`

function decode(id: string): string | null {
  try {
    return decodeURIComponent(id)
  } catch {
    return null
  }
}
