import { causeSums as words } from '../../../text/ko/reconciliation.ts'
import { MoneyText } from '../../../ui/MoneyText.tsx'
import { Difference, differenceOf } from '../columns.tsx'
import type { Finding } from '../findings-desk.ts'
import styles from './Sides.module.css'

/** What each side of a finding comes to and by how much Hometax is over or under, in one line. */
export const Sides = ({ finding }: { readonly finding: Finding }) => (
  <dl className={styles['sides']}>
    {(['due', 'known', 'hometax'] as const).map((side) => (
      <div key={side}>
        <dt className={styles['name']}>{words[side]}</dt>
        <dd>
          <MoneyText won={finding[side]} tone={finding[side] === 0 ? 'quiet' : 'plain'} />
        </dd>
      </div>
    ))}
    <div>
      <dt className={styles['name']}>{words.differs}</dt>
      <dd>
        <Difference won={differenceOf(finding)} />
      </dd>
    </div>
  </dl>
)
