import { test } from '@playwright/test'
import { launch } from '/work/main/test/e2e/fixtures.ts'
import { call } from '/work/main/test/e2e/in-page.ts'
import { writeFileSync } from 'node:fs'
test('probe', async () => {
  const t0 = Date.now()
  const desk = await launch({ now: '2026-11-09T09:00:00+09:00' })
  console.log('launched', Date.now() - t0)
  await desk.page.getByText(/합계 663건/).waitFor()
  console.log('filled', Date.now() - t0)
  const none = { shopId: null, from: null, to: null, states: [], wallets: [], methods: [], atLeast: null, atMost: null }
  const rows: any = await call(desk.page, 'transactions.search', { filter: { ...none, text: '' }, offset: 0, limit: 500 })
  writeFileSync('/tmp/rows.json', JSON.stringify(rows))
  for (const text of ['홍길동', 'ㅎㄱㄷ', '5003', '85324231', 'ORDER_17027809']) {
    const r: any = await call(desk.page, 'transactions.totals', { filter: { ...none, text } })
    console.log(text, JSON.stringify(r))
  }

  for (const s of ['practice-kcp', 'practice-payple']) {
  const d: any = await call(desk.page, 'receipts.due', { shopId: s, offset: 0, limit: 100 })
  console.log(JSON.stringify({...d.value, rows: 0}))
  for (const r of d.value.rows) console.log(r.row.orderNumber, r.row.paidAt, r.verdict.deadline, r.verdict.amount, JSON.stringify(r.verdict.penalty)) }
  await desk.page.screenshot({ path: '/tmp/p1.png' })
  await desk.close()
  console.log('closed', Date.now() - t0)
})
