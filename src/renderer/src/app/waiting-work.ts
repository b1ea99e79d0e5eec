/** Work in 환불 that waits for a person, as the line above every screen says it. */
export interface WaitingWork {
  /** What 환불 is asked to show. */
  readonly target: string
  readonly sentence: string
  /** The word on the button that leads there. */
  readonly act: string
}
