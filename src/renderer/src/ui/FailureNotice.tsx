import type { ReactNode } from 'react'
import { type AnyFailure, describeFailure } from '../text/failure-texts.ts'
import { Notice } from './Notice.tsx'

/** A refusal in place: what is the case, what can be done, and the incident number when the log keeps one. */
export function FailureNotice({ failure, action }: { readonly failure: AnyFailure; readonly action?: ReactNode }) {
  const described = describeFailure(failure)
  return (
    <Notice
      kind={failure.kind === 'proof-needed' ? 'warn' : 'bad'}
      title={described.case}
      text={described.remedy}
      incident={described.incident}
      action={action ?? null}
    />
  )
}
