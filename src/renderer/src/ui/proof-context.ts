import { createContext } from 'react'

/** Is the PIN being asked for once more? Until it is entered nothing of what waits was sent, and no dialog may say so. */
export const ProofContext = createContext(false)
