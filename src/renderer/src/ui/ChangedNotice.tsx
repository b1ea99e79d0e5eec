import styles from './ChangedNotice.module.css'
import { Notice } from './Notice.tsx'

/** Facts that are no longer those that were shown, old and new side by side; nothing was sent on the old ones. */
export function ChangedNotice({
  words,
  lines,
}: {
  readonly words: Readonly<Record<'changedTitle' | 'changedSeen' | 'changedNow' | 'changedAsk', string>>
  readonly lines: readonly { readonly name: string; readonly seen: string; readonly now: string }[]
}) {
  return (
    <Notice
      kind="warn"
      title={words.changedTitle}
      text={
        <>
          {lines.length === 0 ? null : (
            <table className={styles['changed']}>
              <thead>
                <tr>
                  <td />
                  <th scope="col">{words.changedSeen}</th>
                  <th scope="col">{words.changedNow}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map((line) => (
                  <tr key={line.name}>
                    <th scope="row">{line.name}</th>
                    <td>{line.seen}</td>
                    <td>
                      <strong>{line.now}</strong>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <p>{words.changedAsk}</p>
        </>
      }
    />
  )
}
