import { type SlipPaper, slipPapers } from '../../../domain/refund-slip.ts'
import { slipHead } from '../../../domain/refund-slip-words.ts'
import type { Refund } from '../../../domain/refund.ts'
import type { RefundSlipDesk } from '../refund-slip-desk.ts'
import { refundSlip as words } from '../text/ko/refund-slip.ts'
import { Button } from './Button.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import { Notice } from './Notice.tsx'
import styles from './RefundSlipBar.module.css'
import { Section } from './Section.tsx'
import { Select } from './Select.tsx'

interface RefundSlipOptions {
  readonly refund: Pick<Refund, 'id' | 'state' | 'byHand'>
  readonly desk: RefundSlipDesk
  /** The keys that save and print, where the view hears them. */
  readonly keyHints?: { readonly save: string; readonly print: string }
}

const papers = slipPapers.map((id) => ({ id, name: words.papers[id] }))

/** The slip of a refund, to a PDF file or a printer, and what it will say at its head. */
export function RefundSlipBar({ refund, desk, keyHints }: RefundSlipOptions) {
  const { doing, paper } = desk
  const end = desk.end?.of === refund.id ? desk.end : null
  return (
    <Section title={words.title}>
      <div className={styles['bar']}>
        <Select<SlipPaper> label={words.paper} choices={papers} value={paper} onChange={desk.choosePaper} isCompact />
        <Button
          size="small"
          onPress={() => void desk.save(refund.id)}
          isDisabled={doing !== null}
          {...(keyHints === undefined ? {} : { keyHint: keyHints.save })}
        >
          {doing === 'save' ? words.saving : words.save}
        </Button>
        <Button
          size="small"
          onPress={() => void desk.print(refund.id)}
          isDisabled={doing !== null}
          {...(keyHints === undefined ? {} : { keyHint: keyHints.print })}
        >
          {doing === 'print' ? words.printing : words.print}
        </Button>
      </div>
      <p className={styles['quiet']}>{words.head(slipHead(refund).line)}</p>
      {end?.kind === 'refused' ? <FailureNotice failure={end.failure} /> : null}
      {end?.kind === 'printed' ? <Notice kind="good" title={words.printed} /> : null}
      {end?.kind === 'saved' ? (
        <Notice kind="good" title={words.saved} text={words.savedAs(end.fileName, end.folder)} />
      ) : null}
    </Section>
  )
}
