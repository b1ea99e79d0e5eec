import { environmentNames } from '../../../../../domain/shop.ts'
import { useState } from 'react'
import type { Day } from '../../../../../domain/day.ts'
import { gatewayNames } from '../../../../../domain/gateway.ts'
import { overruledBy } from '../../../../../domain/tax-history.ts'
import type { ShopEntry, ScreenProps } from '../../../screen.ts'
import {
  settings as words,
  tax as taxWords,
  credentials as credentialWords,
  offers as offerWords,
  options as optionWords,
} from '../../../text/ko/settings.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Button } from '../../../ui/Button.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { useBar } from '../../../ui/may.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { ShopBand } from '../../../ui/ShopBand.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { draftOf, sameDraft, settingsOf, type ShopDraft } from '../shop-draft.ts'
import { answerFor, type SettingsDesk } from '../store.ts'
import { ColourChoice } from './ColourChoice.tsx'
import { Credentials } from './Credentials.tsx'
import { Offers } from './Offers.tsx'
import { OptionsForm } from './OptionsForm.tsx'
import styles from './ShopSettings.module.css'
import { TaxForm } from './TaxForm.tsx'
import { TaxRecords } from './TaxRecords.tsx'

interface ShopSettingsOptions {
  readonly entry: ShopEntry
  readonly desk: SettingsDesk
  readonly today: Day
  readonly say: ScreenProps['say']
}

/** Everything that can be set of one shop. Name, colour, tax and the gateway's options are saved together; credentials have their own act. */
export function ShopSettings({ entry, desk, today, say }: ShopSettingsOptions) {
  const { shop } = entry
  const saved = draftOf(shop, today)
  const [edited, setEdited] = useState<typeof saved | null>(null)
  const draft = edited ?? saved
  const isDirty = edited !== null && !sameDraft(edited, saved)
  const settings = settingsOf(draft, saved)
  const overruled =
    draft.taxFrom === null ? [] : overruledBy(shop.taxHistory, draft.taxFrom).map(({ appliesFrom }) => appliesFrom)
  const answer = answerFor(desk.change, shop.id)
  const bar = useBar('manage')
  const save = async () => {
    if (settings === null) return
    if (await desk.changeShop({ shopId: shop.id, ...settings })) {
      setEdited(null)
      say({ kind: 'good', text: words.savedShop })
    }
  }
  return (
    <div className={styles['shop']}>
      <ShopBand colour={draft.colour} />
      <div className={styles['scroll']}>
        <header className={styles['head']}>
          <h2 className={styles['name']}>{shop.name}</h2>
          <Badge>{gatewayNames[shop.gateway]}</Badge>
          <Badge tone={shop.environment === 'real' ? 'accent' : 'warn'}>{environmentNames[shop.environment]}</Badge>
          <span className={styles['quiet']}>{words.environmentHint[shop.environment]}</span>
        </header>
        {bar === null ? null : <Notice kind="info" title={words.readOnly} text={bar} />}
        <section className={styles['section']} aria-label={credentialWords.title}>
          <h3 className={styles['title']}>{credentialWords.title}</h3>
          <Credentials entry={entry} desk={desk} say={say} />
        </section>
        <section className={styles['section']} aria-label={words.identity}>
          <h3 className={styles['title']}>{words.identity}</h3>
          <TextField
            label={words.name}
            value={draft.name}
            onChange={(name) => setEdited({ ...draft, name })}
            description={words.nameHint}
            maxLength={60}
            problem={draft.name.trim() === '' ? words.needName : null}
          />
          <ColourChoice value={draft.colour} onChange={(colour) => setEdited({ ...draft, colour })} />
        </section>
        <section className={styles['section']} aria-label={taxWords.title}>
          <h3 className={styles['title']}>{taxWords.title}</h3>
          <TaxForm
            gateway={shop.gateway}
            today={today}
            draft={draft}
            saved={saved}
            overruled={overruled}
            onDraft={setEdited}
          />
          <TaxRecords history={shop.taxHistory} today={today} />
        </section>
        <section className={styles['section']} aria-label={optionWords.title}>
          <h3 className={styles['title']}>{optionWords.title}</h3>
          <OptionsForm gateway={shop.gateway} desk={desk} draft={draft} onDraft={setEdited} />
        </section>
        <section className={styles['section']} aria-label={offerWords.title}>
          <h3 className={styles['title']}>{offerWords.title}</h3>
          <Offers gateway={shop.gateway} desk={desk} />
        </section>
      </div>
      {isDirty || answer.at === 'failed' ? (
        <footer className={styles['save']}>
          {answer.at === 'failed' ? (
            <FailureNotice failure={answer.failure} />
          ) : (
            <span className={styles['unsaved']}>{words.unsaved}</span>
          )}
          <Button
            onPress={() => {
              setEdited(null)
              desk.clear()
            }}
            isDisabled={answer.at === 'loading'}
          >
            {words.revert}
          </Button>
          <Button
            asks="manage"
            variant="primary"
            onPress={() => void save()}
            isDisabled={settings === null || answer.at === 'loading' || !isDirty}
            because={settings === null ? missingOf(draft) : null}
          >
            {answer.at === 'loading' ? words.saving : words.save}
          </Button>
        </footer>
      ) : null}
    </div>
  )
}

/** What a draft cannot be saved without. */
const missingOf = ({ name, taxFrom, direct }: ShopDraft): string => {
  if (name.trim() === '') return words.needName
  if (taxFrom === null) return taxWords.needFrom
  return Object.values(direct).some((taken) => taken.since === null) ? taxWords.needDay : taxWords.directBefore
}
