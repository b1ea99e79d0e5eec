import { epochOf } from '../../../domain/day.ts'
import { type AnyFailure, describeFailure } from '../text/failure-texts.ts'
import { formatClock } from '../text/format.ts'
import { pin as words } from '../text/ko/pin.ts'
import { Notice } from '../ui/Notice.tsx'
import { useDeskTime } from '../use-desk-time.ts'

/** What is left of the pause after too many wrong PINs, as `0:43`, going on each second; null when a PIN may be tried. */
export function usePinPause(failure: AnyFailure | null, ahead: number): string | null {
  const until = failure?.kind === 'pin-locked' ? epochOf(failure.until) : null
  const now = useDeskTime(ahead, until !== null)
  return until === null || until <= now ? null : formatClock(until - now)
}

/** Why a PIN opened nothing. The pause is told once; its seconds stand on the button. */
export function PinRefused({ failure, pause }: { readonly failure: AnyFailure | null; readonly pause: string | null }) {
  if (failure === null || failure.kind === 'pin-unfit') return null
  if (failure.kind === 'pin-locked')
    return pause === null ? null : <Notice kind="warn" title={words.locked} text={words.lockedRemedy} />
  const described = describeFailure(failure)
  return <Notice kind="bad" title={described.case} text={described.remedy} incident={described.incident} />
}
