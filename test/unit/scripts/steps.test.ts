import { expect, test } from 'vitest'
import { SetupProblem, SetupStopped } from '../../../scripts/setup/problem.mjs'
import { anyMissing, runSteps, type Step } from '../../../scripts/setup/steps.mjs'

function recorder() {
  const events: string[] = []
  const step = (name: string, rest: Partial<Step> = {}): Step => ({
    name,
    doing: `${name}을(를) 합니다.`,
    missing: () => true,
    mend: () => {
      events.push(name)
    },
    ...rest,
  })
  const to = {
    tell: (line: string) => void events.push(line),
    report: (problem: unknown) => void events.push(problem instanceof Error ? problem.message : String(problem)),
  }
  return { events, step, to }
}

test('does nothing and says nothing when nothing is missing', async () => {
  const { events, step, to } = recorder()
  const steps = [step('one', { missing: () => false }), step('two', { missing: () => Promise.resolve(false) })]
  expect(await anyMissing(steps)).toBe(false)
  expect(await runSteps(steps, to)).toEqual([])
  expect(events).toEqual([])
})

test('says one line for each step that has something to do, before doing it', async () => {
  const { events, step, to } = recorder()
  const steps = [step('one'), step('two', { missing: () => false }), step('three', { after: ['one'] })]
  expect(await runSteps(steps, to)).toEqual(['one', 'three'])
  expect(events).toEqual(['· one을(를) 합니다.', 'one', '· three을(를) 합니다.', 'three'])
})

test('asks what is missing only after the steps it waits for', async () => {
  const { events, step, to } = recorder()
  let installed = false
  const first = step('first', {
    mend: () => {
      installed = true
    },
  })
  await runSteps([first, step('second', { after: ['first'], missing: () => !installed })], to)
  expect(events).toEqual(['· first을(를) 합니다.'])
})

test('runs independent steps at the same time', async () => {
  const { step, to } = recorder()
  let release: () => void = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await runSteps([step('waits', { mend: () => released }), step('releases', { mend: () => release() })], to)
})

test('reports each problem as it happens, lets what is under way end and begins nothing more', async () => {
  const { events, step, to } = recorder()
  const fail = (sentence: string) => () => Promise.reject(new SetupProblem(sentence, 'npm ci'))
  const steps = [
    step('packages', { mend: fail('네트워크가 없습니다.') }),
    step('libraries', { mend: fail('패키지가 없습니다.') }),
    step('fonts'),
    step('electron', { after: ['packages'] }),
    step('addon', { after: ['fonts', 'libraries'] }),
  ]
  await expect(runSteps(steps, to)).rejects.toThrow(SetupStopped)
  expect(events.filter((event) => !event.startsWith('·')).sort()).toEqual([
    'fonts',
    '네트워크가 없습니다.',
    '패키지가 없습니다.',
  ])
})

test('refuses a step that waits for one listed later: it would never run', async () => {
  const { step, to } = recorder()
  await expect(runSteps([step('one', { after: ['two'] }), step('two')], to)).rejects.toThrow('two')
})
