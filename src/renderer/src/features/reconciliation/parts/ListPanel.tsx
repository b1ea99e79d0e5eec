import type { Ref } from 'react'
import type { ScreenProps } from '../../../screen.ts'
import { formatBytes, formatCount, formatMoment } from '../../../text/format.ts'
import { hometaxLists as words } from '../../../text/ko/hometax-lists.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { daysOf, ListState } from '../list-columns.tsx'
import type { HometaxList } from '../lists-desk.ts'
import styles from './FindingPanel.module.css'

/** One file of Hometax's: where it stands and why, who read it and who decided it. */
export function ListPanel({
  list,
  operatorNames,
  onOpen,
  onClose,
  ref,
}: {
  readonly list: HometaxList
  readonly operatorNames: ScreenProps['status']['operatorNames']
  readonly onOpen: () => void
  readonly onClose: () => void
  readonly ref: Ref<HTMLElement>
}) {
  const { state, content, newLines } = list
  const who = (id: string, at: HometaxList['startedAt']) => words.by(operatorNames[id] ?? id, formatMoment(at))
  return (
    <aside ref={ref} className={styles['panel']} aria-label={words.detail} tabIndex={-1}>
      <header className={styles['head']}>
        <div className={styles['names']}>
          <h2 className={styles['order']}>{list.fileName}</h2>
          <p className={styles['marks']}>
            <ListState state={state} />
          </p>
        </div>
        <IconButton icon="close" label={words.closeDetail} onPress={onClose} />
      </header>
      <div className={styles['body']}>
        {state === 'failed' ? (
          <Notice kind="warn" title={list.problem ?? words.says.failed} text={words.says.failed} />
        ) : (
          <p>{words.says[state]}</p>
        )}
        {content === null ? null : (
          <div>
            <Button keyHint="O" variant={state === 'read' ? 'primary' : 'quiet'} onPress={onOpen}>
              {state === 'read' ? words.openPreview : words.openContent}
            </Button>
          </div>
        )}
        <KeyValueList
          items={[
            { key: 'days', name: words.columns.days, value: daysOf(list) },
            ...(content === null
              ? []
              : [
                  { key: 'lines', name: words.columns.lines, value: formatCount(content.lines) },
                  { key: 'new', name: words.columns.newLines, value: formatCount(newLines) },
                  { key: 'known', name: words.known, value: formatCount(content.lines - newLines) },
                  { key: 'rejected', name: words.columns.rejected, value: formatCount(content.rejected) },
                ]),
            { key: 'startedAt', name: words.columns.startedAt, value: who(list.operatorId, list.startedAt) },
            ...((state === 'counted' || state === 'put-away') && list.decidedBy !== null && list.decidedAt !== null
              ? [{ key: 'decided', name: words.decided[state], value: who(list.decidedBy, list.decidedAt) }]
              : []),
            { key: 'bytes', name: words.bytes, value: formatBytes(list.bytes) },
          ]}
        />
      </div>
    </aside>
  )
}
