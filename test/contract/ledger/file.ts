import { copyFileSync, existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { toDay } from '../../../src/domain/day.ts'
import { defaultTaxSettings } from '../../../src/domain/shop.ts'
import { at, everything, importLines, later, newPlace, payment, valueOf, shopA } from '../ledger-samples.ts'
import type { Desk } from './desk.ts'

const oldLedgers = fileURLToPath(new URL('../../fixtures/old-ledgers', import.meta.url))

/** Files of earlier schema versions, named `v0001.db`; their key is the samples'. */
const oldFiles = (): readonly string[] =>
  existsSync(oldLedgers) ? readdirSync(oldLedgers).filter((name) => name.endsWith('.db')) : []

/** The file belongs to one opener and keeps what it was told. */
export function fileSuite(desk: Desk): void {
  describe('the file', () => {
    it('shows what is committed to readers at once and after opening again', async () => {
      await importLines(desk.ledger, [payment()])
      expect((await desk.ledger.transactionTotals(everything)).count).toBe(1)
      await desk.ledger.close()
      expect(existsSync(`${desk.place.file}-wal`)).toBe(false)
      desk.ledger = valueOf(await desk.open(desk.place))
      expect((await desk.ledger.transactionTotals(everything)).count).toBe(1)
      expect(await desk.ledger.integrity()).toBe('ok')
    })

    it('is refused to a second opener and free again after the first has closed', async () => {
      expect(await desk.open(desk.place)).toEqual({ ok: false, failure: { kind: 'ledger-in-use' } })
      await desk.ledger.close()
      desk.ledger = valueOf(await desk.open(desk.place))
      expect((await desk.ledger.shops()).length).toBe(1)
    })

    it('answers no call after it was closed', async () => {
      await desk.ledger.close()
      await expect(desk.ledger.shops()).rejects.toMatchObject({ name: 'LedgerFault', code: 'LANE_ENDED' })
      desk.ledger = valueOf(await desk.open(desk.place))
    })

    it('keeps a shop with its settings, and its gateway for good', async () => {
      const changed = { ...shopA, name: '새 이름' }
      const settings = {
        ...defaultTaxSettings,
        directIssue: { 'kakao-pay': toDay('2026-11-01') },
        graceDays: { ...defaultTaxSettings.graceDays, wallet: 5 },
        travel: true,
      }
      const tax = { settings, appliesFrom: toDay('2026-11-01') }
      const by = { operatorId: 'op-1', operatorName: '관리자' }
      await desk.ledger.changeShop({ shop: changed, tax, operatorId: 'op-1', at: later })
      const [first] = shopA.taxHistory
      const kept = [
        { ...first, ...by, recordedAt: at },
        { appliesFrom: tax.appliesFrom, tax: settings, ...by, recordedAt: later },
      ]
      expect(await desk.ledger.shops()).toEqual([{ ...changed, taxHistory: kept }])
      await desk.ledger.changeShop({ shop: changed, tax: null, operatorId: 'op-1', at: later })
      expect((await desk.ledger.shops())[0]?.taxHistory).toHaveLength(2)
      const to = { ...changed, gateway: 'payple' } as const
      const moved = desk.ledger.changeShop({ shop: to, tax: null, operatorId: 'op-1', at: later })
      await expect(moved).rejects.toMatchObject({ kind: 'constraint' })
      expect(await desk.ledger.operator('op-1')).toEqual({
        id: 'op-1',
        name: '관리자',
        isSeat: false,
        role: 'admin',
        active: true,
        hasPin: false,
      })
      expect(await desk.ledger.operator('op-2')).toBeNull()
    })

    it('of every earlier version opens, migrated', async () => {
      for (const name of oldFiles()) {
        const old = newPlace()
        copyFileSync(join(oldLedgers, name), join(dirname(old.file), 'ledger.db'))
        const opened = valueOf(await desk.open(old))
        expect(await opened.integrity(), name).toBe('ok')
        expect((await opened.shops()).length, name).toBeGreaterThan(0)
        await opened.close()
      }
      expect(await desk.ledger.integrity()).toBe('ok')
    })
  })
}
