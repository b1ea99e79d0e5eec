import { ko } from '../text/ko.ts'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './KeySheet.module.css'
import { screens } from './screens.ts'

const words = ko.keySheet

const screensByKey = screens.toSorted((a, b) => a.code.localeCompare(b.code))

/** Keys and what they do, by place. */
const groups = [
  {
    name: words.everywhere,
    keys: [
      { keys: ['/', 'Ctrl K', '⌘ K'], does: words.search },
      ...screensByKey.map((screen) => ({ keys: [`Ctrl ${screen.code.slice(-1)}`], does: words.screen(screen.name) })),
      { keys: ['Ctrl L', '⌘ L'], does: words.lock },
      { keys: ['?'], does: words.sheet },
    ],
  },
  {
    name: words.list,
    keys: [
      { keys: ['↑', '↓'], does: words.walk },
      { keys: ['PageUp', 'PageDown'], does: words.pages },
      { keys: ['Home', 'End'], does: words.ends },
      { keys: ['Enter'], does: words.open },
      { keys: [words.space], does: words.pick },
    ],
  },
  {
    name: words.payment,
    keys: [
      { keys: ['R'], does: words.refund },
      { keys: ['L'], does: words.lookUp },
      { keys: ['T'], does: words.table },
      { keys: ['Ctrl Enter', '⌘ Enter'], does: words.confirm },
      { keys: ['Esc'], does: words.close },
    ],
  },
  {
    name: words.difference,
    keys: [
      { keys: ['A'], does: words.accept },
      { keys: ['W'], does: words.wait },
      { keys: ['L'], does: words.link },
      { keys: ['U'], does: words.reopen },
      { keys: ['O'], does: words.openPayment },
    ],
  },
]

/** The sheet of keys. */
export function KeySheet({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return (
    <Dialog title={words.title} isOpen={isOpen} onClose={onClose} width="wide" isRead>
      <div className={styles['sheet']}>
        {groups.map((group) => (
          <section key={group.name} className={styles['group']}>
            <h3 className={styles['name']}>{group.name}</h3>
            <dl className={styles['keys']}>
              {group.keys.map((line) => (
                <div key={line.does} className={styles['line']}>
                  <dt>{line.does}</dt>
                  <dd className={styles['caps']}>
                    {line.keys.map((key) => (
                      <kbd key={key} className={styles['cap']}>
                        {key}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
