import { type Instant, timeText } from '../day.ts'
import type { LedgerCell } from '../receipt/ledger-columns.ts'
import { matchCauseNames, type Sureness } from './finding.ts'
import type { StandingFinding } from './reconciled.ts'
import type { FindingStanding, Settlement } from './settlement.ts'

/** Korean name of what a comparison went by. */
const surenessNames = {
  'by-hand': '직접 이음',
  exact: '승인번호',
  inferred: '추정',
  weak: '약한 추정',
} as const satisfies Record<Sureness, string>

/** Korean name of where a finding stands. */
const standingNames = {
  'nothing-to-do': '할 일 없음',
  open: '미해결',
  changed: '정리 뒤 바뀜',
  waiting: '기다림',
  accepted: '인정',
} as const satisfies Record<FindingStanding, string>

const settlementNames = {
  accepted: '인정',
  waiting: '기다림',
  linked: '직접 이음',
  reopened: '다시 엶',
} as const satisfies Record<Settlement['kind'], string>

const timeOf = (moment: Instant | undefined): string => (moment === undefined ? '' : timeText(moment))

interface FindingColumn {
  readonly header: string
  readonly cell: (row: StandingFinding, orders: ReadonlyMap<string, string>) => LedgerCell
}

const text = (
  header: string,
  value: (row: StandingFinding, orders: ReadonlyMap<string, string>) => string | null | undefined,
): FindingColumn => ({ header, cell: (row, orders) => ({ kind: 'text', value: value(row, orders) ?? '' }) })

const won = (header: string, value: (row: StandingFinding) => number): FindingColumn => ({
  header,
  cell: (row) => ({ kind: 'number', value: value(row) }),
})

const numbersOf = (numbers: readonly (string | null)[]): string =>
  [...new Set(numbers.filter((number) => number !== null && number !== ''))].join(' ')

/** The columns of the reconciliation's file; `orders` are order numbers by payment. Whole won, cancels negative. */
export const findingColumns: readonly FindingColumn[] = [
  text('기한', ({ finding }) => finding.queueDay),
  text('결과', ({ finding }) => matchCauseNames[finding.cause]),
  text('비교', ({ finding }) => surenessNames[finding.sureness]),
  text('주문번호', ({ finding: { duty, receipts } }, orders) =>
    orders.get(duty?.transactionId ?? receipts[0]?.transactionId ?? ''),
  ),
  won('발급할금액', ({ finding }) => finding.due),
  won('우리기록', ({ finding }) => finding.known),
  won('홈택스', ({ finding }) => finding.hometax),
  text('우리승인번호', ({ finding }) => numbersOf(finding.receipts.map(({ approvalNumber }) => approvalNumber))),
  text('홈택스승인번호', ({ finding }) => numbersOf(finding.lines.map(({ approvalNumber }) => approvalNumber))),
  text('홈택스매출일시', ({ finding }) => timeOf(finding.lines[0]?.soldAt)),
  text('내용', ({ finding }) => finding.sentence),
  text('상태', ({ standing }) => standingNames[standing]),
  text('정리', ({ settlement }) => (settlement === null ? '' : settlementNames[settlement.kind])),
  text('사유', ({ settlement }) => settlement?.note),
  text('담당자', ({ settlement }) => settlement?.operatorId),
  text('정리일시', ({ settlement }) => timeOf(settlement?.at)),
  text('근거규칙', ({ finding }) => finding.rules.join(' ')),
]

/** A finding as a row of the file. */
export const findingCells = (row: StandingFinding, orders: ReadonlyMap<string, string>): readonly LedgerCell[] =>
  findingColumns.map((column) => column.cell(row, orders))
