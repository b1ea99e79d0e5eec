// The arithmetic of the benchmarks, apart so that it can be tested.

/**
 * The value below which a share of the values lies, interpolated between neighbours (as spreadsheets' PERCENTILE.INC does).
 * @param {readonly number[]} values in any order, at least one
 * @param {number} share from 0 to 1
 * @returns {number}
 * @throws {RangeError} when there are no values, one is no finite number, or the share is out of range
 */
export function percentile(values, share) {
  if (values.length === 0) throw new RangeError('a percentile of no values')
  if (!values.every((value) => Number.isFinite(value)))
    throw new RangeError('a percentile of something that is no number')
  if (!(share >= 0 && share <= 1)) throw new RangeError(`not a share: ${share}`)
  const sorted = values.toSorted((one, other) => one - other)
  const place = share * (sorted.length - 1)
  const below = sorted[Math.floor(place)]
  const above = sorted[Math.ceil(place)]
  return below + (above - below) * (place - Math.floor(place))
}

/**
 * @param {readonly number[]} values at least one
 * @returns {number}
 */
export const median = (values) => percentile(values, 0.5)

/**
 * What a table shows of a measure: its median and its least.
 * @param {readonly number[]} values at least one
 * @returns {{ median: number, min: number, rounds: number }}
 */
export const summary = (values) => ({ median: median(values), min: Math.min(...values), rounds: values.length })

/**
 * Ours beside a rival. The ratio is the median of each round's own ratio: a slow moment of the machine hits both of a round.
 * @param {readonly number[]} ours one value per round
 * @param {readonly number[]} rival the same rounds in the same order
 * @returns {{
 *   ours: { median: number, min: number, rounds: number },
 *   rival: { median: number, min: number, rounds: number },
 *   ratio: { median: number, min: number, max: number }
 * }}
 * @throws {RangeError} when the rounds do not pair up or a rival's value is not above zero
 */
export function beside(ours, rival) {
  if (ours.length !== rival.length) throw new RangeError(`${ours.length} rounds beside ${rival.length}`)
  if (!rival.every((value) => value > 0)) throw new RangeError('a ratio to nothing')
  const ratios = ours.map((value, round) => value / rival[round])
  return {
    ours: summary(ours),
    rival: summary(rival),
    ratio: { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) },
  }
}

/**
 * Whether a goal is met. A goal is the most a figure may be.
 * @param {number} figure
 * @param {number | null} goal
 * @returns {boolean | null} null where there is no goal
 */
export const isMet = (figure, goal) => (goal === null ? null : figure <= goal)
