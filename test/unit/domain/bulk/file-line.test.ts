import { describe, expect, it } from 'vitest'
import { isCutByComma, readAmount, readFirstRow, readOrder } from '../../../../src/domain/bulk/file-line.ts'

describe('the first row of a file', () => {
  it.each<readonly [readonly string[], number, number]>([
    [['주문번호', '환불금액'], 0, 1],
    [['환불 금액', '상품', '주문번호'], 2, 0],
    [['Order_Number', 'Amount'], 0, 1],
    [['ordr_idxx', 'mod_mny'], 0, 1],
    [['주문번호', '결제금액', '금액'], 0, 2],
    [['주문번호', '금액(원)'], 0, 1],
    [['주문번호', '금액', '환불금액'], 0, 2],
    [['PCD_PAY_OID', '취소금액'], 0, 1],
    [['ＯＲＤＥＲ', '금액'], 0, 1],
  ])('%j names its columns', (cells, order, amount) => {
    expect(readFirstRow(cells)).toEqual({ ok: true, value: { isHeader: true, columns: { order, amount } } })
  })

  it('without known names is a line like the others, and the first two columns count', () => {
    expect(readFirstRow(['A-1', '29000'])).toEqual({
      ok: true,
      value: { isHeader: false, columns: { order: 0, amount: 1 } },
    })
  })

  it('that names only one of the two is refused: the other would be guessed', () => {
    expect(readFirstRow(['주문번호', '상품'])).toEqual({ ok: false, failure: { missing: 'amount' } })
    expect(readFirstRow(['상품', '환불금액'])).toEqual({ ok: false, failure: { missing: 'order' } })
  })

  it('that names a column twice over is refused: which of them counts would be guessed', () => {
    expect(readFirstRow(['주문번호', '금액', '금액'])).toEqual({ ok: false, failure: { missing: 'amount' } })
    expect(readFirstRow(['주문번호', '환불금액', '주문번호'])).toEqual({ ok: false, failure: { missing: 'order' } })
  })

  it('of more than two columns without a digit or a known name is a header nobody knows, not a line', () => {
    expect(readFirstRow(['오더', '결제가', '돌려줄 금액'])).toEqual({ ok: false, failure: { missing: 'order' } })
    expect(readFirstRow(['A-1', '29000', '메모'])).toMatchObject({ ok: true, value: { isHeader: false } })
  })
})

describe('an amount', () => {
  it.each([
    ['29000', 29_000],
    ['29,000', 29_000],
    ['29,000원', 29_000],
    [' 29,000 원 ', 29_000],
    ['₩29,000', 29_000],
    ['\\29,000', 29_000],
    ["'29000", 29_000],
    ['２９,０００', 29_000],
    ['029000', 29_000],
    ['1,234,567', 1_234_567],
    ['999999999999', 999_999_999_999],
  ])('%j is %d won', (cell, won) => {
    expect(readAmount(cell)).toEqual({ ok: true, value: won })
  })

  it.each([
    ['', '금액이 비어 있습니다.'],
    ['0', '금액이 0원입니다.'],
    ['000', '금액이 0원입니다.'],
    ['-29000', '금액이 음수입니다(-29000). 환불할 금액을 양수로 적습니다.'],
    ['−29,000', '금액이 음수입니다(−29,000). 환불할 금액을 양수로 적습니다.'],
    ['△29,000', '금액이 음수입니다(△29,000). 환불할 금액을 양수로 적습니다.'],
    ['(29,000)', '금액이 음수입니다((29,000)). 환불할 금액을 양수로 적습니다.'],
    ['29000.0', '금액에 소수점이 있습니다(29000.0). 원 단위 정수로 적습니다.'],
    ['29,000.50', '금액에 소수점이 있습니다(29,000.50). 원 단위 정수로 적습니다.'],
    ['29,00', '금액을 읽을 수 없습니다(29,00).'],
    ['2,9000', '금액을 읽을 수 없습니다(2,9000).'],
    ['29 000', '금액을 읽을 수 없습니다(29 000).'],
    ['2.9E4', '금액을 읽을 수 없습니다(2.9E4).'],
    ['이만구천원', '금액을 읽을 수 없습니다(이만구천원).'],
    ['1000000000000', '금액이 너무 큽니다(1000000000000).'],
    ['9'.repeat(400), `금액이 너무 큽니다(${'9'.repeat(29)}…).`],
    ['=1+1', '금액을 읽을 수 없습니다(=1+1).'],
  ])('%j is refused with the reason', (cell, because) => {
    expect(readAmount(cell)).toEqual({ ok: false, failure: because })
  })

  it.each([
    ['29', '000', true],
    ['1', '500원', true],
    ['29000', '000', false],
    ['29', '00', false],
    ['29', undefined, false],
    ['29', '개', false],
    ['29', '1000', false],
    ['２９', '０００', true],
    ['\\29', '000', true],
    ["'29", '000', true],
    ['₩ 29', '000', true],
    ['29', '000.00', true],
    ['29', '000 won', true],
  ] as const)('%j before %j is cut in two by a comma: %s', (amount, next, isCut) => {
    expect(isCutByComma(amount, next)).toBe(isCut)
  })
})

describe('an order number', () => {
  it.each([
    ['A-1', 'A-1'],
    [' A-1 ', 'A-1'],
    ["'20261109000001", '20261109000001'],
    ['0012', '0012'],
    ['주문 7', '주문 7'],
  ])('%j is %j', (cell, order) => {
    expect(readOrder(cell)).toEqual({ ok: true, value: order })
  })

  it.each([
    ['', '주문번호가 비어 있습니다.'],
    ["'", '주문번호가 비어 있습니다.'],
    ['2.02611E+13', '엑셀이 번호를 줄여 적었습니다(2.02611E+13). 열을 텍스트로 바꾸고 원래 번호를 다시 넣어야 합니다.'],
    ['A\n1', '주문번호에 글자가 아닌 것이 섞여 있습니다.'],
    ['A'.repeat(101), '주문번호가 100자를 넘습니다.'],
  ])('%j is refused with the reason', (cell, because) => {
    expect(readOrder(cell)).toEqual({ ok: false, failure: because })
  })
})
