import { links as words } from '../../../text/ko/links.ts'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import styles from './LinkAddress.module.css'

/** The address of a link, whole, with the button that copies it. */
export function LinkAddress({ url }: { readonly url: string }) {
  return (
    <div className={styles['address']} role="group" aria-label={words.address}>
      <code className={styles['url']}>{url}</code>
      <CopyButton text={url} label={words.address} />
    </div>
  )
}
