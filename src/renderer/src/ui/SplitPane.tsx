import { type ReactNode, useState } from 'react'
import { ui } from '../text/ko/ui.ts'
import { classes } from './class-names.ts'
import styles from './SplitPane.module.css'

/** Narrowest and widest side in px. */
const range = { least: 360, most: 640 }

const within = (width: number) => Math.min(range.most, Math.max(range.least, width))

/** A main part and a side on the right that can be made wider, by pointer or arrow keys. On a narrow page the side lies over the main part. */
export function SplitPane({ main, side }: { readonly main: ReactNode; readonly side: ReactNode | null }) {
  const [width, setWidth] = useState(440)
  return (
    <div className={styles['split']}>
      <div className={classes(styles['main'], side !== null && styles['beside'])}>{main}</div>
      {side === null ? null : (
        <>
          <div
            className={styles['handle']}
            role="separator"
            tabIndex={0}
            aria-orientation="vertical"
            aria-label={ui.resize}
            aria-valuenow={width}
            aria-valuemin={range.least}
            aria-valuemax={range.most}
            onKeyDown={(event) => {
              if (event.nativeEvent.code === 'ArrowLeft') setWidth(within(width + 16))
              if (event.nativeEvent.code === 'ArrowRight') setWidth(within(width - 16))
            }}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={(event) => {
              if (event.currentTarget.hasPointerCapture(event.pointerId))
                setWidth(within(document.documentElement.clientWidth - event.clientX))
            }}
          />
          <div className={styles['side']} style={{ flexBasis: `${width}px` }}>
            {side}
          </div>
        </>
      )}
    </div>
  )
}
