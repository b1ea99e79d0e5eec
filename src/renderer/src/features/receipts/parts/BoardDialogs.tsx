import { useState } from 'react'
import { useStore } from 'zustand'
import { dayOf } from '../../../../../domain/day.ts'
import { noteWords } from '../../../../../domain/receipt/duty-note-words.ts'
import type { Api } from '../../../api.ts'
import { createDutyDesk, type DutyNote } from '../../../duty-desk.ts'
import type { ScreenProps, ShopEntry } from '../../../screen.ts'
import { duty as words } from '../../../text/ko/duty.ts'
import type { DutyMatter } from '../../../ui/DutyActs.tsx'
import { DutyDialog } from '../../../ui/DutyDialog.tsx'
import { TakeBackDialog } from '../../../ui/TakeBackDialog.tsx'
import type { DueRow } from '../store.ts'

/** What is to be written of a row's duty, or the note to be taken back. */
export type BoardAsk =
  | { readonly row: DueRow; readonly matter: DutyMatter }
  | { readonly row: DueRow; readonly note: DutyNote }

/** What can be noted of a row: the goods where they decide (R04), the supply of a travel agency (R07), and that it is closed. */
export function mattersOf({ verdict }: DueRow): readonly DutyMatter[] {
  const isDue = verdict.state === 'due'
  return [
    ...(isDue && verdict.duty === 'check' ? (['goods'] as const) : []),
    ...(isDue && verdict.rules.some(({ id }) => id === 'R07') ? (['supply'] as const) : []),
    'close',
  ]
}

interface BoardDialogsOptions {
  readonly api: Pick<Api, 'receipts'>
  readonly ask: BoardAsk
  readonly shop: ShopEntry['shop']
  readonly say: ScreenProps['say']
  readonly onClose: () => void
}

/** The window in which something is noted of a row's duty, or taken back. */
export function BoardDialogs({ api, ask, shop, say, onClose }: BoardDialogsOptions) {
  const [store] = useState(() => createDutyDesk(api))
  const desk = useStore(store)
  const { row, verdict } = ask.row
  const common = { orderNumber: row.orderNumber, shop, isSending: desk.isSending, refusal: desk.refusal, onClose }
  const end = (isDone: boolean, said: string) => {
    if (!isDone) return
    say({ kind: 'good', text: said })
    onClose()
  }
  if ('note' in ask)
    return (
      <TakeBackDialog
        {...common}
        isClosing
        said={noteWords(ask.note)}
        onTakeBack={(note) => void desk.takeBack(ask.note.id, note).then((isDone) => end(isDone, words.takenBack))}
      />
    )
  return (
    <DutyDialog
      {...common}
      matter={ask.matter}
      won={verdict.amount}
      paidOn={dayOf(row.paidAt)}
      onWrite={(written) => {
        void desk
          .note({ transactionId: row.id, amount: verdict.amount, ...written })
          .then((isDone) => end(isDone, words.saved[ask.matter]))
      }}
    />
  )
}
