import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Day } from '../../../../../domain/day.ts'
import type { Api } from '../../../api.ts'
import type { ShopEntry } from '../../../screen.ts'
import { formatWon } from '../../../text/format.ts'
import { links as linkWords, newLink as words } from '../../../text/ko/links.ts'
import { ui } from '../../../text/ko/ui.ts'
import { Button } from '../../../ui/Button.tsx'
import { DayField } from '../../../ui/DayField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { RadioGroup } from '../../../ui/RadioGroup.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { WonField } from '../../../ui/WonField.tsx'
import { createNewLink, draftMissing, type NewLinkDesk, untilProblem } from '../new-link-desk.ts'
import type { Link } from '../store.ts'
import { LinkAddress } from './LinkAddress.tsx'
import styles from './NewLinkDialog.module.css'
import { LinkNotice } from './LinkPanel.tsx'

interface NewLinkDialogOptions {
  readonly api: Pick<Api, 'links'>
  readonly shop: ShopEntry['shop']
  readonly today: Day
  readonly newId: () => string
  /** What became of the link; null when none was asked for. */
  readonly onClose: (made: Link | null) => void
}

/** A new link from its draft to its address. The button says in figures what will be made. */
export function NewLinkDialog({ api, shop, today, newId, onClose }: NewLinkDialogOptions) {
  const [store] = useState(() => createNewLink({ api, shopId: shop.id, today, newId }))
  const desk = useStore(store)
  const close = () => onClose(desk.outcome)
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={close}
      shop={shop}
      isBusy={desk.step === 'sending'}
      footer={<Acts desk={desk} today={today} onClose={close} />}
    >
      {desk.step === 'ended' && desk.outcome !== null ? (
        <Outcome link={desk.outcome} />
      ) : (
        <Form desk={desk} today={today} />
      )}
    </Dialog>
  )
}

function Acts({
  desk,
  today,
  onClose,
}: {
  readonly desk: NewLinkDesk
  readonly today: Day
  readonly onClose: () => void
}) {
  if (desk.step === 'ended')
    return (
      <>
        <Button onPress={onClose}>{words.close}</Button>
        {desk.outcome?.state === 'refused' ? <Button onPress={desk.again}>{words.again}</Button> : null}
        <span className={styles['gap']} />
      </>
    )
  const making = desk.step === 'sending'
  const missing = draftMissing(desk.draft, today)
  const { won } = desk.draft
  return (
    <>
      {making ? (
        <p role="status">
          <strong>{words.making}</strong> {words.makingSentence}
        </p>
      ) : (
        <Button onPress={onClose}>{ui.cancel}</Button>
      )}
      <span className={styles['gap']} />
      {missing === null || making ? null : <span className={styles['missing']}>{missing}</span>}
      <Button
        variant="primary"
        isDisabled={making || missing !== null}
        because={making ? null : missing}
        onPress={() => void desk.make()}
      >
        {making ? words.making : won === null || won === 0 ? words.confirmEmpty : words.confirm(formatWon(won))}
      </Button>
    </>
  )
}

const methods = ['card', 'transfer'] as const
const taxations = ['taxable', 'tax-free'] as const

function Form({ desk, today }: { readonly desk: NewLinkDesk; readonly today: Day }) {
  const { draft, edit } = desk
  const making = desk.step === 'sending'
  return (
    <div className={styles['form']}>
      <p className={styles['quiet']}>{words.sentence}</p>
      {desk.refusal === null ? null : <FailureNotice failure={desk.refusal} />}
      <TextField
        label={words.goods}
        value={draft.goods}
        onChange={(goods) => edit({ goods })}
        description={words.goodsHint}
        maxLength={100}
        isDisabled={making}
        autoFocus
      />
      <WonField label={words.won} value={draft.won} onChange={(won) => edit({ won })} isReadOnly={making} />
      <div className={styles['pair']}>
        <RadioGroup
          label={words.method}
          value={draft.method}
          onChange={(method) => edit({ method })}
          isDisabled={making}
          isInRow
          choices={methods.map((id) => ({ id, name: linkWords.method[id] }))}
        />
        <RadioGroup
          label={words.taxation}
          value={draft.taxFree ? 'tax-free' : 'taxable'}
          onChange={(taxation) => edit({ taxFree: taxation === 'tax-free' })}
          isDisabled={making}
          isInRow
          choices={taxations.map((id) => ({ id, name: words.taxations[id] }))}
        />
      </div>
      <TextField
        label={words.order}
        value={draft.orderNumber}
        onChange={(orderNumber) => edit({ orderNumber })}
        description={words.orderHint}
        maxLength={100}
        isDisabled={making}
      />
      <DayField
        label={words.until}
        value={draft.until}
        onChange={(until) => edit({ until })}
        description={words.untilHint}
        problem={untilProblem(draft, today)}
      />
    </div>
  )
}

/** What became of the link. It takes the focus, so that it is read first. */
function Outcome({ link }: { readonly link: Link }) {
  const head = useRef<HTMLDivElement>(null)
  useEffect(() => head.current?.focus(), [link.state])
  return (
    <div ref={head} tabIndex={-1} className={styles['outcome']} role="status">
      {link.url === null ? (
        <LinkNotice link={link} />
      ) : (
        <>
          <h3 className={styles['head']}>{words.made(formatWon(link.won))}</h3>
          <p>{words.send}</p>
          <LinkAddress url={link.url} />
        </>
      )}
    </div>
  )
}
