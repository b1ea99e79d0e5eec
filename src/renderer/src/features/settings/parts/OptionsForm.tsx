import { useEffect } from 'react'
import { type GatewayId, gatewayNames } from '../../../../../domain/gateway.ts'
import { options as words } from '../../../text/ko/settings.ts'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import type { ShopDraft } from '../shop-draft.ts'
import type { GatewayOption, SettingsDesk } from '../store.ts'
import styles from './TaxForm.module.css'

interface OptionsFormOptions {
  readonly gateway: GatewayId
  readonly desk: SettingsDesk
  readonly draft: ShopDraft
  readonly onDraft: (draft: ShopDraft) => void
}

/** What the gateway's documents leave open; each says what is open and what a choice does. */
export function OptionsForm({ gateway, desk, draft, onDraft }: OptionsFormOptions) {
  const { readOptions, options } = desk
  useEffect(() => void readOptions(gateway), [readOptions, gateway])
  const answer = options?.of === gateway ? options.answer : null
  if (answer?.at === 'failed') return <FailureNotice failure={answer.failure} />
  if (answer?.at !== 'ready') return <p className={styles['quiet']}>{words.loading}</p>
  const set = (name: string, value: string) => onDraft({ ...draft, choices: { ...draft.choices, [name]: value } })
  return (
    <div className={styles['form']}>
      <p className={styles['quiet']}>
        {answer.value.length === 0 ? words.none(gatewayNames[gateway]) : words.sentence(gatewayNames[gateway])}
      </p>
      {answer.value.map((option) => (
        <Option
          key={option.name}
          option={option}
          value={draft.choices[option.name] ?? null}
          onChange={(value) => set(option.name, value)}
        />
      ))}
    </div>
  )
}

function Option({
  option: { label, sentence, choices },
  value,
  onChange,
}: {
  readonly option: GatewayOption
  readonly value: string | null
  readonly onChange: (value: string) => void
}) {
  const [usual] = choices
  if (usual === undefined)
    return <TextField label={label} value={value ?? ''} onChange={onChange} description={sentence} maxLength={200} />
  return (
    <Select
      label={label}
      value={choices.some((choice) => choice.value === value) ? value : usual.value}
      onChange={onChange}
      choices={choices.map((choice) => ({ id: choice.value, name: choice.label, hint: choice.hint }))}
      description={sentence}
    />
  )
}
