import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestDesk, valueOf } from './desk.ts'

let turn = 0

/** Chooses a file of this content as the operator would, and reads it for a business: its first one unless told. */
export async function readList(desk: TestDesk, content: string | Uint8Array, businessId = desk.shopIds.kcp) {
  turn += 1
  const path = join(desk.folder, `hometax-${turn}.csv`)
  writeFileSync(path, content)
  desk.dialogs.open = path
  const file = valueOf(await desk.api.hometax.chooseFile({}))
  if (file === null) throw new Error('no file was chosen')
  return desk.api.hometax.read({ listId: `list-${turn}`, token: file.token, businessId })
}

/** Reads a list and makes it count. */
export async function countList(desk: TestDesk, content: string, businessId = desk.shopIds.kcp) {
  const { id } = valueOf(await readList(desk, content, businessId))
  return valueOf(await desk.api.hometax.decide({ listId: id, decision: 'counted' }))
}
