import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * One hash over the names and contents of files and folders, in a fixed order: it changes exactly when one of them does.
 * Times are not looked at, so a fresh clone or a touched file builds nothing anew.
 * @param {string} root what the names are relative to
 * @param {readonly string[]} names files or folders below it; those that do not exist count as absent
 * @param {readonly string[]} [facts] further words that make a difference
 * @returns {string} hexadecimal sha256
 */
export function stampOf(root, names, facts = []) {
  const hash = createHash('sha256')
  for (const fact of facts) hash.update(`fact ${fact}\0`)
  for (const name of names) {
    for (const file of filesOf(root, name))
      hash
        .update(`file ${file}\0`)
        .update(readFileSync(path.join(root, file)))
        .update('\0')
  }
  return hash.digest('hex')
}

function filesOf(root, name) {
  const whole = path.join(root, name)
  if (!existsSync(whole)) return []
  if (!statSync(whole).isDirectory()) return [name]
  return readdirSync(whole)
    .sort()
    .flatMap((inner) => filesOf(root, `${name}/${inner}`))
}
