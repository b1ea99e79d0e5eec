import { Icon, type IconName } from './Icon.tsx'
import styles from './IconButton.module.css'
import { Tooltip } from './Tooltip.tsx'

/** A button that is a drawing; its name is spoken and shown on hover. */
export function IconButton({
  icon,
  label,
  onPress,
}: {
  readonly icon: IconName
  readonly label: string
  readonly onPress: () => void
}) {
  return (
    <Tooltip text={label}>
      <button type="button" className={styles['button']} aria-label={label} onClick={onPress}>
        <Icon name={icon} />
      </button>
    </Tooltip>
  )
}
