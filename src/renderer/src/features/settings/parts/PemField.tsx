import { useId, useState } from 'react'
import { credentials as words } from '../../../text/ko/settings.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { classes } from '../../../ui/class-names.ts'
import styles from './PemField.module.css'

/** The longest value the contract takes. */
const longest = 20_000

/** A key or certificate: pasted, chosen as a file, or dropped. The file is read here and goes nowhere else. */
export function PemField({
  label,
  hint,
  value,
  onChange,
  problem,
}: {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly problem: string | null
}) {
  const id = useId()
  const [trouble, setTrouble] = useState<string | null>(null)
  const [isOver, setIsOver] = useState(false)
  const take = async (file: File | undefined) => {
    setTrouble(null)
    if (file === undefined) return
    if (file.size > longest) return setTrouble(words.tooLong)
    try {
      onChange(await file.text())
    } catch {
      setTrouble(words.unreadable)
    }
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping a file is one of three ways; the others take keys
    <div
      className={classes(styles['pem'], isOver && styles['over'])}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setIsOver(false)
        void take(event.dataTransfer.files[0])
      }}
    >
      <TextField
        label={label}
        kind="pem"
        value={value}
        onChange={(text) => {
          setTrouble(null)
          onChange(text)
        }}
        description={hint}
        problem={trouble ?? problem}
        maxLength={longest}
      />
      <div className={styles['file']}>
        <label className={styles['choose']} htmlFor={id}>
          {words.chooseFile}
          <span className="spoken-only"> {label}</span>
          <input
            id={id}
            type="file"
            className="spoken-only"
            accept=".pem,.key,.crt,.cer,.txt"
            onChange={(event) => {
              const field = event.currentTarget
              void take(field.files?.[0]).then(() => {
                field.value = ''
              })
            }}
          />
        </label>
        <span className={styles['quiet']}>{words.dropHere}</span>
      </div>
    </div>
  )
}
