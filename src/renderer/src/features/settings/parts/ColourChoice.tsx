import { type ShopColour, shopColours } from '../../../../../domain/shop.ts'
import { settings as words } from '../../../text/ko/settings.ts'
import { classes } from '../../../ui/class-names.ts'
import fieldStyles from '../../../ui/Field.module.css'
import { ShopDot } from '../../../ui/ShopBand.tsx'
import styles from './ColourChoice.module.css'

/** The colour of a shop's band, each with its name. */
export function ColourChoice({
  value,
  onChange,
}: {
  readonly value: ShopColour
  readonly onChange: (colour: ShopColour) => void
}) {
  return (
    <fieldset className={styles['colours']}>
      <legend className={fieldStyles['label']}>{words.colour}</legend>
      <div className={styles['choices']}>
        {shopColours.map((colour) => (
          <label key={colour} className={classes(styles['choice'], colour === value && styles['chosen'])}>
            <input
              type="radio"
              className="spoken-only"
              name="shop-colour"
              checked={colour === value}
              onChange={() => onChange(colour)}
            />
            <ShopDot colour={colour} />
            {words.colours[colour]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
