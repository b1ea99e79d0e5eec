import { createContext } from 'react'

/** Is the practice book open? Dialogs carry the band too, so that a picture of one cannot be taken for real. */
export const PracticeContext = createContext(false)
