import { expect, it } from 'vitest'
import { type Finding, spelledOut } from '../../../../src/domain/reconciliation/finding.ts'
import type { KnownReceipt } from '../../../../src/domain/reconciliation/match-input.ts'
import { PlainPair } from '../../../../src/domain/reconciliation/plain-pair.ts'
import { issued, listed, match } from './match-samples.ts'

const found = (receipts: readonly KnownReceipt[]): readonly Finding[] => match({ receipts, lines: [listed()] }).findings

it('a plain pair tells what a finding made at the table tells, field by field', () => {
  const [plain] = found([issued()])
  if (plain === undefined) throw new Error('nothing was found')
  expect(plain).toBeInstanceOf(PlainPair)
  // Another receipt of the payment sends both to the table; the first stays as it was.
  const tabled = found([issued(), issued({ id: 'r2', approvalNumber: 'A2' })]).find(
    ({ receipts }) => receipts[0]?.id === 'r1',
  )
  expect(tabled).not.toBeInstanceOf(PlainPair)
  expect(spelledOut(plain)).toEqual(tabled)
})

it('spelled out, a finding crosses to another thread with every value', () => {
  for (const finding of found([issued(), issued({ id: 'r2', transactionId: 't2', approvalNumber: 'A2' })])) {
    const told = spelledOut(finding)
    expect(structuredClone(told)).toEqual(told)
    expect(Object.values(told)).not.toContain(undefined)
  }
})
