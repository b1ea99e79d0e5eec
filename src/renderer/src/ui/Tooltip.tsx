import { type ComponentProps, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
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
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (!isOpen) return
    // An open word would keep Escape for itself; gone before the key arrives, it leaves it to the dialog or the panel.
    const giveWay = (event: KeyboardEvent) => {
      if (event.key === 'Escape') flushSync(() => setOpen(false))
    }
    window.addEventListener('keydown', giveWay, true)
    return () => window.removeEventListener('keydown', giveWay, true)
  }, [isOpen])
  return (
    <TooltipTrigger delay={400} closeDelay={80} isDisabled={text === null} isOpen={isOpen} onOpenChange={setOpen}>
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
