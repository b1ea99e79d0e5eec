import { formatBytes, formatCount } from '../../../text/format.ts'
import { receiptExport as words, receiptLedger as ledgerWords } from '../../../text/ko/receipts.ts'
import { classes } from '../../../ui/class-names.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { type ExportDesk, sameTotals } from '../export-desk.ts'
import styles from './ExportDialog.module.css'

/** The file that was written, with its totals beside the screen's; or why there is none. */
export function ExportOutcome({ desk }: { readonly desk: ExportDesk }) {
  const { written, refusal } = desk
  return (
    <div className={styles['form']} role="status">
      {written === null ? null : <Written written={written} />}
      {refusal === null ? null : refusal.kind === 'export-cancelled' ? (
        <Notice kind="info" title={words.cancelled} />
      ) : (
        <FailureNotice failure={refusal} />
      )}
      {refusal?.kind === 'characters-do-not-fit' ? <Misfits misfits={refusal.misfits} count={refusal.count} /> : null}
    </div>
  )
}

function Written({ written: { file, onScreen, isMasked } }: { readonly written: NonNullable<ExportDesk['written']> }) {
  const same = onScreen !== null && sameTotals(file.totals, onScreen)
  return (
    <>
      <Notice
        kind={same || onScreen === null ? 'good' : 'warn'}
        title={words.doneTitle}
        text={onScreen === null ? null : same ? words.same : words.differs}
      />
      <KeyValueList
        items={[
          {
            key: 'file',
            name: words.fileName,
            value: (
              <span className={styles['path']}>
                {file.fileName} <CopyButton text={file.fileName} label={words.fileName} />
              </span>
            ),
          },
          {
            key: 'folder',
            name: words.folder,
            value: (
              <span className={styles['path']}>
                {file.folder} <CopyButton text={file.folder} label={words.folder} />
              </span>
            ),
          },
          { key: 'rows', name: words.rowCount, value: formatCount(file.rows) },
          ...(file.sheets === 1
            ? []
            : [{ key: 'sheets', name: words.sheets, value: words.sheetsText(formatCount(file.sheets)) }]),
          { key: 'masking', name: words.masking, value: isMasked ? words.maskedDone : words.unmaskedDone },
          { key: 'bytes', name: words.size, value: formatBytes(file.bytes) },
        ]}
      />
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{words.event}</th>
            <th scope="col">{words.onScreen}</th>
            <th scope="col">{words.inFile}</th>
          </tr>
        </thead>
        <tbody>
          {(['due', 'issued', 'cancelled'] as const).map((event) => (
            <tr key={event}>
              <th scope="row">
                {ledgerWords.events[event]} {formatCount(file.totals[event].count)}
              </th>
              <td>
                <MoneyText won={onScreen?.[event].won ?? null} />
              </td>
              <td>
                <MoneyText won={file.totals[event].won} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

interface Misfit {
  readonly line: number
  readonly column: string
  readonly character: string
}

function Misfits({ misfits, count }: { readonly misfits: readonly Misfit[]; readonly count: number }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by key
    <div className={styles['misfits']} role="region" aria-label={words.misfits} tabIndex={0}>
      <table className={classes(styles['table'], styles['text'])}>
        <caption className="spoken-only">{words.misfits}</caption>
        <thead>
          <tr>
            <th scope="col">{words.line}</th>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.character}</th>
          </tr>
        </thead>
        <tbody>
          {misfits.map((misfit) => (
            <tr key={`${misfit.line}-${misfit.column}-${misfit.character}`}>
              <td>{formatCount(misfit.line)}</td>
              <td>{misfit.column}</td>
              <td>
                {misfit.character} <code className={styles['quiet']}>{codePoint(misfit.character)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > misfits.length ? (
        <p className={styles['quiet']}>{words.misfitsMore(formatCount(count - misfits.length))}</p>
      ) : null}
    </div>
  )
}

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
