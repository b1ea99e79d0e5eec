import { useState } from 'react'
import { useStore } from 'zustand'
import type { Day, Month } from '../../../../../domain/day.ts'
import { type LedgerFormat, ledgerFormats } from '../../../../../domain/receipt/ledger-file.ts'
import { filterWords, type LedgerFilter } from '../../../../../domain/receipt/ledger-filter.ts'
import type { Api, OnEvent } from '../../../api.ts'
import type { ShopEntry } from '../../../screen.ts'
import { formatCount } from '../../../text/format.ts'
import { receiptExport as words } from '../../../text/ko/receipts.ts'
import { ui } from '../../../text/ko/ui.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { useBar } from '../../../ui/may.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { createExportDesk, type ExportDesk } from '../export-desk.ts'
import { monthsUpTo } from '../../../months.ts'
import { isSameLedger, type LedgerDesk } from '../ledger-desk.ts'
import styles from './ExportDialog.module.css'
import { ExportOutcome } from './ExportOutcome.tsx'

interface ExportDialogOptions {
  readonly api: Pick<Api, 'exports' | 'receipts'>
  readonly onEvent: OnEvent
  readonly shop: ShopEntry['shop']
  readonly today: Day
  readonly month: Month
  readonly filter: LedgerFilter
  /** The ledger on screen, whose totals the file is held against. */
  readonly screen: Pick<LedgerDesk, 'of' | 'totals'>
  readonly onClose: () => void
}

const formats = ledgerFormats.map((id) => ({ id, name: words.formats[id], hint: words.formatHints[id] }))

const monthsOffered = 36
const longestReason = 300
const newId = () => crypto.randomUUID()

/** Exports a month of the ledger: the choice, the progress, and the proof that file and screen agree. */
export function ExportDialog({ api, onEvent, shop, today, month: shown, ...options }: ExportDialogOptions) {
  const { filter, screen, onClose } = options
  const [store] = useState(() => createExportDesk({ api, onEvent, newId }))
  const desk = useStore(store)
  const [month, setMonth] = useState(shown)
  const [format, setFormat] = useState<LedgerFormat>('csv-utf-8')
  const [reason, setReason] = useState<string | null>(null)
  const offered = monthsUpTo(today, monthsOffered)
  const start = (as: LedgerFormat) => {
    const of = { shopId: shop.id, month, filter }
    const seen = isSameLedger(screen.of, of) && screen.totals.at === 'ready' ? screen.totals.value : null
    void desk.start({ ...of, format: as, reason }, seen)
  }

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
          month={month}
          reason={reason}
          onGo={() => start(format)}
          onUtf8={() => {
            setFormat('csv-utf-8')
            start('csv-utf-8')
          }}
          onClose={onClose}
        />
      }
    >
      {desk.step === 'choosing' ? (
        <div className={styles['form']}>
          <p className={styles['quiet']}>{words.sentence}</p>
          <Filtered filter={filter} />
          <Select
            label={words.month}
            value={month}
            onChange={setMonth}
            choices={(offered.includes(shown) ? offered : [...offered, shown]).map((one) => ({ id: one, name: one }))}
          />
          <RadioGroup label={words.format} value={format} onChange={setFormat} choices={formats} />
          <Unmasking reason={reason} onReason={setReason} />
        </div>
      ) : desk.step === 'running' ? (
        <Running desk={desk} />
      ) : (
        <ExportOutcome desk={desk} />
      )}
    </Dialog>
  )
}

/** What the screen's conditions leave out; nothing where they want every row. */
function Filtered({ filter }: Pick<ExportDialogOptions, 'filter'>) {
  const conditions = filterWords(filter)
  if (conditions.length === 0) return null
  const said = conditions.map(([name, value]) => words.condition(name, value)).join(' · ')
  return <Notice kind="info" title={words.filtered(said)} />
}

/** Whether what is masked goes out as it is, and why. Who may not reads who may. */
function Unmasking({
  reason,
  onReason,
}: {
  readonly reason: string | null
  readonly onReason: (reason: string | null) => void
}) {
  const bar = useBar('unmask')
  return (
    <>
      <div>
        <Checkbox isSelected={reason !== null} isDisabled={bar !== null} onChange={(on) => onReason(on ? '' : null)}>
          {words.unmask}
        </Checkbox>
        <p className={styles['quiet']}>{bar ?? (reason === null ? words.masked : words.unmasked)}</p>
      </div>
      {reason === null ? null : (
        <TextField
          kind="area"
          label={words.reason}
          description={words.reasonHint}
          value={reason}
          onChange={onReason}
          maxLength={longestReason}
          isRequired
        />
      )}
    </>
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
  month,
  reason,
  onGo,
  onUtf8,
  onClose,
}: {
  readonly desk: ExportDesk
  readonly month: Month
  readonly reason: string | null
  readonly onGo: () => void
  readonly onUtf8: () => void
  readonly onClose: () => void
}) {
  if (desk.step === 'running') return null
  if (desk.step === 'choosing')
    return (
      <>
        <Button onPress={onClose}>{ui.cancel}</Button>
        <Button
          variant="primary"
          isDisabled={reason?.trim() === ''}
          because={reason?.trim() === '' ? words.reasonMissing : null}
          onPress={onGo}
        >
          {reason === null ? words.go(month) : words.goUnmasked(month)}
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
