import { formatCount } from '../../../text/format.ts'
import { hometaxPreview as words } from '../../../text/ko/hometax-lists.ts'
import { Section } from '../../../ui/Section.tsx'
import type { HometaxList } from '../lists-desk.ts'
import styles from './PlainTable.module.css'

type Content = NonNullable<HometaxList['content']>

const meaningOf = (meaning: string): string => {
  const known: Readonly<Record<string, string>> = words.meanings
  return known[meaning] ?? meaning
}

/** Which column of the file was taken for what, and what of the file was not read at all. */
export function PreviewMapping({ content }: { readonly content: Content }) {
  const { format, encoding, sheet, headerRow, otherSheets, columns, unused, skipped } = content
  const kind = [
    words.format[format],
    encoding === null ? null : words.encoding[encoding],
    sheet === null || sheet === '' ? null : words.sheet(sheet),
    words.headerRow(formatCount(headerRow)),
  ]
  return (
    <Section title={words.mapping}>
      <p className={styles['note']}>{kind.filter((one) => one !== null).join(' · ')}</p>
      <table className={styles['table']} aria-label={words.mapping}>
        <thead>
          <tr>
            <th scope="col">{words.column}</th>
            <th scope="col" className={styles['words']}>
              {words.meaning}
            </th>
          </tr>
        </thead>
        <tbody>
          {columns
            .toSorted((one, other) => one.at - other.at)
            .map(({ at, name, meaning }) => (
              <tr key={at}>
                <td>{name}</td>
                <td className={styles['words']}>{meaningOf(meaning)}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <p className={styles['note']}>{unused.length === 0 ? words.noneUnused : words.unused(unused.join(', '))}</p>
      {otherSheets.length === 0 ? null : <p className={styles['note']}>{words.otherSheets(otherSheets.join(', '))}</p>}
      <p className={styles['note']}>
        {words.skipped(
          formatCount(skipped.titles),
          formatCount(skipped.remarks),
          formatCount(skipped.totals),
          formatCount(skipped.blank),
        )}
      </p>
    </Section>
  )
}
