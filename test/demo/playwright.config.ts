import { defineConfig } from '@playwright/test'

/** The demo: the main job, once, in the real app (`npm run demo`). */
export default defineConfig({
  testDir: '.',
  outputDir: '../../.cache/demo',
  globalSetup: '../e2e/display.ts',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
})
