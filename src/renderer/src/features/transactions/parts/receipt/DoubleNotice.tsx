import { receiptDouble as words } from '../../../../text/ko/receipt-desk.ts'
import { Notice } from '../../../../ui/Notice.tsx'
import { TextField } from '../../../../ui/TextField.tsx'
import type { Double } from './act-desk.ts'
import styles from './ActForm.module.css'

/** Names the receipts that look like the one that is to be issued, and asks why it is another sale all the same. */
export function DoubleNotice({
  doubles,
  reason,
  onReason,
  isDisabled,
}: {
  readonly doubles: readonly Double[]
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly isDisabled: boolean
}) {
  const inHometax = doubles.some(({ alike }) => alike === 'in-hometax')
  const isSure = inHometax || doubles.some(({ alike }) => alike === 'same-identity')
  return (
    <div className={styles['identity']}>
      <Notice
        kind={isSure ? 'bad' : 'warn'}
        title={isSure ? words.title : words.weakTitle}
        text={
          <>
            <ul className={styles['doubles']} aria-label={words.list}>
              {doubles.map((double) => (
                <li key={double.transactionId}>{double.sentence}</li>
              ))}
            </ul>
            <p>{inHometax ? words.hometaxSentence : isSure ? words.sentence : words.weakSentence}</p>
          </>
        }
      />
      <TextField
        label={words.reason}
        value={reason}
        onChange={onReason}
        description={words.reasonHint}
        maxLength={200}
        isRequired
        isDisabled={isDisabled}
      />
    </div>
  )
}
