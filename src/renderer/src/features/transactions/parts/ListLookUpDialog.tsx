import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { mostLookUps } from '../../../../../contract/limits.ts'
import type { Api, OnEvent } from '../../../api.ts'
import { formatCount } from '../../../text/format.ts'
import { listLookUp as words } from '../../../text/ko/list-look-up.ts'
import { ui } from '../../../text/ko/ui.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import type { Filter } from '../filter.ts'
import { createListLookUp, type ListLookUp } from '../list-look-up.ts'
import styles from './ListLookUpDialog.module.css'
import { ListLookUpOutcome } from './ListLookUpOutcome.tsx'

interface ListLookUpDialogOptions {
  readonly api: Pick<Api, 'transactions'>
  readonly onEvent: OnEvent
  /** The list as it was when the look-up was asked for, and how many payments it has. */
  readonly filter: Filter
  readonly count: number
  readonly onClose: () => void
  readonly onOpen: (transactionId: string) => void
}

const newId = () => crypto.randomUUID()

/** Asks the gateways about the payments of a list: what will be asked, how far it is, and what it came to. */
export function ListLookUpDialog({ api, onEvent, filter, count, onClose, onOpen }: ListLookUpDialogOptions) {
  const [store] = useState(() => createListLookUp({ api, onEvent, newId }))
  const desk = useStore(store)
  useEffect(() => {
    if (store.getState().ids.at === 'idle') void store.getState().read(filter)
  }, [store, filter])
  const { ids, running, outcome } = desk
  const isRunning = outcome.at === 'loading'
  const toAsk = ids.at === 'ready' ? ids.value.length : 0

  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      isBusy={isRunning}
      footer={
        isRunning ? null : outcome.at === 'idle' ? (
          <>
            <Button onPress={onClose}>{ui.cancel}</Button>
            <Button
              variant="primary"
              isDisabled={toAsk === 0}
              because={ids.at === 'ready' ? words.nothing : words.reading}
              onPress={() => void desk.start()}
            >
              {words.go(formatCount(toAsk))}
            </Button>
          </>
        ) : (
          <Button variant="primary" onPress={onClose} autoFocus>
            {ui.close}
          </Button>
        )
      }
    >
      <div className={styles['form']}>
        {running !== null ? (
          <Running running={running} onStop={() => void desk.stop()} />
        ) : outcome.at === 'ready' ? (
          <ListLookUpOutcome sums={outcome.value} onOpen={onOpen} />
        ) : outcome.at === 'failed' ? (
          <FailureNotice failure={outcome.failure} />
        ) : ids.at === 'failed' ? (
          <FailureNotice failure={ids.failure} />
        ) : (
          <>
            <p role="status">{ids.at === 'ready' ? words.sentence(formatCount(toAsk)) : words.reading}</p>
            {count > mostLookUps ? <p className={styles['quiet']}>{words.most(formatCount(mostLookUps))}</p> : null}
          </>
        )}
      </div>
    </Dialog>
  )
}

function Running({
  running,
  onStop,
}: {
  readonly running: NonNullable<ListLookUp['running']>
  readonly onStop: () => void
}) {
  const { asked, of, isStopping } = running
  return (
    <ProgressBar
      label={isStopping ? words.stopping : words.progress}
      value={asked}
      max={of}
      rate={words.asked(formatCount(asked), formatCount(of))}
      cancel={
        <Button size="small" isDisabled={isStopping} onPress={onStop} autoFocus>
          {words.stop}
        </Button>
      }
    />
  )
}
