import { gatewayNames } from '../../../../../domain/gateway.ts'
import type { ShopEntry } from '../../../screen.ts'
import { app } from '../../../text/ko/app.ts'
import { confirmations as words } from '../../../text/ko/confirmations.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { FailureNotice } from '../../../ui/FailureNotice.tsx'
import type { ConfirmationsDesk } from '../store.ts'
import styles from './EmptyPrepared.module.css'

interface EmptyPreparedOptions {
  readonly desk: ConfirmationsDesk
  readonly shop: ShopEntry['shop']
  /** Why the shop's gateway leaves nothing to confirm; null when it does. */
  readonly because: string | null
  readonly onImports: () => void
}

/** What stands where rows would: how prepared payments come in, why there can be none, or why nothing could be read. */
export function EmptyPrepared({ desk, shop, because, onImports }: EmptyPreparedOptions) {
  if (desk.failure !== null)
    return (
      <div className={styles['failed']}>
        <FailureNotice
          failure={desk.failure}
          action={<Button onPress={() => void desk.refresh()}>{app.retry}</Button>}
        />
      </div>
    )
  if (desk.rows === null) return null
  if (because !== null)
    return (
      <EmptyState sentence={<Two first={words.notOffered(gatewayNames[shop.gateway], shop.name)} then={because} />} />
    )
  return (
    <EmptyState
      sentence={<Two first={words.empty} then={words.emptyHow} />}
      action={<Button onPress={onImports}>{words.toImports}</Button>}
    />
  )
}

const Two = ({ first, then }: { readonly first: string; readonly then: string }) => (
  <>
    {first}
    <span className={styles['how']}>{then}</span>
  </>
)
