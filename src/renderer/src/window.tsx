import './no-compiled-parsers.ts'
import './emptied-by-hand.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import 'pretendard/dist/web/variable/pretendardvariable.css'
import { type Backoffice, createApi, createOnEvent } from './api.ts'
import { App } from './app/App.tsx'

declare global {
  interface Window {
    readonly backoffice: Backoffice
  }
}

/** Puts the app in the place of what index.html shows. */
export function mount(): void {
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  createRoot(root).render(
    <StrictMode>
      <App api={createApi(window.backoffice)} onEvent={createOnEvent(window.backoffice)} />
    </StrictMode>,
  )
}
