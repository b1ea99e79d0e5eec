/**
 * Something the machine lacks that the set-up cannot put right by itself: what is the case, and what mends it.
 * It is thrown by every script here and printed as two lines, never as a stack trace: the person who reads it
 * has not seen our code and needs the command only.
 */
export class SetupProblem extends Error {
  /**
   * @param {string} sentence one Korean sentence: what is the case
   * @param {string} remedy the command (or act) that mends it
   */
  constructor(sentence, remedy) {
    super(sentence)
    this.name = 'SetupProblem'
    this.remedy = remedy
  }
}

/**
 * Prints a line about the set-up. On stderr, because `npm run sandbox` promises that its stdout holds one JSON line.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/** Thrown when problems stopped the set-up that have been printed already, as each of them happened. */
export class SetupStopped extends Error {}

/**
 * Prints what was thrown: a SetupProblem is two lines, one that was printed before nothing; a file we may not write or a
 * full disk is put into words too, and anything else is our own defect, with its stack.
 * @param {unknown} thrown
 */
export function sayProblem(thrown) {
  if (thrown instanceof SetupStopped) return
  const problem = inWords(thrown)
  if (problem instanceof SetupProblem) say(`✗ ${problem.message}\n  → ${problem.remedy}`)
  else say(problem instanceof Error ? (problem.stack ?? problem.message) : String(problem))
}

function inWords(thrown) {
  if (thrown?.code === 'ENOSPC')
    return new SetupProblem('디스크 공간이 부족합니다.', 'df -h 로 확인하고 2 GB 이상 비우세요.')
  if ((thrown?.code !== 'EACCES' && thrown?.code !== 'EPERM') || !thrown.path) return thrown
  return new SetupProblem(
    `이 사용자에게 쓸 권한이 없습니다: ${thrown.path}`,
    `sudo chown -R "$(id -un)" '${thrown.path}'`,
  )
}

/**
 * The last resort of every script: says it and ends the process with code 1.
 * @param {unknown} thrown
 * @returns {never}
 */
export function giveUp(thrown) {
  sayProblem(thrown)
  process.exit(1)
}
