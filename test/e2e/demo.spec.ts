import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { demoNow, demoRefunds, runDemo } from '../demo/demo.ts'
import { readCounts } from '../demo/sandbox-books.ts'
import { type Desk, launch } from './fixtures.ts'

async function demonstrate(...of: Parameters<typeof runDemo> extends [Desk, ...infer Rest] ? Rest : never) {
  const desk = await launch({ now: demoNow })
  try {
    return await runDemo(desk, ...of)
  } finally {
    await desk.close()
  }
}

test.describe('the demo', () => {
  const out = mkdtempSync(join(tmpdir(), 'demo-'))
  test.afterAll(() => rmSync(out, { recursive: true, force: true }))

  test('does the main job and agrees with what the sandboxes counted', async () => {
    const report = await demonstrate(out)
    expect(report.refunded.map((refund) => refund.outcome)).toEqual(['done', 'done'])
  })

  test('fails when a sandbox answers otherwise', async () => {
    const refunds = demoRefunds
      .filter((refund) => refund.gateway === 'payple')
      .map((refund) => ({ ...refund, scene: 'declined' }))
    await expect(demonstrate(out, { refunds, patienceMs: 3_000 })).rejects.toThrow(/원 환불되었습니다/)
  })

  test('fails when a sandbox counted one refund more than the ledger', async () => {
    let asked = 0
    const miscounted: typeof readCounts = async (url) => {
      const counts = await readCounts(url)
      asked += 1
      // The first two readings are of before; from then on one won too many has gone back.
      return asked > 2 ? { ...counts, refundedWon: counts.refundedWon + 1 } : counts
    }
    await expect(demonstrate(out, { readCounts: miscounted })).rejects.toThrow(/toEqual/)
  })
})
