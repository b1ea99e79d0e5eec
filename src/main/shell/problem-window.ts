import { dialog, shell } from 'electron'
import { sayOnStderr } from './hardening.ts'
import { problemText, type StartProblem } from './problem-text.ts'

/** What the person chose to do about it. */
export type ProblemChoice = 'try-again' | 'quit'

const buttons = ['다시 시도', '폴더 열기', '끝내기'] as const

/**
 * Says why a book does not open, on stderr and in a native box (there may be no window yet), until the person tries again
 * or quits; opening the book's folder leaves the box up. Closing the box is quitting.
 */
export async function showProblem(problem: StartProblem, folder: string): Promise<ProblemChoice> {
  const { message, detail } = problemText(problem)
  sayOnStderr(`${message} ${detail}`)
  for (;;) {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: '영수데스크',
      message,
      detail,
      buttons: [...buttons],
      defaultId: 0,
      cancelId: 2,
      noLink: true,
    })
    if (response === 0) return 'try-again'
    if (response !== 1) return 'quit'
    await shell.openPath(folder)
  }
}
