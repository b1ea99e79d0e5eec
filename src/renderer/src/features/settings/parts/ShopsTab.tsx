import { environmentNames } from '../../../../../domain/shop.ts'
import { useState } from 'react'
import { gatewayNames } from '../../../../../domain/gateway.ts'
import type { Api } from '../../../api.ts'
import type { ScreenProps, ShopEntry, SignedIn } from '../../../screen.ts'
import { certificate as certificateWords } from '../../../text/ko/certificate.ts'
import { settings as words } from '../../../text/ko/settings.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ShopDot } from '../../../ui/ShopBand.tsx'
import type { SettingsDesk } from '../store.ts'
import { AddShopDialog } from './AddShopDialog.tsx'
import { ShopSettings } from './ShopSettings.tsx'
import styles from './ShopsTab.module.css'

interface ShopsTabOptions {
  readonly api: Pick<Api, 'shops' | 'desk'>
  readonly desk: SettingsDesk
  readonly status: SignedIn
  readonly shops: readonly ShopEntry[]
  readonly say: ScreenProps['say']
  readonly isOpening: boolean
  readonly onOpenWork: () => void
}

/** The shops of the open book, one of them in sight. */
export function ShopsTab({ api, desk, status, shops, say, isOpening, onOpenWork }: ShopsTabOptions) {
  const [adding, setAdding] = useState(false)
  const entry = shops.find((one) => one.shop.id === desk.selectedId) ?? shops[0] ?? null
  const isPractice = status.book === 'practice'
  return (
    <div className={styles['shops']}>
      <nav className={styles['side']} aria-label={words.shops}>
        <ul className={styles['list']}>
          {shops.map(({ shop, credentials }) => (
            <li key={shop.id}>
              <button
                type="button"
                className={styles['item']}
                aria-current={shop.id === entry?.shop.id ? 'true' : undefined}
                onClick={() => desk.select(shop.id)}
              >
                <span className={styles['name']}>
                  <ShopDot colour={shop.colour} /> {shop.name}
                </span>
                <span className={styles['quiet']}>
                  {gatewayNames[shop.gateway]} · {environmentNames[shop.environment]}
                </span>
                <Attention credentials={credentials} />
              </button>
            </li>
          ))}
        </ul>
        {isPractice ? (
          <div className={styles['practice']}>
            <p className={styles['quiet']}>{words.practiceShops}</p>
            <Button size="small" onPress={onOpenWork} isDisabled={isOpening}>
              {isOpening ? words.opening : words.openWork}
            </Button>
          </div>
        ) : (
          <div className={styles['practice']}>
            <Button asks="manage" onPress={() => setAdding(true)}>
              {words.addShop}
            </Button>
          </div>
        )}
      </nav>
      {entry === null ? (
        <EmptyState
          sentence={words.noShops}
          action={
            isPractice ? null : (
              <Button asks="manage" variant="primary" onPress={() => setAdding(true)}>
                {words.addShop}
              </Button>
            )
          }
        />
      ) : (
        <ShopSettings key={entry.shop.id} entry={entry} desk={desk} today={status.today} say={say} />
      )}
      {adding ? (
        <AddShopDialog
          api={api}
          onClose={() => setAdding(false)}
          onAdded={(shop) => {
            setAdding(false)
            desk.select(shop.id)
            say({ kind: 'good', text: words.added(shop.name) })
          }}
        />
      ) : null}
    </div>
  )
}

/** What of a shop's credentials wants to be seen to, under its name in the list; nothing when all is well. */
function Attention({ credentials }: Pick<ShopEntry, 'credentials'>) {
  const word = attentionOf(credentials)
  return word === null ? null : <span className={styles['warn']}>{word}</span>
}

function attentionOf(credentials: ShopEntry['credentials']): string | null {
  if (!credentials.stored) return words.notStored
  const { certificate } = credentials
  if (certificate?.phase === 'ending') return certificateWords.inList.ending(certificate.daysLeft)
  return certificate?.phase === 'ended' ? certificateWords.inList.ended : null
}
