import type { Ref } from 'react'
import type { Day } from '../../../../../domain/day.ts'
import { links as words } from '../../../text/ko/links.ts'
import { Button } from '../../../ui/Button.tsx'
import { TimeText } from '../../../ui/DayText.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { KeyValueList } from '../../../ui/KeyValueList.tsx'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Section.tsx'
import { LinkStateMark, LinkUntil } from '../columns.tsx'
import { type Link, mayBeChecked } from '../store.ts'
import { LinkAddress } from './LinkAddress.tsx'
import styles from './LinkPanel.module.css'

interface LinkPanelOptions {
  readonly link: Link
  readonly operatorName: string
  readonly today: Day
  readonly onCheck: () => void
  readonly onOpenPayment: () => void
  readonly onClose: () => void
  readonly ref: Ref<HTMLElement>
}

/** One link: its address, whether it was paid, and what it was made for. */
export function LinkPanel({ link, operatorName, today, onCheck, onOpenPayment, onClose, ref }: LinkPanelOptions) {
  return (
    <aside ref={ref} className={styles['panel']} aria-label={words.detail} tabIndex={-1}>
      <header className={styles['head']}>
        <div className={styles['names']}>
          <h2 className={styles['goods']}>{link.goods}</h2>
          <p className={styles['quiet']}>
            <TimeText at={link.createdAt} /> · {words.method[link.method]}
          </p>
        </div>
        <IconButton icon="close" label={words.closeDetail} onPress={onClose} />
      </header>
      <div className={styles['body']}>
        <div className={styles['figure']}>
          <MoneyText won={link.won} size="figure" />
          <LinkStateMark state={link.state} />
        </div>
        <LinkNotice link={link} />
        {link.url === null ? null : <LinkAddress url={link.url} />}
        <div className={styles['acts']}>
          {mayBeChecked(link) ? (
            <Button asks="collect" keyHint="L" onPress={onCheck}>
              {words.check}
            </Button>
          ) : null}
          {link.transactionId === null ? null : (
            <Button keyHint="O" onPress={onOpenPayment}>
              {words.openPayment}
            </Button>
          )}
        </div>
        <Section title={words.facts}>
          <KeyValueList
            items={[
              { key: 'order', name: words.columns.order, value: link.orderNumber ?? words.none },
              { key: 'method', name: words.columns.method, value: words.method[link.method] },
              {
                key: 'createdAt',
                name: words.columns.createdAt,
                value: <TimeText at={link.createdAt} form="exact" />,
              },
              {
                key: 'until',
                name: words.columns.until,
                value: <LinkUntil link={link} today={link.state === 'made' ? today : null} />,
              },
              { key: 'operator', name: words.operator, value: operatorName },
            ]}
          />
        </Section>
      </div>
    </aside>
  )
}

/** What a link's state means, where it is not plain. */
export function LinkNotice({ link }: { readonly link: Link }) {
  switch (link.state) {
    case 'refused':
      return <Notice kind="bad" title={words.refusedTitle} text={link.answer} />
    case 'asked':
    case 'unknown':
      return (
        <Notice
          kind="warn"
          title={words.unknownTitle}
          text={
            <>
              {link.answer === null ? null : <p>{link.answer}</p>}
              <p>{words.unknownText}</p>
            </>
          }
        />
      )
    case 'paid':
      return <Notice kind="good" title={words.paidTitle} />
    case 'made':
      return null
  }
}
