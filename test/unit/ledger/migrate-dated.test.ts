import { afterAll, describe, expect, it } from 'vitest'
import { toDay, toInstant } from '../../../src/domain/day.ts'
import { defaultTaxSettings } from '../../../src/domain/shop.ts'
import { openInProcess } from '../../../src/main/ledger/in-process.ts'
import { bundledMigrations } from '../../../src/main/ledger/migrate.ts'
import { openToWrite } from '../../../src/main/ledger/open.ts'
import { at, later, newPlace, removePlaces, valueOf } from '../../contract/ledger-samples.ts'

afterAll(removePlaces)

/** The last version whose shops kept their settings in place. */
const before = bundledMigrations.findIndex(({ name }) => name.endsWith('_dated_settings.sql'))

const addShop = `INSERT INTO shop (id, name, gateway, environment, colour, tax_mandatory, tax_mixed_threshold, tax_exempt_share,
  tax_direct_issue, gateway_choices) VALUES (?, ?, 'kcp', 'test', 'blue', ?, 'CASH_PART', 'CARD_FIRST', ?, '{"receipt-partial":"partial"}')`
const addAct =
  "INSERT INTO audit (at, operator_id, what, subject, detail) VALUES (?, 'op-1', ?, ?, json_object('name', 'x'))"

describe('a file of the version before settings were dated', () => {
  it('keeps what each shop had set, for every payment, as of when it was entered last', async () => {
    const place = newPlace()
    const old = valueOf(openToWrite(place, bundledMigrations.slice(0, before)))
    old.db.run(addShop, 'shop-a', '상점A', 'BY_CATEGORY', '{"kakao-pay":"2026-11-01"}')
    old.db.run(addAct, at, 'shop-added', 'shop-a')
    old.db.run(addAct, later, 'shop-changed', 'shop-a')
    old.db.run(addShop, 'shop-b', '상점B', 'NONE', '{}')
    old.close()

    const ledger = valueOf(openInProcess(place))
    const kept = {
      ...defaultTaxSettings,
      mandatory: 'BY_CATEGORY',
      mixedThreshold: 'CASH_PART',
      exemptShare: 'CARD_FIRST',
      directIssue: { 'kakao-pay': toDay('2026-11-01') },
    }
    const entered = { appliesFrom: '2000-01-01', recordedAt: later, operatorId: 'op-1', operatorName: '관리자' }
    const [first, second] = await ledger.shops()
    expect(first).toMatchObject({ id: 'shop-a', choices: { 'receipt-partial': 'partial' } })
    expect(first?.taxHistory).toEqual([{ ...entered, tax: kept }])
    expect(second?.taxHistory).toMatchObject([{ recordedAt: '2000-01-01T00:00:00+09:00', operatorId: null }])

    const tax = { settings: { ...defaultTaxSettings, travel: true }, appliesFrom: toDay('2027-01-01') }
    if (first === undefined) throw new Error('the shop is gone')
    await ledger.changeShop({ shop: first, tax, operatorId: 'op-1', at: toInstant('2026-12-01T09:00:00+09:00') })
    expect((await ledger.shops())[0]?.taxHistory.map((one) => one.tax.travel)).toEqual([false, true])
    await ledger.close()
  })
})
