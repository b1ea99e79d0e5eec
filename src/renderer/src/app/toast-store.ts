import { createStore } from 'zustand/vanilla'
import type { Toast } from '../screen.ts'
import type { ToastItem } from '../ui/ToastRegion.tsx'

/** Short words in the corner, oldest first. */
export interface Toasts {
  readonly toasts: readonly ToastItem[]
  readonly say: (toast: Toast) => void
  readonly dismiss: (id: number) => void
}

const most = 4
/** A warning stays longer: it is read while the hands are elsewhere. */
const staysMs = { info: 6_000, good: 6_000, warn: 12_000, bad: 12_000 } as const

/** Words that leave by themselves; `later` runs a work after some milliseconds. */
export const createToasts = (later: (work: () => void, ms: number) => unknown) =>
  createStore<Toasts>()((set, get) => {
    let count = 0
    return {
      toasts: [],
      say(toast) {
        count += 1
        const id = count
        set({ toasts: [...get().toasts, { ...toast, id }].slice(-most) })
        later(() => get().dismiss(id), staysMs[toast.kind])
      },
      dismiss: (id) => set({ toasts: get().toasts.filter((toast) => toast.id !== id) }),
    }
  })
