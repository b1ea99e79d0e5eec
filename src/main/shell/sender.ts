import { appOrigin } from './app-scheme.ts'

/** The part of a frame that tells who it is. */
export interface Frame {
  readonly origin: string
  readonly top: Frame | null
  readonly detached?: boolean
}

/**
 * Is this the main frame of our own window, at our own origin? `frame` is null once its page is gone, `senderId` is the
 * page's number, `windowId` our window's or null while there is none.
 */
export function isOurPage(frame: Frame | null, senderId: number, windowId: number | null): boolean {
  if (frame === null || windowId === null || senderId !== windowId) return false
  return frame.detached !== true && frame.top === frame && frame.origin === appOrigin
}
