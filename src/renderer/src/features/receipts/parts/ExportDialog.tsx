import { useState } from 'react'
import { useStore } from 'zustand'
import type { Day, Month } from '../../../../../domain/day.ts'
import type { Api, OnEvent } from '../../../api.ts'
import type { ShopEntry } from '../../../screen.ts'
import { formatCount } from '../../../text/format.ts'
import { receiptExport as words } from '../../../text/ko/receipts.ts'
import { ui } from '../../../text/ko/ui.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { Select } from '../../../ui/Select.tsx'
import { createExportDesk, type ExportDesk } from '../export-desk.ts'
import { monthsUpTo } from '../../../months.ts'
import styles from './ExportDialog.module.css'
import { ExportOutcome } from './ExportOutcome.tsx'

interface ExportDialogOptions {
  readonly api: Pick<Api, 'exports' | 'receipts'>
  readonly onEvent: OnEvent
  readonly shop: ShopEntry['shop']
  readonly today: Day
  readonly month: Month
  readonly onClose: () => void
}

const encodings = [
  { id: 'utf-8', name: words.utf8, hint: words.utf8Hint },
  { id: 'cp949', name: words.cp949, hint: words.cp949Hint },
] as const
type Encoding = (typeof encodings)[number]['id']

const monthsOffered = 36
const newId = () => crypto.randomUUID()

/** Exports a month of the ledger: the choice, the progress, and the proof that file and screen agree. */
export function ExportDialog({ api, onEvent, shop, today, month: shown, onClose }: ExportDialogOptions) {
  const [store] = useState(() => createExportDesk({ api, onEvent, newId }))
  const desk = useStore(store)
  const [month, setMonth] = useState(shown)
  const [encoding, setEncoding] = useState<Encoding>('utf-8')
  const offered = monthsUpTo(today, monthsOffered)
  const start = (as: Encoding) => void desk.start({ shopId: shop.id, month, encoding: as })

  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      shop={shop}
      isBusy={desk.step === 'running'}
      footer={
        <Acts
          desk={desk}
          go={words.go(month)}
          onGo={() => start(encoding)}
          onUtf8={() => {
            setEncoding('utf-8')
            start('utf-8')
          }}
          onClose={onClose}
        />
      }
    >
      {desk.step === 'choosing' ? (
        <div className={styles['form']}>
          <p className={styles['quiet']}>{words.sentence}</p>
          <Select
            label={words.month}
            value={month}
            onChange={setMonth}
            choices={(offered.includes(shown) ? offered : [...offered, shown]).map((one) => ({ id: one, name: one }))}
          />
          <RadioGroup label={words.encoding} value={encoding} onChange={setEncoding} choices={encodings} />
        </div>
      ) : desk.step === 'running' ? (
        <Running desk={desk} />
      ) : (
        <ExportOutcome desk={desk} />
      )}
    </Dialog>
  )
}

function Running({ desk }: { readonly desk: ExportDesk }) {
  return (
    <ProgressBar
      label={desk.isStopping ? words.stopping : desk.rows === null ? words.choosing : words.writing}
      value={desk.rows ?? 0}
      max={desk.rows === null ? null : desk.all}
      rate={
        desk.rows === null ? '' : words.rows(formatCount(desk.rows), desk.all === null ? null : formatCount(desk.all))
      }
      cancel={
        <Button size="small" isDisabled={desk.isStopping || desk.rows === null} onPress={() => void desk.stop()}>
          {words.stop}
        </Button>
      }
    />
  )
}

function Acts({
  desk,
  go,
  onGo,
  onUtf8,
  onClose,
}: {
  readonly desk: ExportDesk
  readonly go: string
  readonly onGo: () => void
  readonly onUtf8: () => void
  readonly onClose: () => void
}) {
  if (desk.step === 'running') return null
  if (desk.step === 'choosing')
    return (
      <>
        <Button onPress={onClose}>{ui.cancel}</Button>
        <Button variant="primary" onPress={onGo}>
          {go}
        </Button>
      </>
    )
  return (
    <>
      {desk.written === null ? <Button onPress={desk.again}>{words.again}</Button> : null}
      {desk.refusal?.kind === 'characters-do-not-fit' ? <Button onPress={onUtf8}>{words.inUtf8}</Button> : null}
      <Button variant="primary" onPress={onClose}>
        {ui.close}
      </Button>
    </>
  )
}
