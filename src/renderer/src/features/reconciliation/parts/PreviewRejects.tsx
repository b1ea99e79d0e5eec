import { useCallback, useState } from 'react'
import { rowIn } from '../../../paged-reader.ts'
import { formatCount } from '../../../text/format.ts'
import { hometaxPreview as words } from '../../../text/ko/hometax-lists.ts'
import { DataTable } from '../../../ui/DataTable.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { Section } from '../../../ui/Section.tsx'
import { rejectColumns } from '../list-columns.tsx'
import { type ListReject, type ListsDesk, pageSize } from '../lists-desk.ts'
import styles from './PreviewLines.module.css'

const rejectId = ({ line }: ListReject) => `${line}`

/** So many rows are read in full, without walking to them. */
const few = 3

interface PreviewRejectsOptions {
  readonly desk: ListsDesk
  readonly count: number
}

/** The rows that were left out, each with its reason. */
export function PreviewRejects({ desk, count }: PreviewRejectsOptions) {
  if (count > few) return <ManyRejects desk={desk} count={count} />
  return (
    <Section title={`${words.rejects} ${formatCount(count)}`}>
      {(desk.rejects.pages.get(0) ?? []).map((reject) => (
        <InFull key={reject.line} reject={reject} />
      ))}
    </Section>
  )
}

const InFull = ({ reject: { line, because, excerpt } }: { readonly reject: ListReject }) => (
  <div className={styles['reject']}>
    <p>
      {words.lineOf(formatCount(line))} {because}
    </p>
    <code className={styles['excerpt']}>{excerpt}</code>
  </div>
)

/** Many of them as a list; the one walked to stands below in full. */
function ManyRejects({ desk, count }: PreviewRejectsOptions) {
  const [selected, setSelected] = useState<ListReject | null>(null)
  const { pages, failure } = desk.rejects
  const rowAt = useCallback((index: number) => rowIn(pages, pageSize, index), [pages])
  return (
    <Section title={`${words.rejects} ${formatCount(count)}`}>
      <div className={styles['rejects']}>
        <DataTable
          label={words.rejects}
          columns={rejectColumns}
          rowCount={pages.size === 0 ? 0 : count}
          rowAt={rowAt}
          idOf={rejectId}
          onNeed={desk.needRejects}
          selectedId={selected === null ? null : rejectId(selected)}
          onSelect={setSelected}
          empty={failure === null ? null : <FailureNotice failure={failure} />}
        />
      </div>
      {selected === null ? null : <InFull reject={selected} />}
    </Section>
  )
}
