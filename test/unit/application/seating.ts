import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OutputOf } from '../../../src/contract/operation.ts'
import type { seatRequests } from '../../../src/contract/operations/seat-requests.ts'
import { toWon } from '../../../src/domain/money.ts'
import type { OperatorRole } from '../../../src/domain/operator.ts'
import { type DeskChanges, openDesk, type TestDesk, valueOf } from './desk.ts'
import { type KnownPayment, requestFor } from './refunding.ts'

/** Who sits where: at the shop refunds are asked for, at the head office they are approved. The 관리자 of both is `op-1`. */
export const people = {
  cs: { id: 'cs-1', name: '박상담', role: 'cs' },
  viewer: { id: 'view-1', name: '한조회', role: 'viewer' },
  approver: { id: 'app-1', name: '최승인', role: 'approver' },
  finance: { id: 'fin-1', name: '이재무', role: 'finance' },
  sameName: { id: 'app-2', name: '박 상담', role: 'approver' },
} as const satisfies Record<string, { id: string; name: string; role: OperatorRole }>

/** 관리자 of either seat. */
export const admin = { id: 'op-1', name: '관리자', role: 'admin' } as const

/** Two seats with a book each, and a folder by way of which files go between them. */
export interface TwoSeats {
  readonly shop: TestDesk
  readonly office: TestDesk
  readonly file: (name: string) => string
}

const folders: string[] = []

/** Takes away what went between seats. */
export function clearFiles(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** Opens a shop with payments and an office with an empty book; at the shop CS refunds up to 10,000원 alone, at the office finance up to 30,000원. `changes` are the shop's. */
export async function openSeats(changes: DeskChanges = {}): Promise<TwoSeats> {
  const folder = mkdtempSync(join(tmpdir(), 'yeongsu-seats-'))
  folders.push(folder)
  const shop = await openDesk(changes)
  const office = await openDesk({ filled: false })
  const by = (desk: TestDesk) => ({ operatorId: 'op-1', at: desk.clock.now() })
  for (const operator of [people.cs, people.viewer])
    valueOf(await shop.ledger.addOperator({ operator, pin: null, ...by(shop) }))
  for (const operator of [people.approver, people.finance, people.sameName])
    valueOf(await office.ledger.addOperator({ operator, pin: null, ...by(office) }))
  await shop.ledger.setRefundLimit({ role: 'cs', limit: toWon(10_000), ...by(shop) })
  await office.ledger.setRefundLimit({ role: 'finance', limit: toWon(30_000), ...by(office) })
  return { shop, office, file: (name) => join(folder, name) }
}

/** Gives a seat its name and saves its 자리 파일. */
export async function nameSeat(desk: TestDesk, name: string, file: string): Promise<void> {
  valueOf(await desk.api.seats.nameOwn({ name }))
  desk.dialogs.save = file
  valueOf(await desk.api.seats.saveOwn({}))
}

/** Takes the seat of a 자리 파일 in; gives its id. */
export async function takeIn(desk: TestDesk, file: string): Promise<string> {
  desk.dialogs.open = file
  const opened = valueOf(await desk.api.seats.open({}))
  if (opened === null) throw new Error('no file was chosen')
  return valueOf(await desk.api.seats.add({ token: opened.token, name: opened.name })).seatId
}

/** Two seats that know each other. */
export async function acquaintedSeats(changes: DeskChanges = {}): Promise<TwoSeats> {
  const seats = await openSeats(changes)
  const { shop, office, file } = seats
  await nameSeat(shop, '가로수길점', file('shop.json'))
  await nameSeat(office, '본사', file('office.json'))
  await takeIn(shop, file('office.json'))
  await takeIn(office, file('shop.json'))
  return seats
}

/** CS at the shop asks for approval and saves the request; gives its id. */
export async function sendRequest({ shop, file }: TwoSeats, payment: KnownPayment, amount: number): Promise<string> {
  shop.sit(people.cs)
  const { id } = valueOf(await shop.api.approvals.ask(await requestFor(shop, payment, amount)))
  shop.dialogs.save = file('request.json')
  valueOf(await shop.api.seatRequests.save({ requestId: id }))
  return id
}

type Opened = NonNullable<OutputOf<typeof seatRequests.open>>

/** The office opens the request. */
export async function openRequest({ office, file }: TwoSeats): Promise<Opened> {
  office.dialogs.open = file('request.json')
  const opened = valueOf(await office.api.seatRequests.open({}))
  if (opened === null) throw new Error('no file was chosen')
  return opened
}

/** The approver at the office opens the request and answers it. */
export async function answerRequest(
  seats: TwoSeats,
  verdict: 'approved' | 'refused' = 'approved',
  note = '',
): Promise<void> {
  const { office, file } = seats
  office.sit(people.approver)
  const { token } = await openRequest(seats)
  office.dialogs.save = file('answer.json')
  valueOf(await office.api.seatRequests.answer({ token, verdict, note }))
}

/** The shop opens an answer; the way `api` goes may be that of another window. */
export async function openAnswer({ shop, file }: TwoSeats, api: TestDesk['api'] = shop.api, name = 'answer.json') {
  shop.dialogs.open = file(name)
  return api.seatRequests.openAnswer({})
}

/** Opens an answer that must be taken, and does what it says. */
export async function takeAnswer(seats: TwoSeats, api: TestDesk['api'] = seats.shop.api) {
  const opened = valueOf(await openAnswer(seats, api))
  if (opened === null) throw new Error('no file was chosen')
  return api.seatRequests.takeAnswer({ token: opened.token })
}

/** What the audit of a desk says, the newest first, as `what because`. */
export const auditOf = async ({ ledger }: Pick<TestDesk, 'ledger'>): Promise<readonly string[]> =>
  (await ledger.auditTrail({ offset: 0, limit: 50 })).map(({ what, detail }) =>
    detail['because'] === undefined ? what : `${what} ${String(detail['because'])}`,
  )

/** Changes a text in a file that is on its way. */
export function tamper(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8')
  if (!text.includes(from)) throw new Error(`no ${from} in it`)
  writeFileSync(file, text.replace(from, to))
}
