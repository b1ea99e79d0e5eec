import { useCallback, useState } from 'react'
import { rowIn } from '../../../paged-reader.ts'
import { formatCount } from '../../../text/format.ts'
import { hometaxPreview as words } from '../../../text/ko/hometax-lists.ts'
import { DataTable } from '../../../ui/DataTable.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { Section } from '../../../ui/Section.tsx'
import { lineColumns } from '../list-columns.tsx'
import { type HometaxList, type ListLine, type ListsDesk, pageSize } from '../lists-desk.ts'
import table from './PlainTable.module.css'
import styles from './PreviewLines.module.css'

interface PreviewLinesOptions {
  readonly desk: ListsDesk
  readonly list: HometaxList
}

const lineId = ({ row }: ListLine) => `${row}`

/** The lines that were read, in the file's order; those of a list that was put away are gone. */
export const PreviewLines = ({ desk, list }: PreviewLinesOptions) => (
  <Section title={`${words.firstLines} ${formatCount(list.content?.lines ?? 0)}`}>
    {list.state === 'put-away' ? <p className={table['note']}>{words.linesGone}</p> : <Lines desk={desk} list={list} />}
  </Section>
)

function Lines({ desk, list }: PreviewLinesOptions) {
  const [selected, setSelected] = useState<ListLine | null>(null)
  const { pages, failure } = desk.lines
  const rowAt = useCallback((index: number) => rowIn(pages, pageSize, index), [pages])
  return (
    <div className={styles['lines']}>
      <DataTable
        label={words.firstLines}
        columns={lineColumns}
        rowCount={pages.size === 0 ? 0 : (list.content?.lines ?? 0)}
        rowAt={rowAt}
        idOf={lineId}
        onNeed={desk.needLines}
        selectedId={selected === null ? null : lineId(selected)}
        onSelect={setSelected}
        empty={failure === null ? null : <FailureNotice failure={failure} />}
      />
    </div>
  )
}
