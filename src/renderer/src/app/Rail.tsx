import type { ScreenPath } from '../screen.ts'
import { ko } from '../text/ko.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './Rail.module.css'
import type { ScreenRow } from './screens.ts'

/** The screens, one under the other. */
export function Rail({
  screens,
  current,
  onOpen,
}: {
  readonly screens: readonly ScreenRow[]
  readonly current: ScreenPath
  readonly onOpen: (path: ScreenPath) => void
}) {
  return (
    <nav className={styles['rail']} aria-label={ko.app.rail}>
      {screens.map((screen) => (
        <button
          key={screen.path}
          type="button"
          className={styles['item']}
          aria-current={screen.path === current ? 'page' : undefined}
          aria-keyshortcuts={`Control+${screen.code.slice(-1)}`}
          onClick={() => onOpen(screen.path)}
        >
          <Icon name={screen.icon} size={20} />
          {screen.name}
        </button>
      ))}
    </nav>
  )
}
