import type { Day } from '../../../../../domain/day.ts'
import { transactions as words } from '../../../text/ko/transactions.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Select } from '../../../ui/Select.tsx'
import { type Choices, isUnfiltered, noChoices, paidByChoices, periodChoices, stateChoices } from '../filter.ts'
import { dropWord, readQuery } from '../read-query.ts'
import styles from './FilterBar.module.css'

/** What the list is narrowed by: choices, and the words of the box that were understood, each of which can be taken out. */
export function FilterBar({
  text,
  today,
  choices,
  onChoices,
  onText,
  onFetch,
}: {
  readonly text: string
  readonly today: Day
  readonly choices: Choices
  readonly onChoices: (choices: Choices) => void
  readonly onText: (text: string) => void
  readonly onFetch: () => void
}) {
  const query = readQuery(text, today)
  return (
    <div className={styles['bar']}>
      <Select
        isCompact
        label={words.period}
        choices={periodChoices}
        value={choices.period}
        onChange={(period) => onChoices({ ...choices, period })}
      />
      <Select
        isCompact
        label={words.state}
        choices={stateChoices}
        value={choices.state}
        onChange={(state) => onChoices({ ...choices, state })}
      />
      <Select
        isCompact
        label={words.method}
        choices={paidByChoices}
        value={choices.paidBy}
        onChange={(paidBy) => onChoices({ ...choices, paidBy })}
      />
      {query.words.length === 0 ? null : (
        <ul className={styles['chips']} aria-label={words.understood}>
          {query.words.map(({ word, means }) => (
            <li key={word} className={styles['chip']}>
              {means}
              <button
                type="button"
                className={styles['drop']}
                aria-label={words.dropWord(means)}
                onClick={() => onText(dropWord(text, word, today))}
              >
                <Icon name="close" size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {isUnfiltered(text, choices) ? null : (
        <Button
          variant="plain"
          size="small"
          onPress={() => {
            onChoices(noChoices)
            onText('')
          }}
        >
          {words.clearAll}
        </Button>
      )}
      <span className={styles['gap']} />
      <Button asks="import" size="small" onPress={onFetch}>
        {words.fetch}
      </Button>
    </div>
  )
}
