import { useEffect, useRef, useState } from 'react'
import type { AnyFailure } from '../../../text/failure-texts.ts'
import { credentials as words } from '../../../text/ko/settings.ts'
import { ui } from '../../../text/ko/ui.ts'
import { Button } from '../../../ui/Button.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import type { CredentialField, Entered } from '../store.ts'
import styles from './CredentialForm.module.css'
import { PemField } from './PemField.tsx'

interface CredentialFormOptions {
  readonly fields: readonly CredentialField[]
  readonly isStoring: boolean
  readonly problems: Readonly<Record<string, string>>
  /** Any other refusal. */
  readonly failure: AnyFailure | null
  /** True when they are stored. */
  readonly onStore: (values: Entered) => Promise<boolean>
  /** Null: the form stays open. */
  readonly onCancel: (() => void) | null
}

/** The fields of a gateway's credentials. What is entered lives here only: it goes when it is stored and when the form closes. */
export function CredentialForm({ fields, isStoring, problems, failure, onStore, onCancel }: CredentialFormOptions) {
  const [values, setValues] = useState<Entered>({})
  const change = (name: string) => (value: string) => setValues((before) => ({ ...before, [name]: value }))
  const form = useRef<HTMLDivElement>(null)
  // The first field with a problem takes the focus, so that it is read and mended next.
  useEffect(() => {
    if (Object.keys(problems).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [problems])
  const store = async () => {
    if (await onStore(values)) setValues({})
  }
  return (
    <div ref={form} className={styles['form']}>
      <p className={styles['quiet']}>{words.keptSentence}</p>
      {fields.map((field) =>
        field.kind === 'pem' ? (
          <PemField
            key={field.name}
            label={field.label}
            hint={field.hint}
            value={values[field.name] ?? ''}
            onChange={change(field.name)}
            problem={problems[field.name] ?? null}
          />
        ) : (
          <TextField
            key={field.name}
            label={field.label}
            kind={field.kind}
            value={values[field.name] ?? ''}
            onChange={change(field.name)}
            description={field.hint}
            problem={problems[field.name] ?? null}
            maxLength={1_000}
          />
        ),
      )}
      {failure === null ? null : <FailureNotice failure={failure} />}
      <div className={styles['acts']}>
        <Button asks="manage" variant="primary" onPress={() => void store()} isDisabled={isStoring}>
          {isStoring ? words.storing : words.store}
        </Button>
        {onCancel === null ? null : (
          <Button
            onPress={() => {
              setValues({})
              onCancel()
            }}
            isDisabled={isStoring}
          >
            {ui.cancel}
          </Button>
        )}
      </div>
    </div>
  )
}
