import type { ComponentProps } from 'react'
import { Focusable, OverlayArrow, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import styles from './Tooltip.module.css'
import { classes } from './class-names.ts'

/** A short word on hover and focus for what stands inside it, which must take focus; none while it is null. It never carries what is said nowhere else. */
export function Tooltip({
  text,
  children,
}: {
  readonly text: string | null
  readonly children: ComponentProps<typeof Focusable>['children']
}) {
  return (
    <TooltipTrigger delay={400} closeDelay={80} isDisabled={text === null}>
      <Focusable>{children}</Focusable>
      <AriaTooltip className={classes(styles['tip'])} offset={6}>
        <OverlayArrow>
          <span />
        </OverlayArrow>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
