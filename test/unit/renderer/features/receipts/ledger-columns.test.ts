import { describe, expect, it } from 'vitest'
import { ledgerColumns } from '../../../../../src/domain/receipt/ledger-columns.ts'
import { ledgerGridColumns, ledgerWidth } from '../../../../../src/renderer/src/features/receipts/ledger-columns.tsx'

describe('the columns of the ledger on screen', () => {
  it('are those of the file, all thirty in its order', () => {
    expect(ledgerWidth).toBe(30)
    expect(ledgerGridColumns(true).map((column) => column.header)).toEqual(ledgerColumns.map((column) => column.header))
  })

  it('are at first a part of them in the same order, with what is due among them', () => {
    const few = ledgerGridColumns(false).map((column) => column.header)
    expect(few).toEqual(ledgerColumns.map((column) => column.header).filter((header) => few.includes(header)))
    expect(few).toEqual(expect.arrayContaining(['주문번호', '현금영수증대상금액', '상태', '발급기한']))
    expect(few).toHaveLength(13)
  })
})
