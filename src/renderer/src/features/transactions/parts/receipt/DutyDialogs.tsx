import { useState } from 'react'
import { useStore } from 'zustand'
import { dayOf } from '../../../../../../domain/day.ts'
import { isClosing } from '../../../../../../domain/receipt/duty-note.ts'
import { noteWords } from '../../../../../../domain/receipt/duty-note-words.ts'
import type { Api } from '../../../../api.ts'
import { createDutyDesk, type DutyNote } from '../../../../duty-desk.ts'
import type { ScreenProps, ShopEntry } from '../../../../screen.ts'
import { duty as words } from '../../../../text/ko/duty.ts'
import type { DutyMatter } from '../../../../ui/DutyActs.tsx'
import { DutyDialog } from '../../../../ui/DutyDialog.tsx'
import { TakeBackDialog } from '../../../../ui/TakeBackDialog.tsx'
import type { TransactionDetail } from '../../store.ts'

interface DutyDialogsOptions {
  readonly api: Pick<Api, 'receipts'>
  readonly detail: TransactionDetail
  /** What is to be written, or the note to be taken back. */
  readonly of: { readonly matter: DutyMatter } | { readonly note: DutyNote }
  readonly shop: ShopEntry['shop'] | null
  readonly say: ScreenProps['say']
  readonly onClose: () => void
}

/** The window in which something is noted of a payment's duty, or taken back. */
export function DutyDialogs({ api, detail, of, shop, say, onClose }: DutyDialogsOptions) {
  const [store] = useState(() => createDutyDesk(api))
  const desk = useStore(store)
  const { row, verdict } = detail
  const common = { orderNumber: row.orderNumber, shop, isSending: desk.isSending, refusal: desk.refusal, onClose }
  const end = (isDone: boolean, said: string) => {
    if (!isDone) return
    say({ kind: 'good', text: said })
    onClose()
  }
  if ('note' in of) {
    const takeBack = async (note: string) => end(await desk.takeBack(of.note.id, note), words.takenBack)
    return (
      <TakeBackDialog
        {...common}
        isClosing={isClosing(of.note)}
        said={noteWords(of.note)}
        onTakeBack={(note) => void takeBack(note)}
      />
    )
  }
  return (
    <DutyDialog
      {...common}
      matter={of.matter}
      won={verdict.amount}
      paidOn={dayOf(row.paidAt)}
      onWrite={(written) => {
        void desk
          .note({ transactionId: row.id, amount: verdict.amount, ...written })
          .then((isDone) => end(isDone, words.saved[of.matter]))
      }}
    />
  )
}
