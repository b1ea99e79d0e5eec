import type { ChosenFile, Ports } from './ports.ts'

/** A chosen file as the page may know it: the token stands for its path, which never leaves main. */
interface ShownFile {
  readonly token: string
  readonly name: string
  readonly bytes: number
}

/** Files the operator chose and nobody has read yet. */
export interface ChosenFiles {
  /** Asks for one; null when none was chosen. The lane that will read it begins meanwhile. */
  ask(title: string, extensions: readonly string[]): Promise<ShownFile | null>
  /** The file behind a token; undefined when it was never chosen, or was read already. */
  of(token: string): ChosenFile | undefined
  /** Forgets a file that is being read now. */
  forget(token: string): void
}

/** Keeps what is chosen in the dialogs of one desk. */
export function createChosenFiles(ports: Pick<Ports, 'dialogs' | 'fileOf' | 'files' | 'ids'>): ChosenFiles {
  const chosen = new Map<string, ChosenFile>()
  return {
    async ask(title, extensions) {
      ports.files.prepare()
      const path = await ports.dialogs.chooseOpenFile(title, extensions)
      const file = path === null ? null : await ports.fileOf(path)
      if (file === null) return null
      const token = ports.ids.next()
      chosen.set(token, file)
      return { token, name: file.name, bytes: file.bytes }
    },
    of: (token) => chosen.get(token),
    forget: (token) => void chosen.delete(token),
  }
}
