/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {{ name: string, message: string }[]} failures one per failed test; `message` is one line
 */

/**
 * The tally of a check that only succeeds or fails.
 * @param {string} name
 * @param {boolean} succeeded
 * @returns {Tally}
 */
export function tallyOfCheck(name, succeeded) {
  return succeeded
    ? { passed: 1, failures: [] }
    : { passed: 0, failures: [{ name, message: '검사가 실패했습니다(위 출력 참고)' }] }
}

/**
 * Reads vitest's JSON report. A skipped or unfinished test is a failure: a test nobody runs proves nothing. So is a file
 * that could not be loaded, a run without tests and a runner that failed without saying which test did.
 * @param {any} report the parsed file, or null when the runner wrote none
 * @param {number} code the runner's exit code
 * @returns {Tally}
 */
export function tallyOfVitest(report, code) {
  const tally = { passed: 0, failures: [] }
  for (const file of report?.testResults ?? []) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') tally.passed += 1
      else
        tally.failures.push({
          name: test.fullName,
          message: firstLine(test.failureMessages?.[0]) || notRun(test.status),
        })
    }
    if (file.assertionResults.length === 0)
      tally.failures.push({ name: file.name, message: firstLine(file.message) || '테스트가 없습니다' })
  }
  return closed(tally, 'unit', code)
}

/**
 * Reads Playwright's JSON report, by the same rules; a test that passed only when repeated is a failure too.
 * @param {any} report the parsed file, or null when the runner wrote none
 * @param {number} code the runner's exit code
 * @returns {Tally}
 */
export function tallyOfPlaywright(report, code) {
  const tally = { passed: 0, failures: [] }
  for (const { names, test } of testsOf(report?.suites ?? [], [])) {
    if (test.status === 'expected') tally.passed += 1
    else {
      const message = test.results.map((result) => firstLine(result.error?.message)).find((line) => line !== '')
      tally.failures.push({ name: names.join(' › '), message: message ?? notRun(test.status) })
    }
  }
  for (const error of report?.errors ?? []) tally.failures.push({ name: 'e2e', message: firstLine(error.message) })
  return closed(tally, 'e2e', code)
}

/**
 * The sum of all, as the table of failures and the last line of the run.
 * @param {readonly Tally[]} tallies
 * @returns {{ table: string[], line: string, succeeded: boolean }}
 */
export function sumUp(tallies) {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
  const failures = tallies.flatMap((tally) => tally.failures)
  const table = failures.map(({ name, message }, index) => `  ${index + 1}. ${name}\n     ${message}`)
  return { table, line: `${passed} passed, ${failures.length} failed`, succeeded: failures.length === 0 && passed > 0 }
}

function closed(tally, name, code) {
  if (tally.failures.length > 0) return tally
  if (tally.passed === 0)
    return { passed: 0, failures: [{ name, message: `테스트가 하나도 실행되지 않았습니다(종료 코드 ${code})` }] }
  if (code === 0) return tally
  return { ...tally, failures: [{ name, message: `모든 테스트가 통과했는데 실행기가 종료 코드 ${code}로 끝났습니다` }] }
}

function* testsOf(suites, names) {
  for (const suite of suites) {
    const inner = [...names, suite.title]
    for (const spec of suite.specs ?? []) for (const test of spec.tests) yield { names: [...inner, spec.title], test }
    yield* testsOf(suite.suites ?? [], inner)
  }
}

function notRun(status) {
  return `실행되지 않았거나 통과하지 못했습니다: ${status}`
}

function firstLine(text) {
  // Without the colours that reports keep.
  const plain = (text ?? '').replace(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '')
  return (
    plain
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''
  )
}
