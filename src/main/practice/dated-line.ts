/** A line of a merchant's log and its time, 14 digits KST. */
export interface DatedLine {
  readonly time: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** The log in order of time, one JSON object a line; lines of one time stay in the order given. */
export const toLog = (lines: readonly DatedLine[]): string =>
  [...lines]
    .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0))
    .map(({ fields }) => `${JSON.stringify(fields)}\n`)
    .join('')
