import { Menu, type MenuItemConstructorOptions } from 'electron'
import { flavour } from './flavour.ts'

/** The menu: editing and zoom with their keys, nothing that reloads, navigates or opens a window. Hidden until Alt is pressed. */
export function setMenu(): void {
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: '실행 취소' },
    { role: 'redo', label: '다시 실행' },
    { type: 'separator' },
    { role: 'cut', label: '잘라내기' },
    { role: 'copy', label: '복사' },
    { role: 'paste', label: '붙여넣기' },
    { role: 'selectAll', label: '모두 선택' },
  ]
  const view: MenuItemConstructorOptions[] = [
    { role: 'zoomIn', label: '확대', accelerator: 'CommandOrControl+=' },
    { role: 'zoomOut', label: '축소' },
    { role: 'resetZoom', label: '실제 크기' },
    { role: 'togglefullscreen', label: '전체 화면' },
  ]
  const inspector: MenuItemConstructorOptions[] =
    flavour === 'dev' ? [{ role: 'toggleDevTools', label: '개발자 도구' }] : []
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: '파일', submenu: [{ role: 'quit', label: '끝내기' }] },
      { label: '편집', submenu: edit },
      { label: '보기', submenu: [...view, ...inspector] },
    ]),
  )
}
