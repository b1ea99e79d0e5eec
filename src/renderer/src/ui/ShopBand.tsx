import type { ShopColour } from '../../../domain/shop.ts'
import { classes } from './class-names.ts'
import styles from './ShopBand.module.css'

/** The thin line in the shop's colour; null, all shops, is a neutral line. Its shop is named beside it, never by colour alone. */
export function ShopBand({ colour }: { readonly colour: ShopColour | null }) {
  return (
    <div className={classes(styles['band'], colour === null ? styles['all'] : styles[colour])} aria-hidden="true" />
  )
}

/** A dot in the shop's colour before its name. */
export function ShopDot({ colour }: { readonly colour: ShopColour }) {
  return <span className={classes(styles['dot'], styles[colour])} aria-hidden="true" />
}
