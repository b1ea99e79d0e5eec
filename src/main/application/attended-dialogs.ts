import type { BookName } from '../../domain/shop.ts'
import type { Ports, Session } from './ports.ts'

/**
 * File dialogs for whoever asked: what is chosen after they left the desk counts as nothing chosen. The system's dialog stays open over a
 * locked desk, and whoever answers it then is not the person in whose name the file would be read, written or signed.
 */
export function attendedDialogs(
  dialogs: Ports['dialogs'],
  session: Pick<Session, 'caller' | 'signedIn'>,
  front: () => BookName | null,
): Ports['dialogs'] {
  const attended = async (choose: () => Promise<string | null>): Promise<string | null> => {
    const book = front()
    const asker = session.caller().id
    const chosen = await choose()
    return book !== null && session.signedIn(book)?.id === asker ? chosen : null
  }
  return {
    chooseOpenFile: (title, extensions) => attended(() => dialogs.chooseOpenFile(title, extensions)),
    chooseSaveFile: (title, defaultName) => attended(() => dialogs.chooseSaveFile(title, defaultName)),
  }
}
