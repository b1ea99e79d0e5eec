import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import type { OutputOf } from '../../../src/contract/operation.ts'
import type { bulk } from '../../../src/contract/operations/bulk.ts'
import type { GatewayId } from '../../../src/domain/gateway.ts'
import type { KcpSandboxOptions } from '../../../src/main/gateways/kcp/sandbox/index.ts'
import { sandboxApproval, starterBook as kcpStarterBook } from '../../../src/main/gateways/kcp/sandbox/index.ts'
import type { PaypleSandboxOptions } from '../../../src/main/gateways/payple/sandbox/index.ts'
import { sandboxPayment, starterBook as paypleStarterBook } from '../../../src/main/gateways/payple/sandbox/index.ts'
import { morning } from './clock.ts'
import { type DeskChanges, openDesk, type TestDesk, valueOf } from './desk.ts'
import { eventually } from './eventually.ts'
import { siteCode } from './sandboxes.ts'

/** Won of every payment of a recall. */
export const each = 29_000

const digits = (number: number, length: number): string => String(number).padStart(length, '0')

/** Order number of the `n`th payment of a recall, from 1; it is what Payple finds it by, too. */
export const orderOf = (n: number): string => `RECALL-${digits(n, 5)}`
const tnoOf = (n: number): string => `20261120${digits(n, 6)}`

/** What the gateway finds the `n`th payment of a recall by. */
export const numberOf = (gateway: GatewayId, n: number): string => (gateway === 'kcp' ? tnoOf(n) : orderOf(n))

const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1)

/** KCP's book of a recall: `count` card payments of 29,000 won. */
function kcpRecall(count: number): KcpSandboxOptions['book'] {
  const [card] = kcpStarterBook(morning, siteCode)
  if (card === undefined) throw new Error('no card payment')
  return numbered(count).map((n) => ({
    ...card,
    approval: {
      ...card.approval,
      tno: tnoOf(n),
      order_no: orderOf(n),
      amount: String(each),
      card_mny: String(each),
      res_tax_mny: '26364',
      res_vat_mny: '2636',
      res_free_mny: '0',
    },
  }))
}

/** Payple's book of a recall. */
function paypleRecall(count: number): PaypleSandboxOptions['book'] {
  const [card] = paypleStarterBook(morning)
  if (card === undefined) throw new Error('no card payment')
  return numbered(count).map((n) => ({
    ...card,
    oid: orderOf(n),
    total: each,
    card: card.card === null ? null : { ...card.card, tradeKey: `${card.card.tradeKey}-${n}` },
  }))
}

/** Both sandboxes with the payments of a recall, and nothing else. */
export const recallSandboxes = (count: number) => ({
  kcp: { book: kcpRecall(count) },
  payple: { book: paypleRecall(count) },
})

/** Sandboxes of a recall in which KCP refuses a part of each of the first `marked` payments (8384), which no answer in the book said. */
export const withoutParts = (count: number, marked: number) => ({
  ...recallSandboxes(count),
  kcp: {
    book: kcpRecall(count).map((payment, at) =>
      at < marked ? { ...payment, approval: { ...payment.approval, partcanc_yn: 'N' } } : payment,
    ),
  },
})

/** The lines of a recall as a file of answers has them. */
const recallLines = (gateway: GatewayId, count: number): readonly Readonly<Record<string, string>>[] =>
  gateway === 'kcp' ? kcpRecall(count).map(sandboxApproval) : paypleRecall(count).map(sandboxPayment)

/** Brings the payments of a recall into the book of the shop at `gateway`. */
export const bringIn = (desk: TestDesk, gateway: GatewayId, count: number): Promise<void> =>
  takeIn(desk, gateway, `recall-${gateway}`, recallLines(gateway, count))

/** Brings in another payment at KCP under the order number of the `n`th of a recall: a buyer who paid again. */
export async function bringInAgain(desk: TestDesk, n: number): Promise<void> {
  const line = recallLines('kcp', n).at(-1)
  await takeIn(desk, 'kcp', 'again', [{ ...line, tno: `20261121${digits(n, 6)}` }])
}

async function takeIn(
  desk: TestDesk,
  gateway: GatewayId,
  name: string,
  lines: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const count = lines.length
  const file = join(desk.folder, `${name}.jsonl`)
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  desk.dialogs.open = file
  const chosen = valueOf(await desk.api.imports.chooseFile({}))
  if (chosen === null) throw new Error('no file was chosen')
  const shopId = desk.shopIds[gateway]
  const run = valueOf(await desk.api.imports.start({ importId: name, token: chosen.token, shopId }))
  if (run.added !== count) throw new Error(`${run.added} of ${count} were taken`)
}

/** A run as a screen sees it. */
export type Run = OutputOf<typeof bulk.run>
type Line = OutputOf<typeof bulk.lines>[number]

/** A row of the file: an order number and an amount, as typed. */
export type FileRow = readonly [order: string, amount: string | number]

/** The text of a file of order numbers and amounts. */
export const fileOf = (rows: readonly FileRow[]): string =>
  ['주문번호,환불금액', ...rows.map(([order, amount]) => `${order},${amount}`)].map((line) => `${line}\r\n`).join('')

/** All payments of a recall for their whole won. */
export const wholeRecall = (count: number): readonly FileRow[] => numbered(count).map((n) => [orderOf(n), each])

let plans = 0

/** Chooses a file with this text and asks for its plan. */
export async function askPlan(desk: TestDesk, gateway: GatewayId, text: string, encoding: 'utf8' | 'cp949' = 'utf8') {
  plans += 1
  const file = join(desk.folder, `환불-${plans}.csv`)
  writeFileSync(file, iconv.encode(text, encoding))
  desk.dialogs.open = file
  const chosen = valueOf(await desk.api.bulk.chooseFile({}))
  if (chosen === null) throw new Error('no file was chosen')
  return desk.api.bulk.plan({ runId: `bulk-${plans}`, token: chosen.token, shopId: desk.shopIds[gateway] })
}

/** A plan that must have been made. */
export const planOf = async (desk: TestDesk, gateway: GatewayId, rows: readonly FileRow[]): Promise<Run> =>
  valueOf(await askPlan(desk, gateway, fileOf(rows)))

/** Confirms a plan as it is shown. */
export const confirm = (desk: Pick<TestDesk, 'api'>, { id, verdicts }: Pick<Run, 'id' | 'verdicts'>) =>
  desk.api.bulk.start({
    runId: id,
    count: verdicts.ok.count,
    won: verdicts.ok.won,
    reason: { code: 'defect', note: '겨울 니트 회수' },
  })

/** The run as it stands now. */
export const runOf = async (desk: Pick<TestDesk, 'api'>, runId: string): Promise<Run> =>
  valueOf(await desk.api.bulk.run({ runId }))

/** Waits until a run stands in this state, and gives it. */
export async function standsIn(desk: Pick<TestDesk, 'api'>, runId: string, state: Run['state']): Promise<Run> {
  await eventually(async () => (await runOf(desk, runId)).state).toBe(state)
  return runOf(desk, runId)
}

/** All lines of a run. */
export async function linesOf(desk: Pick<TestDesk, 'api'>, runId: string): Promise<readonly Line[]> {
  const lines: Line[] = []
  for (;;) {
    const page = valueOf(
      await desk.api.bulk.lines({ runId, states: [], verdicts: [], offset: lines.length, limit: 500 }),
    )
    lines.push(...page)
    if (page.length < 500) return lines
  }
}

/** How many lines stand in each state that any stands in. */
export const countsOf = ({ states }: Pick<Run, 'states'>): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(states)
      .filter(([, { count }]) => count > 0)
      .map(([state, { count }]) => [state, count]),
  )

/** A desk whose shop at `gateway` has the payments of a recall. */
export async function recallDesk(gateway: GatewayId, count: number, changes: DeskChanges = {}): Promise<TestDesk> {
  const desk = await openDesk({ sandboxes: recallSandboxes(count), ...changes })
  await bringIn(desk, gateway, count)
  return desk
}

/** The `n`th payment of a recall, as a single refund names it. */
export const paymentOf = (gateway: GatewayId, n: number) => ({ gateway, number: numberOf(gateway, n), paid: each })

/** Asks for the result and gives its rows, the header first. */
export async function resultOf(
  desk: TestDesk,
  runId: string,
  encoding: 'utf-8' | 'cp949' = 'utf-8',
): Promise<readonly string[]> {
  const file = join(desk.folder, 'result.csv')
  desk.dialogs.save = file
  valueOf(await desk.api.bulk.export({ runId, encoding }))
  const bytes = readFileSync(file)
  const text = encoding === 'utf-8' ? bytes.toString('utf8').replace(/^\ufeff/, '') : iconv.decode(bytes, 'cp949')
  return text.trimEnd().split('\r\n')
}
