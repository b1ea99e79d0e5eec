import type { Day } from '../../../../domain/day.ts'
import type { ScreenProps } from '../../screen.ts'
import { formatCount } from '../../text/format.ts'
import { hometaxLists as words, hometaxPreview } from '../../text/ko/hometax-lists.ts'
import { receiptPurposeNames } from '../../text/words.ts'
import type { Column } from '../../ui/column.ts'
import { TimeText } from '../../ui/DayText.tsx'
import { MoneyText } from '../../ui/MoneyText.tsx'
import { type Mark, StateMark } from '../../ui/StateMark.tsx'
import type { HometaxList, ListLine, ListReject } from './lists-desk.ts'

const marks = {
  reading: 'waiting',
  read: 'check',
  counted: 'done',
  'put-away': 'none',
  cancelled: 'declined',
  failed: 'declined',
  interrupted: 'unknown',
} as const satisfies Record<HometaxList['state'], Mark>

/** Where a list stands, as a shape and a word. */
export const ListState = ({ state }: { readonly state: HometaxList['state'] }) => (
  <StateMark mark={marks[state]} word={words.state[state]} />
)

/** The days a list was asked for at Hometax; a dash where that is not known. */
export const daysOf = ({ covers }: HometaxList): string =>
  covers === null ? words.none : `${covers.first} ~ ${covers.last}`

/** Columns of 가져온 내역. */
export const listColumns = (
  today: Day,
  names: ScreenProps['status']['operatorNames'],
): readonly Column<HometaxList>[] => [
  {
    id: 'startedAt',
    header: words.columns.startedAt,
    width: '7rem',
    cell: ({ startedAt }) => <TimeText at={startedAt} form="short" today={today} />,
  },
  {
    id: 'file',
    header: words.columns.file,
    width: 'minmax(10rem, 2fr)',
    cell: ({ fileName }) => <span title={fileName}>{fileName}</span>,
  },
  { id: 'state', header: words.columns.state, width: '6.5rem', cell: ({ state }) => <ListState state={state} /> },
  { id: 'days', header: words.columns.days, width: '13rem', from: 900, cell: daysOf },
  {
    id: 'lines',
    header: words.columns.lines,
    width: '5rem',
    align: 'end',
    from: 620,
    cell: ({ content }) => (content === null ? words.none : formatCount(content.lines)),
  },
  {
    id: 'newLines',
    header: words.columns.newLines,
    width: '5rem',
    align: 'end',
    cell: ({ content, newLines }) => (content === null ? words.none : formatCount(newLines)),
  },
  {
    id: 'rejected',
    header: words.columns.rejected,
    width: '6rem',
    align: 'end',
    from: 760,
    cell: ({ content }) => (content === null ? words.none : formatCount(content.rejected)),
  },
  {
    id: 'operator',
    header: words.columns.operator,
    width: 'minmax(5rem, 0.6fr)',
    from: 1000,
    cell: ({ operatorId }) => names[operatorId] ?? operatorId,
  },
]

const lineWords = hometaxPreview.lineColumns

/** Columns of a list's lines. */
export const lineColumns: readonly Column<ListLine>[] = [
  { id: 'row', header: lineWords.row, width: '3.5rem', align: 'end', cell: ({ row }) => formatCount(row) },
  {
    id: 'soldAt',
    header: lineWords.soldAt,
    width: '9.5rem',
    cell: ({ line }) => <TimeText at={line.soldAt} form="exact" />,
  },
  {
    id: 'event',
    header: lineWords.event,
    width: '3.5rem',
    cell: ({ line }) => hometaxPreview[line.event],
  },
  {
    id: 'total',
    header: lineWords.total,
    width: 'minmax(6rem, 1fr)',
    align: 'end',
    cell: ({ line }) => <MoneyText won={line.total} />,
  },
  { id: 'number', header: lineWords.number, width: 'minmax(7rem, 1fr)', cell: ({ line }) => line.approvalNumber },
  {
    id: 'lastFour',
    header: lineWords.lastFour,
    width: '4.5rem',
    from: 560,
    cell: ({ line }) => line.identityLastFour ?? words.none,
  },
  {
    id: 'purpose',
    header: lineWords.purpose,
    width: '5.5rem',
    from: 560,
    cell: ({ line }) => (line.purpose === null ? words.none : receiptPurposeNames[line.purpose]),
  },
  {
    id: 'isNew',
    header: lineWords.isNew,
    width: '4rem',
    cell: ({ isNew }) => (isNew ? hometaxPreview.isNew : hometaxPreview.isKnown),
  },
]

/** Columns of the rows a list left out. */
export const rejectColumns: readonly Column<ListReject>[] = [
  {
    id: 'line',
    header: hometaxPreview.rejectColumns.line,
    width: '3.5rem',
    align: 'end',
    cell: ({ line }) => formatCount(line),
  },
  {
    id: 'because',
    header: hometaxPreview.rejectColumns.because,
    width: 'minmax(12rem, 2fr)',
    cell: ({ because }) => <span title={because}>{because}</span>,
  },
  {
    id: 'excerpt',
    header: hometaxPreview.rejectColumns.excerpt,
    width: 'minmax(8rem, 2fr)',
    from: 480,
    cell: ({ excerpt }) => <span title={excerpt}>{excerpt}</span>,
  },
]
