import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Result } from '../../src/domain/result.ts'
import { toInstant } from '../../src/domain/day.ts'
import { toWon, type Won } from '../../src/domain/money.ts'
import { type BasedOn, type Refund, refundKey } from '../../src/domain/refund.ts'
import type { Shop } from '../../src/domain/shop.ts'
import { unchangedTax } from '../../src/domain/tax-history.ts'
import { computeSplit } from '../../src/domain/tax-split.ts'
import { type ReportedRefund, type ReportedTransaction, transactionIdOf } from '../../src/domain/transaction.ts'
import type { LedgerPlace } from '../../src/main/ledger/database.ts'
import type { queries } from '../../src/main/ledger/calls.ts'
import type { Ledger } from '../../src/main/ledger/ledger.ts'
import { packedOf } from './packed-answers.ts'

export const at = toInstant('2026-11-09T09:00:00.000+09:00')
export const later = toInstant('2026-11-09T09:05:00.000+09:00')

export const shopA: Shop = {
  id: 'shop-a',
  name: '상점A',
  gateway: 'kcp',
  environment: 'test',
  colour: 'blue',
  taxHistory: unchangedTax(),
  choices: {},
}

const folders: string[] = []

/** Removes the folders of every place given out; a test file calls it at its end. */
export function removePlaces(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** A place for a ledger nobody has, with the addon of this machine. */
export function newPlace(): LedgerPlace {
  const folder = mkdtempSync(join(tmpdir(), 'yeongsu-ledger-'))
  folders.push(folder)
  return {
    file: join(folder, 'ledger.db'),
    key: new Uint8Array(32).fill(7),
    addon: process.env['YEONGSU_SQLITE_ADDON'] || null,
  }
}

/** The value of a result that must be one. */
export function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failure)}`)
  return result.value
}

/** A card payment; `change` replaces what a test is about. */
export const payment = (change: Partial<ReportedTransaction> = {}): ReportedTransaction => {
  const paid = change.paid ?? toWon(55_000)
  return {
    gatewayTransactionId: '20231219000001',
    orderNumber: 'ORDER_17027809',
    paidAt: toInstant('2026-11-03T13:42:23+09:00'),
    method: 'card',
    gatewayMethod: 'PACA',
    wallet: null,
    paid,
    split: computeSplit(paid),
    parts: [{ kind: 'card', won: paid, wallet: null }],
    receipt: {
      target: null,
      issued: null,
      approvalNumber: null,
      receiptNumber: null,
      kind: null,
      identityLastFour: null,
    },
    buyer: { name: '홍길동', phone: '010-1234-5678', email: 'hong@example.com' },
    goods: '겨울 니트',
    card: {
      issuer: '삼성카드',
      maskedNumber: '123456******7890',
      approvalNumber: '85324231',
      instalmentMonths: 0,
      partialRefundAllowed: true,
    },
    bank: null,
    anomalies: [],
    ...change,
  }
}

/** An SSG money payment whose receipt the merchant must issue. */
export const moneyPayment = (change: Partial<ReportedTransaction> = {}): ReportedTransaction => {
  const paid = change.paid ?? toWon(132_000)
  return payment({
    method: 'easy-pay-money',
    gatewayMethod: 'PASG',
    wallet: 'ssg-pay',
    card: null,
    parts: [{ kind: 'money', won: paid, wallet: 'ssg-pay' }],
    receipt: { ...payment().receipt, target: paid, issued: false },
    ...change,
    paid,
  })
}

/** Stores lines of a file; every call is an import of its own. */
export async function importLines(
  ledger: Ledger,
  payments: readonly ReportedTransaction[],
  refunds: readonly ReportedRefund[] = [],
  shop: Shop = shopA,
) {
  const importId = `import-${(await ledger.imports({ limit: 1_000 })).length + 1}`
  const common = { operatorId: 'op-1', at }
  await ledger.startImport({ id: importId, shopId: shop.id, fileName: `${importId}.jsonl`, bytes: 100, ...common })
  const counts = await ledger.recordImported({
    importId,
    shopId: shop.id,
    gateway: shop.gateway,
    answers: packedOf({
      payments: payments.map((transaction, index) => ({ transaction, raw: '{"res_cd":"0000"}', line: index + 1 })),
      refunds: refunds.map((refund, index) => ({
        refund,
        raw: '{"mod_type":"STPC"}',
        line: payments.length + index + 1,
      })),
      attempts: [],
      prepared: [],
      rejects: [],
      passedOver: 0,
    }),
    lines: payments.length + refunds.length,
    at,
  })
  await ledger.finishImport({ id: importId, state: 'finished', problem: null, at: later })
  const rejects = await ledger.rejectsOf({ importId, offset: 0, limit: 100 })
  return { importId, counts, because: rejects.map((line) => line.because) }
}

export const tno = payment().gatewayTransactionId
export const transactionId = transactionIdOf(shopA.id, tno)

/** A cancel as a file tells of it. */
export const cancel = (won: number, change: Partial<ReportedRefund> = {}): ReportedRefund => ({
  gatewayTransactionId: tno,
  identity: `${tno}-1`,
  won: toWon(won),
  at: toInstant('2026-11-09T10:00:00+09:00'),
  receiptCancelTarget: null,
  ...change,
})

/** What an operator decides on, as asked for after these facts. */
export const intent = (
  amount: number,
  basedOn: { refunds: number; remaining: number },
  id = `r-${basedOn.refunds}`,
  of = transactionId,
) => {
  const facts: BasedOn = { refunds: basedOn.refunds, remaining: toWon(basedOn.remaining) }
  return {
    id,
    key: refundKey(of, facts),
    transactionId: of,
    amount: toWon(amount),
    split: computeSplit(toWon(amount)),
    reason: { code: 'customer-return', note: '단순 변심' } as const,
    basedOn: facts,
    hash: 'a'.repeat(64),
    operatorId: 'op-1',
    at,
  }
}

/** What a gateway's yes writes down. */
export const yes = (id: string, gatewayRefundId: string | null = null) => ({
  id,
  state: 'done' as const,
  answer: { code: '0000', message: '결제사가 환불을 승인했습니다.' },
  gatewayRefundId,
  doneAt: later,
  receipt: { kind: 'none', won: null, code: null, message: null } as const,
  evidence: '결제사의 승인 응답',
  operatorId: 'op-1',
  at: later,
})

/** What a lost answer, a refusal or a look-up writes down. */
export const settlement = (id: string, state: 'declined' | 'unknown' | 'not-applied') => ({
  ...yes(id),
  state,
  answer: { code: null, message: '답을 받지 못했습니다.' },
  doneAt: null,
  receipt: null,
  evidence: '응답 없음',
})

/** Brings a refund of `amount` into a state by the way the desk would. */
export async function refundIn(
  ledger: Ledger,
  state: Refund['state'],
  amount: number,
  basedOn: { refunds: number; remaining: number },
  of = transactionId,
): Promise<Refund> {
  const asked = intent(amount, basedOn, of === transactionId ? `r-${basedOn.refunds}` : `r-${of}`, of)
  const { refund } = valueOf(await ledger.noteRefundIntended(asked))
  if (state === 'intended') return refund
  const sent = await ledger.noteRefundSent({ id: asked.id, at })
  if (state === 'sent') return sent
  if (state === 'done') return ledger.settleRefund(yes(asked.id))
  if (state !== 'settled-by-hand') return ledger.settleRefund(settlement(asked.id, state))
  await ledger.settleRefund(settlement(asked.id, 'unknown'))
  return ledger.settleRefundByHand({
    id: asked.id,
    conclusion: 'refunded',
    note: '관리자 화면에서 확인',
    operatorId: 'op-1',
    at: later,
  })
}

/** What remains of the sample payment, by the ledger's own facts. */
export async function remaining(ledger: Ledger): Promise<Won> {
  const facts = await ledger.noteRefundIntended({ ...intent(1, { refunds: -1, remaining: 0 }, 'probe'), key: 'probe' })
  if (facts.ok || facts.failure.kind !== 'facts-changed') throw new Error('the probe was taken for a refund')
  return facts.failure.basedOn.remaining
}

/** A filter that asks for nothing. */
export const everything: Parameters<(typeof queries)['transactionTotals']>[1] = {
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
