import { useState } from 'react'
import type { Day } from '../../../../../domain/day.ts'
import { isBoardDay } from '../../../../../domain/receipt/known-on.ts'
import { board as words } from '../../../text/ko/duty.ts'
import { Button } from '../../../ui/Button.tsx'
import { DayField } from '../../../ui/DayField.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Select } from '../../../ui/Select.tsx'
import styles from './BoardBar.module.css'

/** What of the board is in sight: what is due, or what was closed. */
export type BoardView = keyof typeof words.views

interface BoardBarOptions {
  readonly today: Day
  /** The day the board is of; null: today. */
  readonly on: Day | null
  readonly view: BoardView
  readonly onView: (view: BoardView) => void
  readonly onDay: (day: Day | null) => void
}

const views = (['due', 'closed'] as const).map((id) => ({ id, name: words.views[id] }))

/** What the board shows and as of which day; a band says so while it is another day than today. */
export function BoardBar({ today, on, view, onView, onDay }: BoardBarOptions) {
  const [typed, setTyped] = useState<Day | null>(on ?? today)
  const shown = on ?? today
  return (
    <>
      <div className={styles['bar']} role="group" aria-label={words.bar}>
        <Select isCompact label={words.view} value={view} onChange={onView} choices={views} />
        <span className={styles['gap']} />
        <div className={styles['day']}>
          <DayField label={words.day} value={typed} onChange={setTyped} />
        </div>
        <Button
          isDisabled={typed === null || typed === shown || !isBoardDay(typed)}
          onPress={() => onDay(typed === today ? null : typed)}
        >
          {words.look}
        </Button>
      </div>
      {on === null ? null : (
        <div className={styles['band']}>
          <Notice
            kind="info"
            title={(on < today ? words.past : words.future)(on)}
            text={on < today ? words.pastSentence : words.futureSentence}
            action={
              <Button
                onPress={() => {
                  setTyped(today)
                  onDay(null)
                }}
              >
                {words.today}
              </Button>
            }
          />
        </div>
      )}
    </>
  )
}
