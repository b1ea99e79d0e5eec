import { seats as words } from '../../../text/ko/seats.ts'
import styles from './Fingerprint.module.css'

/** The groups of digits two people read to each other by phone. */
export function Fingerprint({ groups }: { readonly groups: readonly string[] }) {
  return (
    <code className={styles['groups']} aria-label={words.fingerprint}>
      {groups.map((group, at) => (
        <span key={`${at}-${group}`} className={styles['group']}>
          {group}
        </span>
      ))}
    </code>
  )
}
