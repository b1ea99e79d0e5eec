// node scripts/complete-lock.mjs: after a change of dependencies, on a machine whose registry does not carry every
// platform's packages. Adds what package-lock.json lacks so that `npm ci` accepts it everywhere; see lock/complete.mjs.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { lackingEntries } from './lock/complete.mjs'
import { repository } from './setup/places.mjs'

const file = path.join(repository, 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
const lacking = lackingEntries(lock.packages)
if (Object.keys(lacking).length > 0) {
  const all = { ...lock.packages, ...lacking }
  // In npm's own order, so that its next write changes nothing but what has changed.
  const order = Object.keys(all).sort((one, other) => one.localeCompare(other, 'en'))
  lock.packages = Object.fromEntries(order.map((name) => [name, all[name]]))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
}
console.log(`package-lock.json: ${Object.keys(lacking).length} entries added`)
