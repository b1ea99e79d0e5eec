import { afterAll, beforeAll, expect, it } from 'vitest'
import { openInProcess } from '../../src/main/ledger/in-process.ts'
import { openFile } from '../../src/main/ledger/database.ts'
import { at, newPlace, valueOf, removePlaces } from '../contract/ledger-samples.ts'
import type { BuiltScripts } from '../contract/ledger-build.ts'
import { killsTold } from './refunds/kills-told.ts'
import { buildChild, startChild } from './ledger-children.ts'

let scripts: BuiltScripts
beforeAll(async () => {
  scripts = await buildChild()
})
afterAll(() => scripts.remove())
afterAll(removePlaces)

const kills = 12

it('this file kills as many desks as the paper on faults says', () => {
  expect(killsTold().get('test/faults/ledger-kill.test.ts')).toBe(kills)
})

/** What the last acknowledged step of each number was. */
function lastSteps(lines: readonly string[]): ReadonlyMap<number, string> {
  const steps = new Map<number, string>()
  for (const line of lines) {
    const [step = '', number] = line.split(' ')
    if (number !== undefined) steps.set(Number(number), step)
  }
  return steps
}

/** States a refund may be found in after its last acknowledged step, once what was open has become unknown. */
const foundAfter: Readonly<Record<string, readonly string[]>> = {
  intended: ['unknown', 'done', 'declined', 'not-applied'],
  sent: ['unknown', 'done', 'declined', 'not-applied'],
  done: ['done'],
  declined: ['declined'],
  unknown: ['unknown'],
  'not-applied': ['not-applied'],
}

it(`after ${kills} kills in the middle of commits every acknowledged step is there and nothing is half there`, async () => {
  const place = newPlace()
  const told: string[] = []
  for (let kill = 0; kill < kills; kill += 1) {
    // A different number of lines each time puts the kill at a different step, two commits after the last line read.
    const enough = 5 + ((kill * 7) % 23)
    const child = startChild(
      scripts,
      place,
      { from: kill * 10_000, count: null },
      { onLine: (_line, one) => void (child.told.length >= enough && one.kill('SIGKILL')) },
    )
    told.push(...(await child.ended))
  }
  const ledger = valueOf(openInProcess(place))
  await ledger.openRefundsBecomeUnknown({ at })
  const steps = lastSteps(told)
  expect(steps.size).toBeGreaterThan(kills)
  for (const [number, step] of steps) {
    const record = await ledger.transaction(`shop-a/T-${number}`)
    expect(record?.transaction.paid, `payment ${number}`).toBe(55_000)
    if (step !== 'payment') expect(foundAfter[step], `${step} ${number}`).toContain(record?.refunds[0]?.state)
  }
  expect(await ledger.integrity()).toBe('ok')
  await ledger.close()
  expect(halfWritten(place)).toEqual({ bare: 0, silent: 0, unaudited: 0 })
}, 120_000)

/** Rows that should have come with others in one transaction and did not. */
function halfWritten(place: Parameters<typeof openFile>[0]): unknown {
  const db = openFile(place, 'read')
  try {
    return db
      .prepare(`SELECT
        (SELECT count(*) FROM payment WHERE number NOT IN (SELECT payment_number FROM payment_answer)
          OR number NOT IN (SELECT payment_number FROM payment_search) OR number NOT IN (SELECT payment_number FROM payment_part)) AS bare,
        (SELECT count(*) FROM refund r WHERE state NOT IN (SELECT state FROM refund_event WHERE refund_number = r.number)) AS silent,
        (SELECT count(*) FROM refund_event) - (SELECT count(*) FROM audit WHERE what LIKE 'refund-%') AS unaudited`)
      .get()
  } finally {
    db.close()
  }
}
