import './emptied-by-hand.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import 'pretendard/dist/web/variable/pretendardvariable.css'
import { type Backoffice, createApi } from './api.ts'
import { App } from './app/App.tsx'
import { createProof } from './app/proof.ts'

declare global {
  interface Window {
    readonly backoffice: Backoffice
  }
}

/** Puts the app in the place of what index.html shows. */
export function mount(): void {
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  const { call, proof } = createProof(window.backoffice.call)
  createRoot(root).render(
    <StrictMode>
      <App api={createApi({ call })} onEvent={window.backoffice.on} proof={proof} />
    </StrictMode>,
  )
}
