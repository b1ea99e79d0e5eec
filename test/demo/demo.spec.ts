import { resolve } from 'node:path'
import { test } from '@playwright/test'
import { launch } from '../e2e/fixtures.ts'
import { demoNow, runDemo } from './demo.ts'

test('the main job: find, look, refund at both gateways, settle a lost answer, export the ledger', async () => {
  const desk = await launch({ now: demoNow })
  try {
    await runDemo(desk, resolve(process.env['YEONGSU_DEMO_OUT'] ?? 'demo-out'))
  } finally {
    await desk.close()
  }
})
