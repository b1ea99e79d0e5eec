import { describe, expect, it } from 'vitest'
import { transactionIdOf } from '../../../src/domain/transaction.ts'

describe('the id of a payment', () => {
  it('is the same whenever the same payment of the same shop is read', () => {
    expect(transactionIdOf('shop-a', '23732987373372')).toBe('shop-a/23732987373372')
    expect(transactionIdOf('shop-b', '23732987373372')).not.toBe(transactionIdOf('shop-a', '23732987373372'))
  })
})
