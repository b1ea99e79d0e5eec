import { dayOf } from '../../../../../domain/day.ts'
import type { ShopEntry } from '../../../screen.ts'
import { certificate as words } from '../../../text/ko/certificate.ts'
import { DayText } from '../../../ui/DayText.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { StateMark } from '../../../ui/StateMark.tsx'
import styles from './CertificateFacts.module.css'

type Certificate = NonNullable<Extract<ShopEntry['credentials'], { stored: true }>['certificate']>

/** Whom the certificate names, from when until when it holds, and what to do when it ends soon or has ended. */
export function CertificateFacts({ certificate }: { readonly certificate: Certificate }) {
  const { subject, from, until } = certificate
  return (
    <>
      <KeyValueList
        items={[
          { key: 'subject', name: words.subject, value: <span className={styles['subject']}>{subject}</span> },
          {
            key: 'term',
            name: words.term,
            value: (
              <span className={styles['term']}>
                <span>
                  <DayText day={dayOf(from)} /> ~ <DayText day={dayOf(until)} />
                </span>
                <Standing certificate={certificate} />
              </span>
            ),
          },
        ]}
      />
      <WhatToDo certificate={certificate} />
    </>
  )
}

function Standing({ certificate: { phase, daysLeft } }: { readonly certificate: Certificate }) {
  switch (phase) {
    case 'early':
      return <StateMark mark="check" word={words.marks.early} />
    case 'good':
      return <StateMark mark="done" word={words.left(daysLeft)} />
    case 'ending':
      return <StateMark mark="check" word={words.left(daysLeft)} />
    case 'ended':
      return <StateMark mark="declined" word={words.marks.ended} />
  }
}

function WhatToDo({ certificate: { phase, renewal } }: { readonly certificate: Certificate }) {
  switch (phase) {
    case 'early':
      return <Notice kind="warn" title={words.early} />
    case 'good':
      return null
    case 'ending':
      return <Notice kind="warn" title={words.renew} text={renewal} />
    case 'ended':
      return <Notice kind="warn" title={words.readOnly} text={renewal} />
  }
}
