import { defineConfig } from '@playwright/test'

/** Specs in the real Electron, over the app built beforehand by `npm test` or `npm run build`. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: '.cache/e2e',
  globalSetup: './test/e2e/display.ts',
  // Each spec has an app with its threads, a keyring and often sandboxes; the smallest machine has two cores.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? '.cache/reports/e2e.json' }],
  ],
})
