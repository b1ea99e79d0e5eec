import { test } from '@playwright/test'
import { launch, ordinaryUser } from './fixtures.ts'
test('smoke', async () => {
  const t0 = performance.now()
  const user = await ordinaryUser()
  console.log('user', performance.now() - t0)
  const desk = await launch({ user, now: '2026-11-09T09:00:00+09:00' })
  console.log('launched', performance.now() - t0)
  console.log(await desk.page.evaluate(() => document.body.innerText))
  console.log(JSON.stringify(await desk.page.evaluate(() => (window as any).backoffice.call('desk.status', {}))))
  await desk.page.screenshot({ path: '/tmp/smoke.png' })
  await desk.close()
  await user.stop()
  console.log(desk.output())
})
