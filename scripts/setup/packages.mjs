import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { repository } from './places.mjs'
import { SetupProblem } from './problem.mjs'
import { lastLines, runNpm, saysNoNetwork } from './run.mjs'
import { stampOf } from './stamp.mjs'

/**
 * Are the installed packages other than those in package-lock.json?
 * @param {string} [root] the repository
 * @returns {boolean}
 */
export function packagesMissing(root = repository) {
  const wanted = stampOf(root, ['package-lock.json'])
  const stamp = stampFile(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false
  if (!installedMatch(root)) return true
  writeFileSync(stamp, wanted)
  return false
}

/**
 * Installs exactly what the lock names.
 * @throws {SetupProblem}
 */
export async function installPackages() {
  // Without install scripts: no package here needs one, and npm would run node-gyp for every package with a binding.gyp,
  // which asks for compilers and Node's headers only to find a prebuild. Warnings are left out: they are about packages
  // that ask for a newer Node than they need here.
  const words = ['ci', '--include=dev', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund']
  const installed = await runNpm(words, {
    cwd: repository,
  })
  if (installed.code === 0) {
    writeFileSync(stampFile(repository), stampOf(repository, ['package-lock.json']))
    return
  }
  if (saysNoNetwork(installed.output)) {
    throw new SetupProblem(
      'npm 레지스트리에 연결할 수 없어 패키지를 설치하지 못했습니다.',
      '네트워크(회사망이면 npm config get registry, 프록시)를 확인한 뒤 npm ci 를 실행하세요.',
    )
  }
  if (/in sync|EUSAGE/.test(installed.output)) {
    throw new SetupProblem(
      'package.json과 package-lock.json이 서로 맞지 않습니다.',
      'npm install && node scripts/complete-lock.mjs',
    )
  }
  throw new SetupProblem(`npm ci가 실패했습니다.\n${lastLines(installed.output)}`, 'npm ci')
}

function stampFile(root) {
  return path.join(root, 'node_modules', '.yeongsu-lock')
}

/** npm keeps its own account of what lies in node_modules; an install by hand that fits the lock is as good as ours. */
function installedMatch(root) {
  const account = path.join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(account)) return false
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(account, 'utf8')).packages
  const same = (name) =>
    installed[name]?.version === wanted[name].version && installed[name]?.integrity === wanted[name].integrity
  const complete = Object.keys(wanted).every(
    (name) => name === '' || same(name) || (!installed[name] && wanted[name].optional),
  )
  return complete && Object.keys(installed).every((name) => name in wanted)
}
