import { ledgerColumns } from '../../../../domain/receipt/ledger-columns.ts'
import type { Column } from '../../ui/column.ts'
import { MoneyText } from '../../ui/MoneyText.tsx'
import type { LedgerRow } from './ledger-desk.ts'
import styles from './columns.module.css'

/** The columns shown at first, in the order of the file; all thirty are one press away. */
const firstShown: readonly string[] = [
  '거래일시',
  '상태',
  '주문번호',
  '결제수단',
  '간편결제',
  '현금영수증대상금액',
  '공급가액',
  '부가세',
  '발급주체',
  '발급기한',
  '현금영수증승인번호',
  '용도',
  '홈택스대사',
]

const narrow = '6rem'
/** Widths by header where the usual one does not fit. */
const widths: Readonly<Record<string, string>> = {
  상점: '9rem',
  거래일시: '9.5rem',
  주문번호: '11rem',
  거래번호: '11rem',
  결제수단: '9.5rem',
  간편결제: narrow,
  총결제금액: '7rem',
  머니포인트금액: '7.5rem',
  현금영수증대상금액: '9.5rem',
  상태: narrow,
  발급기한: '6.5rem',
  현금영수증승인번호: '9.5rem',
  현금영수증거래번호: '10rem',
  신분확인뒷4자리: '8rem',
  발급일시: '9.5rem',
  원승인번호: '7.5rem',
  홈택스대사: '6.5rem',
  근거규칙: '14rem',
  비고: '20rem',
}

const orderColumn = ledgerColumns.findIndex(({ header }) => header === '주문번호')

/** The order number of a row. */
export const orderOf = ({ cells }: Pick<LedgerRow, 'cells'>): string => String(cells[orderColumn] ?? '')

/** How many columns the ledger has. */
export const ledgerWidth = ledgerColumns.length

const columns: readonly Column<LedgerRow>[] = ledgerColumns.map(({ header }, at) => ({
  id: header,
  header,
  width: widths[header] ?? '7rem',
  align: /금액|부가세|무상포인트|봉사료|공급가액/.test(header) ? 'end' : 'start',
  cell: ({ cells }) => {
    const cell = cells[at]
    if (typeof cell === 'number') return <MoneyText won={cell} tone={cell === 0 ? 'quiet' : 'plain'} />
    return cell === undefined || cell === '' ? (
      <span className={styles['quiet']}>—</span>
    ) : (
      <span title={cell}>{cell}</span>
    )
  },
}))

/** Columns of the ledger on screen: their headers are the file's. */
export const ledgerGridColumns = (all: boolean): readonly Column<LedgerRow>[] =>
  all ? columns : columns.filter((column) => firstShown.includes(column.id))
