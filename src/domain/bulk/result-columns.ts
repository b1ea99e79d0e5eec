import type { LedgerCell } from '../receipt/ledger-columns.ts'
import { timeText } from '../day.ts'
import { type BulkLine, type BulkLineState, type BulkVerdict, isBulkLineRefunded } from './bulk-run.ts'

const stateTexts = {
  'left-out': '제외',
  waiting: '대기',
  'not-sent': '보내지 않음',
  intended: '보내는 중',
  sent: '보내는 중',
  done: '환불 완료',
  declined: '거절',
  unknown: '결과 불명',
  'not-applied': '환불되지 않음',
  'settled-by-hand': '직접 확정',
} as const satisfies Record<BulkLineState, string>

const verdictTexts = {
  ok: '보낼 수 있음',
  unreadable: '읽을 수 없음',
  'not-found': '장부에 없음',
  ambiguous: '여러 결제',
  'duplicate-in-file': '파일 안 중복',
  'already-refunded': '이미 환불됨',
  over: '금액 초과',
  open: '처리 중인 요청 있음',
  'not-possible': '여기서 환불 불가',
  'approval-needed': '승인 필요',
  differs: '결제사와 다름',
  changed: '점검 뒤 바뀜',
} as const satisfies Record<BulkVerdict, string>

/** A verdict in Korean, as the screen and the result file name it. */
export const bulkVerdictName = (verdict: BulkVerdict): string => verdictTexts[verdict]

/** What became of a line in Korean: its state, the person's conclusion, or why it was left out. */
export function bulkOutcomeName(line: Pick<BulkLine, 'state' | 'verdict' | 'refund'>): string {
  if (line.state === 'left-out') return `${stateTexts[line.state]}(${verdictTexts[line.verdict]})`
  if (line.refund?.conclusion === 'refunded') return '환불 완료(직접 확정)'
  if (line.refund?.conclusion === 'not-refunded') return '환불되지 않음(직접 확정)'
  return stateTexts[line.state]
}

/** One column of the result file. */
interface ResultColumn {
  readonly header: string
  readonly cell: (line: BulkLine) => LedgerCell
}

const text = (value: string): LedgerCell => ({ kind: 'text', value })
const number = (value: number): LedgerCell => ({ kind: 'number', value })

/** Won that went back of a line; null while an open refund leaves that unknown. */
function refundedWon(line: BulkLine): number | null {
  if (isBulkLineRefunded(line)) return line.refund?.won ?? 0
  const isOpen = line.state === 'intended' || line.state === 'sent' || line.state === 'unknown'
  return isOpen ? null : 0
}

/** The columns of the result file, one row per line of the file that was read. An amount that could not be read stands as it was typed. */
export const bulkResultColumns: readonly ResultColumn[] = [
  { header: '줄', cell: ({ line }) => number(line) },
  { header: '주문번호', cell: ({ orderNumber }) => text(orderNumber) },
  { header: '요청금액', cell: ({ won, amountText }) => (won === null ? text(amountText) : number(won)) },
  { header: '결과', cell: (line) => text(bulkOutcomeName(line)) },
  {
    header: '환불금액',
    cell: (line) => {
      const won = refundedWon(line)
      return won === null ? text('') : number(won)
    },
  },
  { header: '결제사거래번호', cell: ({ gatewayTransactionId }) => text(gatewayTransactionId ?? '') },
  { header: '환불번호', cell: ({ refund }) => text(refund?.id ?? '') },
  { header: '시각', cell: ({ refund }) => text(refund === null ? '' : timeText(refund.at)) },
  { header: '사유', cell: ({ sentence, refund }) => text(sentence ?? refund?.message ?? '') },
]

/** `대량환불결과_<file>_<yyyy-MM-dd>.csv`; the file's own ending is left out. */
export const bulkResultFileName = (fileName: string, on: string): string => {
  const stem = fileName
    .normalize('NFC')
    .replace(/\.[^.]{1,5}$/, '')
    .replace(/[<>:"/\\|?*\p{Cc}\p{Cf}]/gu, '_')
    .slice(0, 60)
    .trim()
  return `대량환불결과_${stem === '' ? '파일' : stem}_${on}.csv`
}
