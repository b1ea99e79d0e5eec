import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Call } from '../../../contract/client.ts'

/** Whether the PIN of the person at the desk is asked for once more. */
export interface Proof {
  readonly isAsked: boolean
  /** Ends the asking: what waited is sent again when the PIN was right, and given back as refused when it was not entered. */
  readonly end: (isProven: boolean) => void
}

const isProofNeeded = (answer: unknown): boolean => {
  const failure = fieldOf(answer, 'ok') === false ? fieldOf(answer, 'failure') : null
  return fieldOf(failure, 'kind') === 'proof-needed'
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

/**
 * Stands before the bridge: a call that main refused until the PIN is entered once more waits for it, and is then sent again, once.
 * Calls that meet at it wait for the same PIN.
 */
export function createProof(call: Call): { readonly call: Call; readonly proof: StoreApi<Proof> } {
  let waiting: ((isProven: boolean) => void)[] = []
  let proven = 0
  const proof = createStore<Proof>()((set) => ({
    isAsked: false,
    end(isProven) {
      if (isProven) proven += 1
      const ended = waiting
      waiting = []
      set({ isAsked: false })
      for (const done of ended) done(isProven)
    },
  }))
  const ask = (): Promise<boolean> =>
    new Promise((done) => {
      waiting.push(done)
      proof.setState({ isAsked: true })
    })
  return {
    proof,
    async call(operation, input) {
      const before = proven
      const answer = await call(operation, input)
      if (!isProofNeeded(answer)) return answer
      // Refused on its way while another's PIN was being judged: that PIN answers for this call, too.
      return before !== proven || (await ask()) ? call(operation, input) : answer
    },
  }
}
