import { describe, expect, it } from 'vitest'
import { contract } from '../../../../src/contract/index.ts'
import { toWon } from '../../../../src/domain/money.ts'
import { describeFailure, knownFailureKinds } from '../../../../src/renderer/src/text/failure-texts.ts'

const declared = new Set(
  Object.values(contract).flatMap((group) =>
    Object.values(group).flatMap((operation) => Object.keys(operation.failures)),
  ),
)
const common = [
  'invalid-input',
  'unexpected',
  'disk-full',
  'book-closed',
  'not-signed-in',
  'not-allowed',
  'proof-needed',
]

describe('sentences of refusals', () => {
  it('exist for every kind the contract declares and for no other', () => {
    expect([...knownFailureKinds].toSorted()).toEqual([...new Set([...declared, ...common])].toSorted())
  })

  it('carry the figures the refusal carries', () => {
    const described = describeFailure({ kind: 'exceeds-refundable', refundable: toWon(22_000) })
    expect(described.case).toContain('22,000원')
    expect(described.remedy).not.toBeNull()
  })

  it('ask nobody to mend an amount when nothing is left', () => {
    expect(describeFailure({ kind: 'exceeds-refundable', refundable: toWon(0) }).remedy).toBeNull()
  })

  it('give the incident number of what was not expected, and of nothing else', () => {
    expect(describeFailure({ kind: 'unexpected', incident: 'E-1' }).incident).toBe('E-1')
    expect(describeFailure({ kind: 'disk-full' }).incident).toBeNull()
  })

  it('say of changed facts that nothing was sent', () => {
    const described = describeFailure({ kind: 'facts-changed', basedOn: { refunds: 1, remaining: toWon(17_000) } })
    expect(described.case).toContain('보낸 것은 없습니다')
    expect(described.case).toContain('17,000원')
  })

  it('say of a receipt act that was held back that nothing was sent', () => {
    for (const failure of [
      { kind: 'receipt-facts-changed' },
      { kind: 'receipt-act-open' },
      { kind: 'identity-refused', problem: 'business-number-wrong' },
    ] as const)
      expect(describeFailure(failure).case).toMatch(/보낸 것은 없습니다/)
  })
})
