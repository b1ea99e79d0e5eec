import { type BrowserWindow, dialog } from 'electron'

/** Asks for a yes. `agree` is the label of the button that means it; the other one is 취소 and the default. */
export type Confirm = (question: {
  readonly message: string
  readonly detail: string
  readonly agree: string
}) => Promise<boolean>

/** Native dialogs over our window, or free-standing while there is none. */
export interface NativeDialogs {
  /** One existing file; null when nothing was chosen. Extensions without a dot. */
  chooseOpenFile(title: string, extensions: readonly string[]): Promise<string | null>
  /** Where to save; the dialog itself asks before an existing file is replaced. Null when nothing was chosen. */
  chooseSaveFile(title: string, defaultName: string): Promise<string | null>
  confirm: Confirm
}

/** Makes the dialogs; `window` is asked each time. */
export function createDialogs(window: () => BrowserWindow | null): NativeDialogs {
  return {
    chooseOpenFile: async (title, extensions) => {
      const filters = [
        { name: title, extensions: [...extensions] },
        { name: '모든 파일', extensions: ['*'] },
      ]
      const options: Electron.OpenDialogOptions = { title, filters, properties: ['openFile'] }
      const parent = window()
      const chosen = await (parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options))
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
    },
    chooseSaveFile: async (title, defaultName) => {
      const options: Electron.SaveDialogOptions = {
        title,
        defaultPath: defaultName,
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      }
      const parent = window()
      const chosen = await (parent === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options))
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
    },
    confirm: async ({ message, detail, agree }) => {
      const options: Electron.MessageBoxOptions = {
        type: 'question',
        message,
        detail,
        buttons: [agree, '취소'],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      }
      const parent = window()
      const answer = await (parent === null ? dialog.showMessageBox(options) : dialog.showMessageBox(parent, options))
      return answer.response === 0
    },
  }
}
