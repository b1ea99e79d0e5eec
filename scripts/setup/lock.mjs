import { mkdir, open, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { repository } from './places.mjs'
import { say } from './problem.mjs'

/**
 * Lets one process at a time install into or build this checkout: two `npm ci` in one folder ruin each other.
 * A lock whose process has died is taken over.
 * @template T
 * @param {() => Promise<T>} work
 * @param {string} [file]
 * @returns {Promise<T>}
 */
export async function alone(work, file = path.join(repository, '.cache', 'setup.lock')) {
  await mkdir(path.dirname(file), { recursive: true })
  for (let told = false; !(await take(file)); ) {
    const holder = Number(await readFile(file, 'utf8').catch(() => ''))
    if (holder > 0 && !isAlive(holder)) {
      await rm(file, { force: true })
      continue
    }
    if (!told) say(`· 다른 실행(프로세스 ${holder})이 준비하는 중이라 끝나기를 기다립니다.`)
    told = true
    await pause(200)
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

async function take(file) {
  try {
    const handle = await open(file, 'wx')
    await handle.writeFile(String(process.pid))
    await handle.close()
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/**
 * @param {number} id a process's number
 * @returns {boolean} whether it runs
 */
export function isAlive(id) {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
