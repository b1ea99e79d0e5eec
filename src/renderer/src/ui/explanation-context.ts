import { createContext } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import type { ExplanationDesk } from '../explanation-desk.ts'

/** Makes the memory of a place that explains a receipt; null where nothing can be asked. */
export const ExplanationContext = createContext<(() => StoreApi<ExplanationDesk>) | null>(null)
