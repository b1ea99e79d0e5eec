import { SetupProblem } from './problem.mjs'

/** The oldest Node the scripts and the tools run on; package.json says the same in `engines`. */
const oldest = [20, 19]

/**
 * Stops a Node that is too old before anything else fails in a way nobody understands.
 * @param {string} [version] like `20.19.0`
 * @throws {SetupProblem}
 */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return
  throw new SetupProblem(
    `Node ${version}에서는 실행할 수 없습니다. Node ${oldest.join('.')} 이상이 필요합니다.`,
    'https://nodejs.org 에서 Node 22 LTS를 설치하거나 nvm install 22 를 실행하세요.',
  )
}
