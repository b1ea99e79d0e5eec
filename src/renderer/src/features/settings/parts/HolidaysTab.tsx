import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Day } from '../../../../../domain/day.ts'
import type { Api } from '../../../api.ts'
import type { ScreenProps } from '../../../screen.ts'
import { formatDay, formatMoment } from '../../../text/format.ts'
import { holidays as words } from '../../../text/ko/settings.ts'
import { Button } from '../../../ui/Button.tsx'
import { DayField } from '../../../ui/DayField.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { createHolidayDesk, type HolidayDesk, type ListedHoliday } from '../holidays-store.ts'
import styles from './HolidaysTab.module.css'

interface HolidaysTabOptions {
  readonly api: Pick<Api, 'holidays'>
  readonly today: Day
  readonly say: ScreenProps['say']
}

/** The public holidays by which business days are counted, year by year; a day can be added, or taken off the list and put back. */
export function HolidaysTab({ api, today, say }: HolidaysTabOptions) {
  const [store] = useState(() => createHolidayDesk(api))
  const desk = useStore(store)
  const [year, setYear] = useState(today.slice(0, 4))
  useEffect(() => void store.getState().refresh(), [store])
  const { list } = desk
  if (list.at === 'failed') return <FailureNotice failure={list.failure} />
  const all = list.at === 'ready' ? list.value : []
  const years = [...new Set([...all.map(({ day }) => day.slice(0, 4)), year])].sort()
  const shown = all.filter(({ day }) => day.startsWith(year))
  const change = async (of: ListedHoliday) => {
    const { day, name, isHoliday } = of
    if (await desk.change({ day, name, isHoliday: !isHoliday })) say({ kind: 'good', text: words.changed })
  }
  return (
    <div className={styles['tab']}>
      <section className={styles['section']} aria-label={words.title}>
        <h2 className={styles['title']}>{words.title}</h2>
        <p className={styles['quiet']}>{words.sentence}</p>
        <div className={styles['year']}>
          <Select
            isCompact
            label={words.year}
            value={year}
            onChange={setYear}
            choices={years.map((id) => ({ id, name: id }))}
          />
        </div>
        {shown.length === 0 ? (
          <p className={styles['quiet']}>{words.none(year)}</p>
        ) : (
          <table className={styles['table']} aria-label={words.list(year)}>
            <thead>
              <tr>
                <th scope="col">{words.columns.day}</th>
                <th scope="col">{words.columns.name}</th>
                <th scope="col">{words.columns.origin}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <tr key={one.day}>
                  <td>{formatDay(one.day)}</td>
                  <td className={one.isHoliday ? undefined : styles['removed']}>{one.name}</td>
                  <td className={styles['quiet']}>{originOf(one)}</td>
                  <td>
                    <Button
                      asks="manage"
                      size="small"
                      variant="plain"
                      label={`${one.name} ${one.isHoliday ? words.remove : words.restore}`}
                      isDisabled={desk.isActing}
                      onPress={() => void change(one)}
                    >
                      {one.isHoliday ? words.remove : words.restore}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <AddHoliday desk={desk} onAdded={(day) => setYear(day.slice(0, 4))} say={say} />
    </div>
  )
}

const originOf = ({ isHoliday, change }: ListedHoliday): string => {
  if (change === null) return words.shipped
  const by = words.by(change.operatorName, formatMoment(change.at))
  return isHoliday ? by : `${words.removed} · ${by}`
}

function AddHoliday({
  desk,
  onAdded,
  say,
}: {
  readonly desk: HolidayDesk
  readonly onAdded: (day: Day) => void
  readonly say: ScreenProps['say']
}) {
  const [day, setDay] = useState<Day | null>(null)
  const [name, setName] = useState('')
  const missing = day === null ? words.needDay : name.trim() === '' ? words.needName : null
  const add = async () => {
    if (day === null || missing !== null) return
    if (!(await desk.change({ day, name: name.trim(), isHoliday: true }))) return
    onAdded(day)
    setDay(null)
    setName('')
    say({ kind: 'good', text: words.added })
  }
  return (
    <section className={styles['section']} aria-label={words.add}>
      <h2 className={styles['title']}>{words.add}</h2>
      <div className={styles['form']}>
        <DayField label={words.day} value={day} onChange={setDay} />
        <TextField
          label={words.name}
          value={name}
          onChange={setName}
          description={words.nameHint}
          maxLength={60}
          isDisabled={desk.isActing}
        />
      </div>
      {desk.refusal === null ? null : <FailureNotice failure={desk.refusal} />}
      <div>
        <Button
          asks="manage"
          isDisabled={desk.isActing || missing !== null}
          because={missing}
          onPress={() => void add()}
        >
          {desk.isActing ? words.adding : words.add}
        </Button>
      </div>
    </section>
  )
}
