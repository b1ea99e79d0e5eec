// The table on the terminal and its rows for bench.json.
import { isMet } from './figures.mjs'

/** Hangul and its kin take two columns of a terminal. */
const widthOf = (text) =>
  Array.from(text, (letter) => (/[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uff60]/u.test(letter) ? 2 : 1)).reduce(
    (sum, one) => sum + one,
    0,
  )
const pad = (text, width, atEnd) => {
  const blank = ' '.repeat(Math.max(0, width - widthOf(text)))
  return atEnd ? text + blank : blank + text
}

const plain = (number) => number.toLocaleString('en', { maximumFractionDigits: number < 10 ? 2 : 0 })
const times = (number) => `${number.toFixed(2)}×`

/** A row that is compared with a rival's: the goal is the most the ratio may be. */
export const compared = (id, name, unit, rival, figures, goal) => ({
  id,
  name,
  unit,
  ours: figures.ours,
  rival: { name: rival, ...figures.rival },
  ratio: figures.ratio,
  goal: goal === null ? null : { ratio: goal },
  met: isMet(figures.ratio.median, goal),
})

/** A row that stands alone: the goal is the most the figure may be. `figure` is what the goal is held against. */
export const alone = (id, name, unit, figure, rest, goal) => ({
  id,
  name,
  unit,
  ours: { figure, ...rest },
  rival: null,
  ratio: null,
  goal: goal === null ? null : { figure: goal },
  met: isMet(figure, goal),
})

const cellsOf = (row) => [
  row.name,
  row.ratio === null ? plain(row.ours.figure) : plain(row.ours.median),
  row.ours.min === undefined ? '' : plain(row.ours.min),
  row.unit,
  row.rival === null ? '' : plain(row.rival.median),
  row.rival === null ? '' : plain(row.rival.min),
  row.rival?.name ?? '',
  row.ratio === null ? '' : times(row.ratio.median),
  row.goal === null
    ? ''
    : row.goal.ratio === undefined
      ? `≤ ${plain(row.goal.figure)} ${row.unit}`
      : `≤ ${times(row.goal.ratio)}`,
  row.met === null ? '' : row.met ? '달성' : '미달',
]

const headers = ['측정', '영수데스크', '최소', '', '비교 대상', '최소', '', '배수', '목표', '']
const startAligned = new Set([0, 3, 6, 8, 9])

/**
 * @param {readonly ReturnType<typeof compared | typeof alone>[]} rows
 * @returns {string} lines with aligned columns
 */
export function tableOf(rows) {
  const lines = [headers, ...rows.map(cellsOf)]
  const widths = headers.map((_, at) => Math.max(...lines.map((cells) => widthOf(cells[at]))))
  return lines
    .map((cells) =>
      cells
        .map((cell, at) => pad(cell, widths[at], startAligned.has(at)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
