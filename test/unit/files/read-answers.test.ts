import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { fileLaneInProcess } from '../../../src/main/files/in-process.ts'
import { mostBatchBytes } from '../../../src/main/files/read-answers.ts'
import type { AnswerBatch } from '../../../src/main/files/file-lane.ts'
import { unpackedOf } from '../../contract/packed-answers.ts'
import { csv, jsonLines, kcpCancel, kcpCard, paypleCard } from './gateway-lines.ts'
import { fileOf, readAll } from './read.ts'

const marked = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf8')
const inCp949 = (text: string): Uint8Array => iconv.encode(text, 'cp949')
const lines = [kcpCard(1), kcpCard(2, { good_name: '똠얌꿍 뷁 세트', buyr_name: '뷁영수' }), kcpCancel(1)]

const formats = [
  ['json-lines', jsonLines(lines)],
  ['json-lines', jsonLines(lines, '\r\n')],
  ['json-lines', lines.map((line) => JSON.stringify(line, null, 2)).join('\n')],
  ['json-array', JSON.stringify(lines)],
  ['json-array', JSON.stringify(lines, null, 2)],
  ['json-array', `[\r\n${lines.map((line) => JSON.stringify(line)).join(',\r\n')}\r\n]\r\n`],
  ['csv', csv(lines)],
  ['csv', csv(lines, '\n')],
] as const
const encodings = [
  ['utf-8', (text: string) => Buffer.from(text, 'utf8')],
  ['utf-8', marked],
  ['cp949', inCp949],
] as const

describe('every format in every encoding', () => {
  for (const [at, [format, text]] of formats.entries()) {
    for (const [encoding, encode] of encodings) {
      it(`reads ${format} (${at}) in ${encoding}${encode === marked ? ' with a byte order mark' : ''}`, async () => {
        const read = await readAll(fileOf(encode(text)))
        expect(read.result).toEqual({ ok: true, value: { lines: 3, format, encoding } })
        expect(read.rejects).toEqual([])
        expect(read.payments.map(({ transaction }) => transaction.gatewayTransactionId)).toEqual([
          '26110900000001',
          '26110900000002',
        ])
        expect(read.payments[1]?.transaction.buyer.name).toBe('뷁영수')
        expect(read.payments[1]?.raw).toContain('똠얌꿍 뷁 세트')
        expect(read.refunds[0]?.refund).toMatchObject({ gatewayTransactionId: '26110900000001', won: 22_000 })
      })
    }
  }

  it('names the line a record begins in, blank lines counted', async () => {
    const pretty = await readAll(fileOf(`\n${JSON.stringify([kcpCard(1), kcpCard(2)], null, 2)}`))
    const height = Object.keys(kcpCard(1)).length + 2
    expect(pretty.payments.map(({ line }) => line)).toEqual([3, 3 + height])
    const listed = await readAll(fileOf(`${jsonLines([kcpCard(1)])}\n\n${jsonLines([kcpCard(2)])}`))
    expect(listed.payments.map(({ line }) => line)).toEqual([1, 4])
    const table = await readAll(fileOf(csv([kcpCard(1, { good_name: '두 줄\n상품' }), kcpCard(2)])))
    expect(table.payments.map(({ line }) => line)).toEqual([2, 4])
  })

  it('reads a cell with a comma, quotes and a line break as one value', async () => {
    const goods = '차, "보리"\r\n두 상자'
    const read = await readAll(fileOf(csv([kcpCard(1, { good_name: goods })])))
    expect(JSON.parse(read.payments[0]?.raw ?? '')).toMatchObject({ good_name: goods })
  })

  it('takes an empty cell for a field that is not there', async () => {
    const money = { pay_method: 'PAKM', easypoint_mny: '1000', service_corp_id: 'SCKA' }
    const read = await readAll(fileOf(csv([kcpCard(1), kcpCard(2, money)])))
    expect(JSON.parse(read.payments[0]?.raw ?? '')).not.toHaveProperty('easypoint_mny')
  })
})

describe('a batch', () => {
  it('of the longest answers there may be is handed over before it fills the memory', async () => {
    const memos = Object.fromEntries(Array.from({ length: 15 }, (_, at) => [`memo_${at}`, 'a'.repeat(65_000)]))
    const line = JSON.stringify(kcpCard(1, memos))
    const sizes: number[] = []
    const count = Math.ceil((3 * mostBatchBytes) / line.length)
    const read = await fileLaneInProcess().readAnswers(
      { file: fileOf(`${line}\n`.repeat(count)), gateway: 'kcp' },
      async ({ answers }) => void sizes.push(answers.bytes.length),
      new AbortController().signal,
    )
    expect(read).toMatchObject({ ok: true, value: { lines: count } })
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(count * 15 * 65_000)
    expect(Math.max(...sizes)).toBeLessThan(mostBatchBytes + 2 * line.length)
  })
})

describe('what a record becomes', () => {
  it('keeps merchant fields beside the answer as the buyer, trimmed, and empty ones as nobody', async () => {
    const buyer = { buyr_name: '  홍길동 ', buyr_tel1: '', buyr_mail: ' a@example.com' }
    const read = await readAll(fileOf(jsonLines([kcpCard(1, buyer)])))
    expect(read.payments[0]?.transaction.buyer).toEqual({ name: '홍길동', phone: null, email: 'a@example.com' })
  })

  it('counts each record in exactly one place', async () => {
    const failedAttempt = { res_cd: '3001', res_msg: '사용자 취소', tno: '' }
    const text = jsonLines([kcpCard(1), kcpCancel(1), failedAttempt, paypleCard(1), { hello: 1 }])
    const read = await readAll(fileOf(`${text}{"res_cd":\n[1]\n`))
    expect(read.lines).toBe(7)
    expect(read.payments.length + read.refunds.length + read.rejects.length + read.passedOver).toBe(7)
    expect(read.passedOver).toBe(1)
  })

  it('says which gateway a line of the other one is from', async () => {
    const atKcp = await readAll(fileOf(jsonLines([kcpCard(1), paypleCard(1)])))
    expect(atKcp.rejects).toMatchObject([{ line: 2, because: '다른 결제사(페이플)의 응답입니다.' }])
    const atPayple = await readAll(fileOf(jsonLines([kcpCard(1), paypleCard(1)])), 'payple')
    expect(atPayple.rejects).toMatchObject([{ line: 1, because: '다른 결제사(NHN KCP)의 응답입니다.' }])
    expect(atPayple.payments).toHaveLength(1)
  })

  it('keeps no secret of the answer', async () => {
    const read = await readAll(fileOf(jsonLines([paypleCard(1)])), 'payple')
    expect(read.payments[0]?.raw).toContain('ORDER_17021')
    expect(JSON.stringify(read)).not.toMatch(/secret-/)
  })

  it('keeps an answer as it stood when nothing of it is a secret, and on one line', async () => {
    const line =
      '{ "res_cd": "0000", "tno": "26110900000001", "amount": 1e3, "pay_method": "PACA", "app_time": "20261109101502" }'
    expect((await readAll(fileOf(line))).payments[0]?.raw).toBe(line)
    const spread = await readAll(fileOf(JSON.stringify(JSON.parse(line), null, 2)))
    expect(spread.payments[0]?.raw).toBe(JSON.stringify(JSON.parse(line)))
  })

  it('keeps digits beyond 2^53', async () => {
    const text = JSON.stringify(kcpCard(1)).replace('"ORDER-1"', '12345678901234567890')
    const read = await readAll(fileOf(text))
    expect(read.payments[0]?.transaction.orderNumber).toBe('12345678901234567890')
  })

  it('masks a whole card number, and leaves an order number that looks like one', async () => {
    const line = kcpCard(1, {
      order_no: '4111111111111111',
      card_no: '5555555555554444',
      memo: '카드 4111-1111-1111-1111',
    })
    const read = await readAll(fileOf(jsonLines([line])))
    const payment = read.payments[0]
    expect(payment?.transaction.orderNumber).toBe('4111111111111111')
    expect(payment?.transaction.card?.maskedNumber).toBe('555555******4444')
    expect(JSON.parse(payment?.raw ?? '')).toMatchObject({ card_no: '555555******4444', memo: '카드 411111******1111' })
  })

  it('masks a whole card number that is written as a number with a fraction, beyond what a number can hold', async () => {
    const line = jsonLines([kcpCard(1, { memo: '여기' })]).replace('"여기"', '9410123410110261.0')
    const [payment] = (await readAll(fileOf(line))).payments
    expect(payment?.raw).toContain('941012******0261')
    expect(payment?.raw).not.toContain('9410123410110261')
  })

  it('masks names, phones and long numbers in the excerpt of a rejected line', async () => {
    const read = await readAll(
      fileOf(`${jsonLines([kcpCard(1)])}{"buyr_name":"홍길동","buyr_tel1":"010-1234-5678","card":"4111111111111111"\n`),
    )
    const excerpt = read.rejects[0]?.excerpt ?? ''
    expect(excerpt).not.toMatch(/홍길동|1234-5678|41111111/)
    expect(excerpt.length).toBeLessThanOrEqual(80)
    expect(excerpt).toContain('buyr_name')
  })
})

describe('batches', () => {
  const many = Array.from({ length: 25 }, (_, at) => kcpCard(at))

  it('hands over no more than was asked for, in order, with what was read of the file', async () => {
    const text = jsonLines(many)
    const read = await readAll(fileOf(text), 'kcp', 10)
    expect(read.batches.map((batch) => batch.lines)).toEqual([10, 10, 5])
    expect(read.batches.at(-1)?.bytesRead).toBe(Buffer.byteLength(text))
  })

  it('reads no further before a batch is taken', async () => {
    const taken: number[] = []
    let atOnce = 0
    let most = 0
    await fileLaneInProcess().readAnswers(
      { file: fileOf(jsonLines(many)), gateway: 'kcp', batchSize: 5 },
      async (batch) => {
        atOnce += 1
        most = Math.max(most, atOnce)
        await new Promise((later) => setImmediate(later))
        taken.push(unpackedOf(batch.answers).payments[0]?.line ?? 0)
        atOnce -= 1
      },
      new AbortController().signal,
    )
    expect(most).toBe(1)
    expect(taken).toEqual([1, 6, 11, 16, 21])
  })

  it('gives up when a batch cannot be stored, with that error', async () => {
    const batches: AnswerBatch[] = []
    const reading = fileLaneInProcess().readAnswers(
      { file: fileOf(jsonLines(many)), gateway: 'kcp', batchSize: 5 },
      async (batch) => {
        batches.push(batch)
        throw new Error('the ledger is full')
      },
      new AbortController().signal,
    )
    await expect(reading).rejects.toThrow('the ledger is full')
    expect(batches).toHaveLength(1)
  })
})

describe('pasted text', () => {
  it('reads one object, several lines and an array', async () => {
    const paymentsIn = async (text: string) =>
      unpackedOf((await fileLaneInProcess().readText({ text, gateway: 'kcp' })).answers).payments
    for (const text of [JSON.stringify(kcpCard(1), null, 2), jsonLines([kcpCard(1)]), JSON.stringify([kcpCard(1)])]) {
      expect(await paymentsIn(text)).toHaveLength(1)
    }
    expect(await paymentsIn(jsonLines([kcpCard(1), kcpCard(2)]))).toHaveLength(2)
  })

  it('comes back as rejects when it is no answer', async () => {
    const batch = await fileLaneInProcess().readText({ text: '{"a":1}', gateway: 'kcp' })
    expect(unpackedOf(batch.answers).rejects).toMatchObject([{ line: 1, because: '알려진 결제사의 응답이 아닙니다.' }])
  })
})

describe('posted forms, as a server logs webhooks', () => {
  const formOf = (fields: object): string =>
    new URLSearchParams(
      Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
    ).toString()

  it('are read a line each, like the same answers as JSON', async () => {
    const lines = [paypleCard(1), paypleCard(2)]
    const forms = await readAll(fileOf(`${lines.map(formOf).join('\n')}\n`), 'payple')
    const json = await readAll(fileOf(jsonLines(lines)), 'payple')
    expect(forms.result).toMatchObject({ ok: true, value: { format: 'form-lines', lines: 2 } })
    expect(forms.payments.map(({ transaction }) => transaction)).toEqual(
      json.payments.map(({ transaction }) => transaction),
    )
  })

  it('are read from a paste of one body', async () => {
    const batch = await fileLaneInProcess().readText({ text: formOf(paypleCard(1)), gateway: 'payple' })
    expect(unpackedOf(batch.answers).payments).toHaveLength(1)
  })

  it('say by their bytes whether they are UTF-8 or CP949', async () => {
    const body =
      'tx_cd=TX00&site_cd=T0000&tno=26110900000001&order_no=A1&ipgm_mnyx=1000&totl_mnyx=1000&tx_tm=20261109101502&ipgm_time=20261109101502'
    const read = await readAll(fileOf(`${body}&ipgm_name=%C8%AB%B1%E6%B5%BF&good_name=%ED%99%8D%EC%82%BC\n`))
    expect(JSON.parse(read.payments[0]?.raw ?? '{}')).toMatchObject({ ipgm_name: '홍길동', good_name: '홍삼' })
  })

  it('that name a field twice are listed and not read', async () => {
    const read = await readAll(fileOf(`${formOf(paypleCard(1))}\n${formOf(paypleCard(2))}&PCD_PAY_TOTAL=1\n`), 'payple')
    expect(read.payments).toHaveLength(1)
    expect(read.rejects).toMatchObject([{ line: 2, because: expect.stringContaining('두 번') }])
  })
})

describe('the excerpt of a line that is not taken', () => {
  it.each([
    '{"PCD_AUTH_KEY":"c2VjcmV0LXRva2Vu","x":1}',
    'PCD_AUTH_KEY=c2VjcmV0LXRva2Vu&x=1',
    '{"PCD_PAYER_ID":"c2VjcmV0LXRva2Vu","x":1}',
    '{"kcp_sign_data":"c2VjcmV0LXRva2Vu"}',
  ])('shows no key or token: %s', async (line) => {
    const read = await readAll(fileOf(`${jsonLines([kcpCard(1)])}${line}\n`))
    expect(read.rejects).toHaveLength(1)
    expect(JSON.stringify(read.rejects)).not.toContain('c2VjcmV0LXRva2Vu')
  })
})
