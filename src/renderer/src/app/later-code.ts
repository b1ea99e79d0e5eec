/** Code that is asked for apart from the rest, once. */
export interface LaterCode<Code> {
  /** The code; null until it is there. */
  readonly there: () => Code | null
  /** The code when it is there; rejects where it cannot be read, and would again. */
  readonly asked: () => Promise<Code>
  /** Asks for the code; harmless when it is there or on its way. What cannot be read says so when it is shown. */
  readonly prepare: () => void
}

/** Code that `load` gives. */
export function laterCode<Code>(load: () => Promise<Code>): LaterCode<Code> {
  let there: Code | null = null
  let coming: Promise<Code> | null = null
  const asked = (): Promise<Code> => {
    coming ??= load().then((code) => {
      there = code
      return code
    })
    return coming
  }
  return { there: () => there, asked, prepare: () => void asked().catch(() => undefined) }
}
