import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { matchCauseNames, matchCauses } from '../../../src/domain/reconciliation/finding.ts'
import { writeTable } from '../../../src/main/files/write-table.ts'
import { practiceBook } from '../../../src/main/practice/book.ts'
import { hometaxSample } from '../../../src/main/practice/hometax-sample.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from '../application/desk.ts'

let desk: TestDesk
let businessId: string
const folder = mkdtempSync(join(tmpdir(), 'hometax-sample-'))

beforeAll(async () => {
  desk = await openDesk({ filled: false })
  const { logs } = practiceBook(desk.clock.now())
  for (const gateway of ['kcp', 'payple'] as const) {
    const shop = valueOf(await desk.api.shops.add({ name: gateway, gateway, environment: 'test', colour: 'blue' }))
    writeFileSync((desk.dialogs.open = join(folder, gateway)), logs[gateway])
    const token = valueOf(await desk.api.imports.chooseFile({}))?.token ?? ''
    valueOf(await desk.api.imports.start({ importId: gateway, token, shopId: shop.id }))
  }
  businessId = valueOf(await desk.api.reconciliation.businesses({}))[0]?.id ?? ''
})
afterAll(async () => {
  await closeDesks()
  rmSync(folder, { recursive: true, force: true })
})

async function sample() {
  const of = { businessId, trialListId: null, today: desk.clock.today() }
  const filter = { causes: [], standings: [], month: null }
  const { rows } = await desk.ledger.findings({ ...of, filter, offset: 0, limit: 10_000 })
  return hometaxSample(
    rows.map(({ finding }) => finding),
    desk.clock.today(),
  )
}

describe('the practice list of Hometax', () => {
  it('is the same for the same receipts', async () => {
    expect(await sample()).toEqual(await sample())
  })

  it('is read with one row left out, its own sums right, and shows each planted difference under its cause', async () => {
    const { name, headers, rows, planted } = await sample()
    const file = join(folder, name)
    valueOf(await writeTable({ file, encoding: 'cp949', headers, rows }))
    desk.dialogs.open = file
    const token = valueOf(await desk.api.hometax.chooseFile({}))?.token ?? ''
    const list = valueOf(await desk.api.hometax.read({ listId: 'practice', token, businessId }))
    expect(list.content).toMatchObject({ rejected: 1, lines: rows.length - 2, encoding: 'cp949', unused: [] })
    expect(list.content?.comparisons).toMatchObject([{ basis: 'net', differences: [] }])
    const { causes, doubles } = valueOf(await desk.api.reconciliation.summary({ businessId, trialListId: 'practice' }))
    const count = Object.fromEntries(causes.map(({ cause, findings }) => [matchCauseNames[cause], findings]))
    expect(count).toMatchObject({
      금액: 1,
      누락: 1,
      구분: 1,
      이중: 1,
      홈택스취소: 1,
      타처발급: 1,
      홈택스단독: 1,
      홈택스상쇄: 1,
    })
    expect(doubles).toHaveLength(1)
    expect(planted).toBe(7)
    expect(matchCauses.filter((cause) => (count[matchCauseNames[cause]] ?? 0) > 10)).toEqual(['matched', 'awaiting'])
  })

  it('is made in practice alone', async () => {
    expect(refusalOf(await desk.api.hometax.samplePractice({ businessId }))).toEqual({ kind: 'not-in-practice' })
  })
})
