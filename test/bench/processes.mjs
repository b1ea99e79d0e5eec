// What a program and its children take of the machine, read from /proc. Linux only; elsewhere every figure is null.
import { readFileSync, readdirSync } from 'node:fs'

/** Clock ticks a second in /proc: fixed at 100 for programs on Linux (USER_HZ). */
const ticksPerSecond = 100

/** A process may end between two looks; then it takes nothing. */
function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return ''
    throw error
  }
}

/** Fields of /proc/PID/stat after the program's name, which may hold blanks and brackets. */
const statOf = (pid) => {
  const text = read(`/proc/${pid}/stat`)
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

/**
 * A process and all below it.
 * @param {number} root
 * @returns {number[]}
 */
export function treeOf(root) {
  if (process.platform !== 'linux') return []
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), Number(statOf(name)[1])])
  const tree = [root]
  for (const pid of tree) tree.push(...parents.filter(([, parent]) => parent === pid).map(([child]) => child))
  return tree
}

const kilobytes = (text, name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0)

/**
 * Memory of a process and all below it, in MB (of 1,000,000 bytes). RSS counts a shared page once for each process, PSS once.
 * @param {number} root
 * @returns {{ rssMb: number, pssMb: number, processes: number } | null}
 */
export function memoryOf(root) {
  if (process.platform !== 'linux') return null
  const rollups = treeOf(root).map((pid) => read(`/proc/${pid}/smaps_rollup`))
  const sum = (name) => rollups.reduce((kb, text) => kb + kilobytes(text, name), 0) * 1.024e-3
  return { rssMb: sum('Rss'), pssMb: sum('Pss'), processes: rollups.filter((text) => text !== '').length }
}

/**
 * The most memory one process has ever had at once, in MB.
 * @param {number} pid
 * @returns {number | null}
 */
export function peakMemoryOf(pid) {
  return process.platform === 'linux' ? kilobytes(read(`/proc/${pid}/status`), 'VmHWM') * 1.024e-3 : null
}

/**
 * Processor time spent so far, in ms, by a process or by it and all below it.
 * @param {number[]} pids
 * @returns {number | null}
 */
export function cpuOf(pids) {
  if (process.platform !== 'linux') return null
  const ticks = pids.reduce((sum, pid) => {
    const fields = statOf(pid)
    return fields.length < 13 ? sum : sum + Number(fields[11]) + Number(fields[12])
  }, 0)
  return (ticks / ticksPerSecond) * 1000
}
