import { expect, test } from 'vitest'
import { sumUp, tallyOfCheck, tallyOfPlaywright, tallyOfVitest } from '../../../scripts/test/results.mjs'

const vitest = (...statuses: string[]) => ({
  testResults: [
    { name: 'a.test.ts', assertionResults: statuses.map((status) => ({ status, fullName: `a ${status}` })) },
  ],
})
const playwright = (...statuses: string[]) => ({
  suites: [
    {
      title: 'a.spec.ts',
      specs: [],
      suites: [
        { title: '환불', specs: statuses.map((status) => ({ title: status, tests: [{ status, results: [{}] }] })) },
      ],
    },
  ],
})
const names = (tally: { failures: readonly { name: string }[] }) => tally.failures.map(({ name }) => name)

test('a passed vitest test counts as one', () => {
  expect(tallyOfVitest(vitest('passed', 'passed'), 0)).toEqual({ passed: 2, failures: [] })
})

test('a failed, skipped or unfinished vitest test is a failure, even when the runner says 0', () => {
  const tally = tallyOfVitest(vitest('passed', 'failed', 'pending', 'skipped', 'todo'), 0)
  expect(tally.passed).toBe(1)
  expect(names(tally)).toEqual(['a failed', 'a pending', 'a skipped', 'a todo'])
})

test('a vitest file that could not be loaded is a failure with its message, without colours', () => {
  const broken = {
    testResults: [{ name: 'b.test.ts', message: '\u001b[31mCannot find x\u001b[39m\n at y', assertionResults: [] }],
  }
  expect(tallyOfVitest(broken, 1).failures).toEqual([{ name: 'b.test.ts', message: 'Cannot find x' }])
})

test('a runner that wrote nothing, ran nothing or ended badly after all passed counts as one failure', () => {
  expect(names(tallyOfVitest(null, 134))).toEqual(['unit'])
  expect(names(tallyOfVitest({ testResults: [] }, 0))).toEqual(['unit'])
  expect(tallyOfVitest(vitest('passed'), 1)).toMatchObject({ passed: 1, failures: [{ name: 'unit' }] })
  expect(names(tallyOfPlaywright(null, 1))).toEqual(['e2e'])
  expect(names(tallyOfPlaywright({ suites: [], errors: [] }, 0))).toEqual(['e2e'])
})

test('a Playwright test that was skipped or passed only when repeated is a failure', () => {
  const tally = tallyOfPlaywright(playwright('expected', 'unexpected', 'skipped', 'flaky'), 0)
  expect(tally.passed).toBe(1)
  expect(names(tally)).toEqual(['unexpected', 'skipped', 'flaky'].map((title) => `a.spec.ts › 환불 › ${title}`))
})

test('an error outside of any Playwright test is a failure', () => {
  const report = { ...playwright('expected'), errors: [{ message: 'No tests found\nat x' }] }
  expect(tallyOfPlaywright(report, 1)).toMatchObject({
    passed: 1,
    failures: [{ name: 'e2e', message: 'No tests found' }],
  })
})

test('the sum has the last line exactly as promised', () => {
  const whole = [
    tallyOfCheck('types', true),
    tallyOfCheck('lint', false),
    tallyOfVitest(vitest('passed', 'skipped'), 0),
  ]
  const { line, table, succeeded } = sumUp(whole)
  expect(line).toBe('2 passed, 2 failed')
  expect(table).toHaveLength(2)
  expect(succeeded).toBe(false)
  expect(sumUp([tallyOfCheck('types', true)])).toMatchObject({ line: '1 passed, 0 failed', succeeded: true })
  expect(sumUp([]).succeeded).toBe(false)
})
