import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { LedgerFault } from '../../../src/main/ledger/ledger.ts'
import { answersPerBatch } from '../../../src/main/files/read-answers.ts'
import { unpackedOf } from '../../contract/packed-answers.ts'
import { closeDesks, type DeskChanges, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { answerLines } from './sandboxes.ts'

afterEach(closeDesks)

const card = (number: number, more: Readonly<Record<string, string>> = {}) => ({
  res_cd: '0000',
  tno: `C${String(number).padStart(6, '0')}`,
  order_no: `ORDER-${number}`,
  pay_method: 'PACA',
  amount: '11000',
  card_mny: '11000',
  app_time: '20261120101010',
  buyr_name: '김영수',
  buyr_tel1: '010-9876-5432',
  ...more,
})

const cards = (count: number) => Array.from({ length: count }, (_, index) => card(index))
const linesOf = (answers: readonly object[]): string => answers.map((one) => `${JSON.stringify(one)}\n`).join('')

let turn = 0

/** Chooses a file of this content as the operator would, and reads it into a shop. */
async function bringIn(desk: TestDesk, content: string | Uint8Array, shopId = desk.shopIds.kcp) {
  turn += 1
  const path = join(desk.folder, `answers-${turn}.jsonl`)
  writeFileSync(path, content)
  return startOn(desk, path, shopId)
}

async function startOn(desk: TestDesk, path: string, shopId = desk.shopIds.kcp) {
  desk.dialogs.open = path
  const file = valueOf(await desk.api.imports.chooseFile({}))
  if (file === null) throw new Error('no file was chosen')
  return desk.api.imports.start({ importId: `import-${turn}`, token: file.token, shopId })
}

const runsOf = async (desk: TestDesk) => valueOf(await desk.api.imports.list({ limit: 10 }))
const rejectsOf = async (desk: TestDesk, importId: string) =>
  valueOf(await desk.api.imports.rejects({ importId, offset: 0, limit: 100 }))

const emptyFilter = {
  shopId: null,
  text: '',
  from: null,
  to: null,
  states: [],
  wallets: [],
  methods: [],
  atLeast: null,
  atMost: null,
}
const countOf = async (desk: TestDesk): Promise<number> =>
  valueOf(await desk.api.transactions.totals({ filter: emptyFilter })).count

describe('a file of answers', () => {
  it('is read into the book with progress, counted, and listed', async () => {
    const desk = await openDesk()
    const before = await countOf(desk)
    const lines = 2 * answersPerBatch + 200
    const run = valueOf(await bringIn(desk, linesOf(cards(lines))))
    expect(run).toMatchObject({ state: 'finished', lines, added: lines, already: 0, rejected: 0, problem: null })
    expect(await countOf(desk)).toBe(before + lines)
    const progress = desk.events.filter((event) => event.kind === 'import.progressed' && event.importId === run.id)
    expect(progress.length).toBe(3)
    expect(progress.at(-1)).toMatchObject({ lines, added: lines, bytesRead: run.bytes, bytes: run.bytes })
    expect((await runsOf(desk))[0]).toEqual(run)
  })

  it('that comes twice adds nothing', async () => {
    const desk = await openDesk()
    await bringIn(desk, linesOf(cards(20)))
    const before = await countOf(desk)
    expect(valueOf(await bringIn(desk, linesOf(cards(20))))).toMatchObject({ added: 0, already: 20, rejected: 0 })
    expect(await countOf(desk)).toBe(before)
  })

  it('tells which lines it did not take and why, and shows nobody in them', async () => {
    const desk = await openDesk()
    const other = answerLines.payple[0]
    const changed = card(0, { amount: '12000', card_mny: '12000' })
    const orphan = {
      res_cd: '0000',
      tno: 'nowhere',
      amount: '5000',
      mod_mny: '1000',
      mod_pcan_seq_no: '1',
      canc_time: '20261121000000',
    }
    await bringIn(desk, linesOf([card(0)]))
    const run = valueOf(
      await bringIn(
        desk,
        linesOf([card(1), changed, other ?? {}, orphan]) + '{"buyr_name":"김영수","tno":\n' + linesOf([card(2)]),
      ),
    )
    expect(run).toMatchObject({ state: 'finished', lines: 6, added: 2, rejected: 4 })
    const rejects = await rejectsOf(desk, run.id)
    expect(Object.fromEntries(rejects.map(({ line, because }) => [line, because]))).toEqual({
      2: '이미 저장된 거래와 금액이 다릅니다',
      3: '다른 결제사(페이플)의 응답입니다.',
      4: '취소할 원거래가 원장에 없습니다. 결제 응답을 먼저 가져오세요',
      5: expect.any(String),
    })
    expect(JSON.stringify(rejects)).not.toMatch(/김하늘|김영수|010-9876-5432/)
  })

  it('with cancels counts those made elsewhere and links ours', async () => {
    const desk = await openDesk()
    const cancel = {
      res_cd: '0000',
      tno: 'C000000',
      amount: '11000',
      mod_mny: '4000',
      rem_mny: '7000',
      mod_pcan_seq_no: '26112100000001',
      canc_time: '20261121101010',
    }
    expect(valueOf(await bringIn(desk, linesOf([card(0), cancel])))).toMatchObject({ added: 1, refunds: 1 })
    const transactionId = `${desk.shopIds.kcp}/C000000`
    expect(valueOf(await desk.api.transactions.detail({ transactionId }))).toMatchObject({
      remaining: 7_000,
      outside: [{ won: 4_000, source: 'import', at: '2026-11-21T10:10:10+09:00' }],
    })
  })

  it('with posted notices of a virtual account, in EUC-KR, shows a deposit taken back as given back, once', async () => {
    const desk = await openDesk()
    const notice = (more: string): string =>
      `site_cd=T0000&tno=00261121000001&order_no=V-1&tx_cd=TX00&ipgm_name=%C8%AB%B1%E6%B5%BF&ipgm_mnyx=50000&bank_code=07&account=07091234&${more}\n`
    const deposit = notice('tx_tm=20261121100000&totl_mnyx=50000&ipgm_time=20261121095959&noti_id=000001&op_cd=50')
    const taken = notice('tx_tm=20261121110000&totl_mnyx=0&ipgm_time=20261121095959&noti_id=000002&op_cd=13')
    const anew = notice('tx_tm=20261122100000&totl_mnyx=50000&ipgm_time=20261122095959&noti_id=000003&op_cd=50')
    const more = notice('tx_tm=20261123100000&totl_mnyx=80000&ipgm_time=20261123095959&noti_id=000004&op_cd=50')
    const transactionId = `${desk.shopIds.kcp}/00261121000001`

    expect(valueOf(await bringIn(desk, deposit + deposit))).toMatchObject({ added: 1, already: 1, rejected: 0 })
    const paid = valueOf(await desk.api.transactions.detail({ transactionId }))
    expect(paid).toMatchObject({ remaining: 50_000, outside: [], row: { state: 'paid', paid: 50_000 } })
    expect(paid.refundBlocked).toMatchObject({ because: expect.stringContaining('REST API로 할 수 없습니다') })

    const run = valueOf(await bringIn(desk, deposit + taken + taken + anew + more))
    expect(run).toMatchObject({ added: 0, refunds: 1, already: 2, rejected: 2 })
    expect(valueOf(await desk.api.transactions.detail({ transactionId }))).toMatchObject({
      remaining: 0,
      outside: [{ won: 50_000, source: 'import', at: '2026-11-21T11:00:00+09:00' }],
      row: { state: 'refunded' },
    })
    expect(Object.fromEntries((await rejectsOf(desk, run.id)).map(({ line, because }) => [line, because]))).toEqual({
      4: expect.stringContaining('다시 입금된 가상계좌'),
      5: expect.stringContaining('합계 80000원'),
    })
  })

  it('of the other gateway is no answer of this shop, line by line', async () => {
    const desk = await openDesk()
    const before = await countOf(desk)
    const run = valueOf(await bringIn(desk, linesOf(answerLines.kcp), desk.shopIds.payple))
    expect(run).toMatchObject({ state: 'finished', added: 0, rejected: answerLines.kcp.length })
    expect((await rejectsOf(desk, run.id))[0]?.because).toContain('다른 결제사')
    expect(await countOf(desk)).toBe(before)
  })

  it('that is cancelled keeps what was stored, and reading it again brings the rest', async () => {
    const desk: TestDesk = await openDesk({
      ledger: (ledger) => ({
        ...ledger,
        // The operator cancels while the second batch is stored.
        recordImported: async (batch) => {
          if (unpackedOf(batch.answers).payments[0]?.line === answersPerBatch + 1) {
            valueOf(await desk.api.imports.cancel({ importId: batch.importId }))
          }
          return ledger.recordImported(batch)
        },
      }),
    })
    const before = await countOf(desk)
    const run = valueOf(await bringIn(desk, linesOf(cards(4 * answersPerBatch))))
    expect(run).toMatchObject({ state: 'cancelled', added: 2 * answersPerBatch, problem: null })
    expect(await countOf(desk)).toBe(before + 2 * answersPerBatch)
    const again = await openDesk()
    expect(valueOf(await bringIn(again, linesOf(cards(4 * answersPerBatch))))).toMatchObject({
      state: 'finished',
      added: 4 * answersPerBatch,
    })
  })
})

describe('a file that is no file of answers', () => {
  const refused = async (desk: TestDesk, content: string | Uint8Array) => {
    const failure = refusalOf(await bringIn(desk, content))
    const [run] = await runsOf(desk)
    expect(run).toMatchObject({ state: 'failed', added: 0 })
    expect(run?.problem).toMatch(/니다|세요/)
    return failure
  }

  it('is named for what it is', async () => {
    const desk = await openDesk()
    const zip = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from('xl/workbook.xml')])
    expect(await refused(desk, zip)).toEqual({ kind: 'file-is-no-text', looksLike: '엑셀 통합 문서(.xlsx)' })
    expect(await refused(desk, '%PDF-1.7 …')).toEqual({ kind: 'file-is-no-text', looksLike: 'PDF 문서' })
    expect(await refused(desk, '오늘 할 일\n우유 사기\n')).toEqual({ kind: 'not-gateway-answers' })
    expect(await refused(desk, '')).toEqual({ kind: 'not-gateway-answers' })
  })

  it('because it is gone, cannot be opened, or is larger than any log', async () => {
    const desk = await openDesk()
    expect(refusalOf(await startOn(desk, join(desk.folder, 'gone.jsonl')))).toEqual({ kind: 'file-not-found' })
    turn += 1
    const folder = join(desk.folder, 'a-folder')
    mkdirSync(folder)
    expect(refusalOf(await startOn(desk, folder))).toEqual({ kind: 'file-unreadable' })
    turn += 1
    const huge = join(desk.folder, 'huge.jsonl')
    writeFileSync(huge, '')
    const limit = 8 * 1024 ** 3
    truncateSync(huge, limit + 1)
    expect(refusalOf(await startOn(desk, huge))).toEqual({ kind: 'file-too-large', bytes: limit + 1, limit })
    expect((await runsOf(desk)).slice(0, 3).map(({ problem }) => problem?.slice(0, 8))).toEqual([
      '파일이 너무 큽',
      '파일을 열 수 ',
      '파일이 그 자리',
    ])
  })

  it('or was not chosen, or is for a shop nobody knows, begins no import', async () => {
    const desk = await openDesk()
    const before = (await runsOf(desk)).length
    expect(valueOf(await desk.api.imports.chooseFile({}))).toBeNull()
    const start = { importId: 'i', token: 'made-up', shopId: desk.shopIds.kcp }
    expect(refusalOf(await desk.api.imports.start(start))).toEqual({ kind: 'file-not-chosen' })
    const path = join(desk.folder, 'answers.jsonl')
    writeFileSync(path, linesOf(cards(1)))
    desk.dialogs.open = path
    const file = valueOf(await desk.api.imports.chooseFile({}))
    const token = file?.token ?? ''
    expect(JSON.stringify(file)).not.toContain(desk.folder)
    expect(refusalOf(await desk.api.imports.start({ ...start, token, shopId: 'nobody' }))).toEqual({
      kind: 'shop-not-found',
    })
    expect((await runsOf(desk)).length).toBe(before)
    expect(valueOf(await desk.api.imports.start({ ...start, token }))).toMatchObject({ added: 1 })
    // A token opens its file once.
    expect(refusalOf(await desk.api.imports.start({ ...start, token }))).toEqual({ kind: 'file-not-chosen' })
  })
})

describe('pasted answers', () => {
  const paste = (desk: TestDesk, text: string, shopId = desk.shopIds.kcp) => {
    turn += 1
    return desk.api.imports.paste({ importId: `paste-${turn}`, shopId, text })
  }

  it('are an import of their own, in any form', async () => {
    const desk = await openDesk()
    expect(valueOf(await paste(desk, JSON.stringify(card(0))))).toMatchObject({ added: 1, fileName: '붙여넣은 응답' })
    expect(valueOf(await paste(desk, JSON.stringify([card(0), card(1)], null, 2)))).toMatchObject({
      added: 1,
      already: 1,
    })
    const bytes = Buffer.byteLength(JSON.stringify(card(2)))
    expect(valueOf(await paste(desk, JSON.stringify(card(2))))).toMatchObject({ bytes, state: 'finished' })
  })

  it('that are none are refused, or left out with the reason', async () => {
    const desk = await openDesk()
    expect(refusalOf(await paste(desk, '  \n '))).toEqual({ kind: 'not-gateway-answers' })
    expect(refusalOf(await paste(desk, JSON.stringify(card(0)), 'nobody'))).toEqual({ kind: 'shop-not-found' })
    const run = valueOf(await paste(desk, '{"hello":"world"}'))
    expect(run).toMatchObject({ added: 0, rejected: 1 })
    expect((await rejectsOf(desk, run.id))[0]?.because).toBe('알려진 결제사의 응답이 아닙니다.')
  })
})

describe('an import the disk has no room for', () => {
  const fullAfter = (batches: number): DeskChanges => {
    let stored = 0
    return {
      ledger: (ledger) => ({
        ...ledger,
        recordImported: async (batch) => {
          if (batch.importId.startsWith('book-')) return ledger.recordImported(batch)
          stored += 1
          if (stored > batches) throw new LedgerFault('disk-full', 'SQLITE_FULL', 'no room')
          return ledger.recordImported(batch)
        },
      }),
    }
  }

  it('says so, keeps what was stored, and ends as failed', async () => {
    const desk = await openDesk(fullAfter(1))
    const before = await countOf(desk)
    expect(refusalOf(await bringIn(desk, linesOf(cards(2 * answersPerBatch + 1))))).toEqual({ kind: 'disk-full' })
    expect(await countOf(desk)).toBe(before + answersPerBatch)
    expect((await runsOf(desk))[0]).toMatchObject({
      state: 'failed',
      added: answersPerBatch,
      problem: expect.stringContaining('그때까지 저장된 거래는 그대로 있습니다'),
    })
  })

  it('says so for pasted answers too, and leaves no import running', async () => {
    const desk = await openDesk(fullAfter(0))
    const asked = { importId: 'p', shopId: desk.shopIds.kcp, text: linesOf(cards(1)) }
    expect(refusalOf(await desk.api.imports.paste(asked))).toEqual({ kind: 'disk-full' })
    expect((await runsOf(desk))[0]).toMatchObject({ state: 'failed', added: 0 })
  })
})
