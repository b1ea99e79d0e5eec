import { defineConfig } from '@playwright/test'
import { atOnce, takeDisplay } from './test/e2e/display.ts'

// Each worker reads this file, too.
takeDisplay()

/** Specs in the real Electron, over the app built beforehand by `npm test` or `npm run build`. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: '.cache/e2e',
  globalSetup: './test/e2e/display.ts',
  // The smallest machine has two cores. A spec waits for its app, its threads and its sandboxes more than it works.
  workers: atOnce,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? '.cache/reports/e2e.json' }],
  ],
})
