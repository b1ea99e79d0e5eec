import { useEffect } from 'react'
import { type GatewayId, gatewayNames } from '../../../../../domain/gateway.ts'
import { options as words } from '../../../text/ko/settings.ts'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import type { ShopDraft } from '../shop-draft.ts'
import type { GatewayOption, SettingsDesk } from '../store.ts'
import styles from './OptionsForm.module.css'

interface OptionsFormOptions {
  readonly gateway: GatewayId
  readonly desk: SettingsDesk
  readonly draft: ShopDraft
  readonly onDraft: (draft: ShopDraft) => void
}

/** What the gateway's documents leave open: on the left what is open, on the right what is set and what that does. */
export function OptionsForm({ gateway, desk, draft, onDraft }: OptionsFormOptions) {
  const { readOptions, options } = desk
  useEffect(() => void readOptions(gateway), [readOptions, gateway])
  const answer = options?.of === gateway ? options.answer : null
  if (answer?.at === 'failed') return <FailureNotice failure={answer.failure} />
  if (answer?.at !== 'ready') return <p className={styles['quiet']}>{words.loading}</p>
  const set = (name: string, value: string) => onDraft({ ...draft, choices: { ...draft.choices, [name]: value } })
  return (
    <>
      <p className={styles['quiet']}>
        {answer.value.length === 0 ? words.none(gatewayNames[gateway]) : words.sentence(gatewayNames[gateway])}
      </p>
      {answer.value.length === 0 ? null : (
        <ul className={styles['list']}>
          {answer.value.map((option) => (
            <li key={option.name} className={styles['option']}>
              <div className={styles['open']}>
                <h4 className={styles['name']}>{option.label}</h4>
                <p className={styles['quiet']}>{option.sentence}</p>
              </div>
              <div className={styles['set']}>
                <Value
                  option={option}
                  value={draft.choices[option.name] ?? null}
                  onChange={(value) => set(option.name, value)}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Value({
  option: { label, choices, example },
  value,
  onChange,
}: {
  readonly option: GatewayOption
  readonly value: string | null
  readonly onChange: (value: string) => void
}) {
  const [usual] = choices
  if (usual === undefined) {
    const typed = value ?? ''
    return (
      <TextField
        label={label}
        isLabelSpoken
        value={typed}
        onChange={onChange}
        maxLength={200}
        {...(example === undefined
          ? {}
          : { placeholder: example.text, description: typed.trim() === '' ? example.empty : example.filled })}
      />
    )
  }
  const chosen = choices.find((choice) => choice.value === value) ?? usual
  return (
    <>
      <Select
        label={label}
        isLabelSpoken
        value={chosen.value}
        onChange={onChange}
        choices={choices.map((choice) => ({ id: choice.value, name: choice.label, hint: choice.hint }))}
        description={chosen.hint}
      />
      {chosen === usual ? null : <p className={styles['usual']}>{words.usual(usual.label)}</p>}
    </>
  )
}
