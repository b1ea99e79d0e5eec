import { contextBridge, ipcRenderer } from 'electron'

/** All the page may do: ask main by the name of an operation, and hear its news. Nothing of Electron crosses. */
contextBridge.exposeInMainWorld(
  'backoffice',
  Object.freeze({
    call: (operation: string, input: unknown): Promise<unknown> =>
      ipcRenderer.invoke('backoffice:call', operation, input),
    on: (listener: (event: unknown) => void): (() => void) => {
      const hear = (_event: unknown, news: unknown): void => listener(news)
      ipcRenderer.on('backoffice:event', hear)
      return () => {
        ipcRenderer.removeListener('backoffice:event', hear)
      }
    },
  }),
)
