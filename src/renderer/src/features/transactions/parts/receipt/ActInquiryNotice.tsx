import { receiptDesk as words } from '../../../../text/ko/receipt-desk.ts'
import { FailureNotice } from '../../../../ui/FailureNotice.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import type { ActInquiry } from './act-desk.ts'

/** What the gateway's answer to a look-up proved, or that it proved nothing. */
export function ActInquiryNotice({ inquiry }: { readonly inquiry: ActInquiry }) {
  if (inquiry.at === 'failed') return <FailureNotice failure={inquiry.failure} />
  if (inquiry.at !== 'ready') return null
  const { settled, finding } = inquiry.value
  return (
    <Notice
      kind={settled ? 'good' : 'info'}
      title={settled ? words.settled : words.stillUnknown}
      text={finding === '' ? null : finding}
    />
  )
}
