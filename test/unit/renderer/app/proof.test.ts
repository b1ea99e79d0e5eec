import { describe, expect, it } from 'vitest'
import { failed, ok } from '../../../../src/domain/result.ts'
import { createProof } from '../../../../src/renderer/src/app/proof.ts'

const needed = failed({ kind: 'proof-needed' })

/** A bridge that refuses until the PIN is entered, and what it was asked. */
function deskBehindADoor() {
  const heard: string[] = []
  let isProven = false
  const gate = createProof(async (operation, input) => {
    heard.push(`${operation} ${JSON.stringify(input)}`)
    return isProven ? ok(`${operation} done`) : needed
  })
  const prove = (): void => {
    isProven = true
    gate.proof.getState().end(true)
  }
  return { ...gate, heard, prove }
}

const turn = (): Promise<void> => new Promise((done) => setImmediate(done))

describe('the PIN once more', () => {
  it('sends the same refund again by itself once the PIN was right, and gives its answer to who asked', async () => {
    const desk = deskBehindADoor()
    const refund = desk.call('refunds.request', { amount: 22_000 })
    await turn()
    expect(desk.proof.getState().isAsked).toBe(true)
    desk.prove()
    expect(await refund).toEqual(ok('refunds.request done'))
    expect(desk.heard).toEqual(['refunds.request {"amount":22000}', 'refunds.request {"amount":22000}'])
    expect(desk.proof.getState().isAsked).toBe(false)
  })

  it('gives the refusal back and sends nothing more when the PIN is not entered', async () => {
    const desk = deskBehindADoor()
    const refund = desk.call('refunds.request', {})
    await turn()
    desk.proof.getState().end(false)
    expect(await refund).toEqual(needed)
    expect(desk.heard).toHaveLength(1)
  })

  it('asks once for all that wait, and lets each go on', async () => {
    const desk = deskBehindADoor()
    let askings = 0
    desk.proof.subscribe((now, before) => {
      if (now.isAsked && !before.isAsked) askings += 1
    })
    const both = Promise.all([desk.call('receipts.issue', {}), desk.call('shops.change', {})])
    await turn()
    desk.prove()
    expect(await both).toEqual([ok('receipts.issue done'), ok('shops.change done')])
    expect(askings).toBe(1)
  })

  it('asks a second time for nothing that was refused while the PIN was being judged', async () => {
    const answers: ((answer: unknown) => void)[] = []
    const { call, proof } = createProof(() => new Promise((done) => answers.push(done)))
    const first = call('receipts.issue', {})
    const second = call('receipts.cancel', {})
    answers[0]?.(needed)
    await turn()
    proof.getState().end(true)
    answers[1]?.(needed)
    await turn()
    expect(proof.getState().isAsked).toBe(false)
    answers[2]?.(ok('issued'))
    answers[3]?.(ok('cancelled'))
    expect(await Promise.all([first, second])).toEqual([ok('issued'), ok('cancelled')])
  })

  it('sends a call again only once: refused twice it is refused', async () => {
    let calls = 0
    const { call, proof } = createProof(async () => {
      calls += 1
      return needed
    })
    const refund = call('refunds.request', {})
    await turn()
    proof.getState().end(true)
    expect(await refund).toEqual(needed)
    expect(calls).toBe(2)
  })

  it('leaves every other answer alone', async () => {
    const { call, proof } = createProof(async () => failed({ kind: 'not-allowed', roles: ['admin'] }))
    expect(await call('shops.add', {})).toEqual(failed({ kind: 'not-allowed', roles: ['admin'] }))
    expect(proof.getState().isAsked).toBe(false)
  })
})
