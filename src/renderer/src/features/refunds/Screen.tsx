import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { ScreenProps } from '../../screen.ts'
import { formatCount } from '../../text/format.ts'
import { refunds as words } from '../../text/ko/refunds.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { ApprovalsTab } from './approvals/ApprovalsTab.tsx'
import { createApprovalDesk } from './approvals/store.ts'
import { BulkTab } from './bulk/BulkTab.tsx'
import { createBulkDesk } from './bulk/store.ts'
import { Journal } from './Journal.tsx'
import styles from './Screen.module.css'
import { createRefundJournal } from './store.ts'

type TabId = keyof typeof words.tabs

/** Before the id of a bulk refund where a screen is asked to show one instead of a refund. */
const bulkPrefix = 'bulk/'
const elapsed = () => performance.now()
const newId = () => crypto.randomUUID()
/** In the place of a refund's id where a screen is asked to show what waits for approval. */
const approvalsTarget = 'approvals'

/** What makes a request for approval another, or no longer what was shown. */
const approvalTopics: readonly string[] = ['approvals', 'refunds', 'transactions', 'receipts', 'shops']

/** 환불: the journal of all refunds, those that wait for another person, and refunds of many payments from one file. */
export function RefundsScreen(props: ScreenProps) {
  const { api, onEvent, target } = props
  const [journal] = useState(() => createRefundJournal(api))
  const [bulk] = useState(() => createBulkDesk({ api, onEvent, newId, elapsed }))
  const [approvals] = useState(() => createApprovalDesk(api))
  const [tab, setTab] = useState<TabId>('journal')
  const active = useStore(bulk, (desk) => (desk.runs.at === 'ready' ? desk.runs.value.filter(isUnderWay).length : 0))
  const waiting = useStore(approvals, (desk) => desk.waiting)
  const { id, at } = target

  useEffect(() => {
    void bulk.getState().refresh()
    void approvals.getState().refresh()
    return onEvent((event) => {
      if (event.kind === 'ledger.changed' && event.topics.some((topic) => approvalTopics.includes(topic)))
        void approvals.getState().refresh()
    })
  }, [bulk, approvals, onEvent])
  const bulkId = id?.startsWith(bulkPrefix) === true ? id.slice(bulkPrefix.length) : null
  const [followed, setFollowed] = useState(0)
  if (id !== null && followed !== at) {
    setFollowed(at)
    setTab(bulkId !== null ? 'bulk' : id === approvalsTarget ? 'approvals' : 'journal')
  }
  useEffect(() => {
    if (bulkId !== null) void bulk.getState().open(bulkId)
  }, [bulk, bulkId, at])

  const journalTarget = bulkId === null && id !== approvalsTarget ? target : { id: null, at }
  return (
    <div className={styles['screen']}>
      <Tabs<TabId>
        label={words.title}
        value={tab}
        onChange={setTab}
        pages={[
          {
            id: 'journal',
            name: words.tabs.journal,
            content: <Journal {...props} target={journalTarget} store={journal} />,
          },
          {
            id: 'approvals',
            name: words.tabs.approvals,
            count: waiting === 0 ? null : formatCount(waiting),
            content: <ApprovalsTab {...props} store={approvals} />,
          },
          {
            id: 'bulk',
            name: words.tabs.bulk,
            count: active === 0 ? null : formatCount(active),
            content: <BulkTab {...props} store={bulk} />,
          },
        ]}
      />
    </div>
  )
}

const isUnderWay = ({ state }: { readonly state: string }): boolean => state === 'running' || state === 'paused'
