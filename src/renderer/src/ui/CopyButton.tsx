import { useState } from 'react'
import { ui } from '../text/ko/ui.ts'
import { IconButton } from './IconButton.tsx'

/** Puts a text into the clipboard and says so in its own name until the focus leaves. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [copied, setCopied] = useState(false)
  return (
    <span onBlur={() => setCopied(false)}>
      <IconButton
        icon={copied ? 'check' : 'copy'}
        label={copied ? `${label} ${ui.copied}` : `${label} ${ui.copy}`}
        onPress={() => setCopied(copyText(text))}
      />
      <span className="spoken-only" role="status">
        {copied ? `${label} ${ui.copied}` : ''}
      </span>
    </span>
  )
}

/** True when the text is in the clipboard. The asynchronous clipboard needs a permission that the shell denies; a copy event does not. */
function copyText(text: string): boolean {
  let copied = false
  const fill = (event: ClipboardEvent) => {
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
    copied = true
  }
  document.addEventListener('copy', fill, { once: true })
  document.execCommand('copy')
  document.removeEventListener('copy', fill)
  return copied
}
