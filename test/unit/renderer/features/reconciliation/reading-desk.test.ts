import { describe, expect, it } from 'vitest'
import { createReadingDesk } from '../../../../../src/renderer/src/features/reconciliation/reading-desk.ts'
import { handApi } from '../../hand-api.ts'

const progress = { lines: 100, added: 90, already: 8, rejected: 2, bytesRead: 1_000, bytes: 4_000 }

async function reading() {
  const hand = handApi()
  let clock = 0
  const desk = createReadingDesk({ ...hand, newId: () => 'h1', elapsed: () => clock })
  const read = desk.getState().read('b1')
  await hand.last('hometax.chooseFile').give({ token: 'k1', name: '내역.xlsx', bytes: 4_000 })
  return { ...hand, desk, read, pass: (ms: number) => (clock += ms) }
}

describe('reading a file of Hometax', () => {
  it('begins as soon as it is chosen, for the business on screen, and shows its own progress', async () => {
    const { desk, last, tell, pass } = await reading()
    expect(last('hometax.read').input).toEqual({ listId: 'h1', token: 'k1', businessId: 'b1' })
    pass(2_000)
    tell({ kind: 'hometax.progressed', listId: 'another', ...progress, lines: 7 })
    tell({ kind: 'hometax.progressed', listId: 'h1', ...progress })
    expect(desk.getState().reading).toMatchObject({ lines: 100, already: 8, rejected: 2, elapsedMs: 2_000 })
  })

  it('ends with the list to look at, and hears nothing more', async () => {
    const { desk, read, last, hearers } = await reading()
    await last('hometax.read').give({ id: 'h1', state: 'read' })
    expect(await read).toMatchObject({ id: 'h1' })
    expect(desk.getState().reading).toBeNull()
    expect(hearers()).toBe(0)
  })

  it('is stopped once when asked to, and says which file was refused', async () => {
    const { desk, read, last, of } = await reading()
    void desk.getState().stop()
    void desk.getState().stop()
    expect(of('hometax.cancel')).toHaveLength(1)
    await last('hometax.read').refuse({ kind: 'reading-cancelled' })
    expect(await read).toBeNull()
    expect(desk.getState().refusal).toEqual({ fileName: '내역.xlsx', failure: { kind: 'reading-cancelled' } })
  })

  it('does nothing when no file was chosen', async () => {
    const hand = handApi()
    const desk = createReadingDesk({ ...hand, newId: () => 'h1', elapsed: () => 0 })
    const read = desk.getState().read('b1')
    void desk.getState().read('b1')
    await hand.last('hometax.chooseFile').give(null)
    expect(await read).toBeNull()
    expect(hand.of('hometax.chooseFile')).toHaveLength(1)
    expect(desk.getState()).toMatchObject({ reading: null, refusal: null, isChoosing: false })
  })
})
