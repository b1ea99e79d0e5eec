import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import {
  cancelPath,
  change,
  issue,
  openForTest,
  part,
  paymentCancel,
  post,
  register,
  registerPath,
  send,
  transferTno,
} from './receipt-stand.ts'

describe('a register goes wrong as told', () => {
  const path = registerPath

  it.each([
    ['lost-after-commit', 1],
    ['reset-after-body', 1],
    ['lost-before-commit', 0],
    ['reset-before-body', 0],
  ] as const)('%s: no answer, and %i receipt', async (name, receipts) => {
    const at = await openForTest()
    at.play({ name, path })
    await expect(send(at, path, register())).rejects.toThrow()
    expect(at.report().totals.receipts).toBe(receipts)
    expect(await post(at, path, register())).toMatchObject({ res_cd: receipts === 1 ? '9167' : '0000' })
  })

  it.each([
    ['http-500-after-commit', 1],
    ['http-500', 0],
  ] as const)('%s: a server’s breakdown, and %i receipt', async (name, receipts) => {
    const at = await openForTest()
    at.play({ name, path })
    expect(await send(at, path, register())).toMatchObject({ status: 500 })
    expect(at.report().totals.receipts).toBe(receipts)
  })

  it('truncated-json: half of the answer, and the receipt is there', async () => {
    const at = await openForTest()
    at.play({ name: 'truncated-json', path })
    const { bytes } = await send(at, path, register())
    expect(() => JSON.parse(bytes.toString('utf8'))).toThrow(SyntaxError)
    expect(at.report().totals.receipts).toBe(1)
  })

  it('html: a page, and no receipt', async () => {
    const at = await openForTest()
    at.play({ name: 'html', path })
    const { status, bytes } = await send(at, path, register())
    expect([status, bytes.toString('utf8')]).toEqual([200, expect.stringContaining('<!doctype html>')])
    expect(at.report().totals.receipts).toBe(0)
  })

  it('cp949: the same answer in another alphabet', async () => {
    const at = await openForTest()
    at.play({ name: 'cp949', path })
    const { bytes } = await send(at, path, register())
    expect(JSON.parse(iconv.decode(bytes, 'cp949'))).toMatchObject({ res_cd: '0000', res_msg: '정상처리' })
    expect(bytes.toString('utf8')).not.toContain('정상처리')
  })

  it('numbers: numbers of receipts stay text, with the zero in front', async () => {
    const at = await openForTest({ scene: 'numbers' })
    expect(await post(at, path, register())).toMatchObject({ cash_no: '20261123900001', receipt_no: '037036967' })
  })

  it('slow: the receipt is there before its answer', async () => {
    const at = await openForTest()
    at.play({ name: 'slow', path, delayMs: 60 })
    const answer = post(at, path, register())
    await expect.poll(() => at.report().totals.receipts).toBe(1)
    expect(await answer).toMatchObject({ res_cd: '0000' })
  })

  it.each([
    ['declined', '8005'],
    ['8012', '8012'],
  ] as const)('%s: %s, and no receipt', async (name, code) => {
    const at = await openForTest()
    at.play({ name, path })
    expect(await post(at, path, register())).toMatchObject({ res_cd: code })
    expect(at.report().totals.receipts).toBe(0)
    expect(await post(at, path, register())).toMatchObject({ res_cd: '0000' })
  })

  it('told over HTTP like any other scene', async () => {
    const at = await openForTest()
    await fetch(`${at.url}/_scene`, { method: 'POST', body: JSON.stringify({ name: 'http-500', path, times: 2 }) })
    expect((await send(at, path, register())).status).toBe(500)
    expect((await send(at, path, register())).status).toBe(500)
    expect((await send(at, path, register())).status).toBe(200)
  })
})

describe('scenes and the path receipts share with payments', () => {
  it('a scene of cancels leaves registers alone', async () => {
    const at = await openForTest({ scene: 'declined' })
    const cashNo = await issue(at)
    expect(await post(at, cancelPath, change('STSC', cashNo))).toMatchObject({ res_cd: '8178' })
    expect(await post(at, cancelPath, paymentCancel(transferTno))).toMatchObject({ res_cd: '8178' })
  })

  it('a receipt’s cancel is lost after it was done, and its look-up comes through', async () => {
    const at = await openForTest({ scene: 'lost-after-commit' })
    const cashNo = await issue(at)
    await expect(send(at, cancelPath, part(cashNo, '4000', '11000'))).rejects.toThrow()
    expect(at.report().receipts[cashNo]).toMatchObject({ remaining: 7_000 })
    expect(await post(at, cancelPath, change('STSQ', cashNo))).toMatchObject({ reg_desc: '현금영수증 부분취소' })
  })

  it('8392 refuses a receipt’s part and not its whole', async () => {
    const at = await openForTest({ scene: '8392' })
    const cashNo = await issue(at)
    expect(await post(at, cancelPath, part(cashNo, '4000', '11000'))).toMatchObject({ res_cd: '8392' })
    expect(await post(at, cancelPath, change('STSC', cashNo))).toMatchObject({ res_cd: '0000' })
  })

  it('a look-up goes wrong when its path is told, and is stale when asked to be', async () => {
    const at = await openForTest()
    const cashNo = await issue(at)
    at.play({ name: 'html', path: cancelPath })
    expect((await send(at, cancelPath, change('STSQ', cashNo))).bytes.toString('utf8')).toContain('<!doctype html>')
    await post(at, cancelPath, change('STSC', cashNo))
    at.play({ name: 'stale-inquiry', path: cancelPath })
    expect(await post(at, cancelPath, change('STSQ', cashNo))).toMatchObject({ reg_desc: '현금영수증 등록' })
    expect(await post(at, cancelPath, change('STSQ', cashNo))).toMatchObject({ reg_desc: '현금영수증 취소' })
  })
})
