import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { freshHome, launch } from './fixtures.ts'
import { call } from './in-page.ts'

test('a second start while the app ends, its window closed, disturbs nothing', async () => {
  const desk = await launch()
  try {
    const ended = new Promise<number | null>((resolve) => desk.app.process().once('exit', resolve))
    await desk.app.evaluate(({ app, BrowserWindow }) => {
      setImmediate(() => {
        BrowserWindow.getAllWindows()[0]?.destroy()
        app.emit('second-instance')
      })
    })
    expect(await ended).toBe(0)
  } finally {
    await desk.close()
  }
})

const endings = { 'its window is closed': 'close', 'it is told to quit': 'quit' } as const

for (const [how, way] of Object.entries(endings)) {
  test(`the book is closed whole when ${how}`, async () => {
    const home = freshHome()
    const desk = await launch({ home })
    try {
      await expect.poll(async () => JSON.stringify(await call(desk.page, 'desk.status'))).toContain('"preparing":false')
      const ended = new Promise<number | null>((resolve) => desk.app.process().once('exit', resolve))
      await desk.app.evaluate(({ app, BrowserWindow }, by) => {
        // In a turn of its own: the driver still waits for this one's answer.
        setImmediate(() => (by === 'quit' ? app.quit() : BrowserWindow.getAllWindows()[0]?.close()))
      }, way)
      expect(await ended).toBe(0)
      const files = readdirSync(join(home, 'practice'))
      expect(files).toContain('ledger.db')
      // SQLite removes both when the last connection is closed and everything is in the book itself.
      expect(files.filter((name) => /-(wal|shm)$/.test(name))).toEqual([])
    } finally {
      await desk.close()
      rmSync(home, { recursive: true, force: true })
    }
  })
}
