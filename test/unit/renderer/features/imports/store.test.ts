import { describe, expect, it } from 'vitest'
import { createImportsDesk, paceOf } from '../../../../../src/renderer/src/features/imports/store.ts'
import { handApi } from '../../hand-api.ts'

const file = { token: 'k1', name: 'answers.jsonl', bytes: 4_000 }
const run = { id: 'i1', fileName: file.name, state: 'finished', added: 90, rejected: 2 }
const progress = { lines: 100, added: 90, already: 8, rejected: 2, bytesRead: 1_000, bytes: 4_000 }

async function chosenFile() {
  const hand = handApi()
  let clock = 0
  const desk = createImportsDesk({ ...hand, newId: () => 'i1', elapsed: () => clock })
  void desk.getState().choose()
  await hand.last('imports.chooseFile').give(file)
  return { ...hand, desk, pass: (ms: number) => (clock += ms) }
}

describe('an import', () => {
  it('goes into the chosen shop by the token of the file, and keeps no path', async () => {
    const { desk, of } = await chosenFile()
    void desk.getState().start('s1')
    expect(of('imports.start').map((call) => call.input)).toEqual([{ importId: 'i1', token: 'k1', shopId: 's1' }])
    expect(desk.getState().file).toBeNull()
  })

  it('shows its own progress with the time it took', async () => {
    const { desk, tell, pass } = await chosenFile()
    void desk.getState().start('s1')
    pass(2_000)
    tell({ kind: 'import.progressed', importId: 'another', ...progress, lines: 7 })
    expect(desk.getState().running?.progress.lines).toBe(0)
    tell({ kind: 'import.progressed', importId: 'i1', ...progress })
    expect(desk.getState().running?.progress).toEqual({ ...progress, elapsedMs: 2_000 })
  })

  it('ends with its run, hears nothing more and reads the runs again', async () => {
    const { desk, last, of, hearers } = await chosenFile()
    const ended = desk.getState().start('s1')
    await last('imports.start').give(run)
    await last('imports.list').give([run])
    expect(await ended).toEqual({ at: 'ended', run })
    expect(desk.getState()).toMatchObject({
      running: null,
      outcome: { at: 'ended' },
      runs: { at: 'ready', value: [run] },
    })
    expect(of('imports.list')).toHaveLength(1)
    expect(hearers()).toBe(0)
  })

  it('is one at a time: a second start while it runs does nothing', async () => {
    const { desk, of, last } = await chosenFile()
    void desk.getState().start('s1')
    void desk.getState().choose()
    await last('imports.chooseFile').give({ ...file, token: 'k2' })
    expect(await desk.getState().start('s2')).toBeNull()
    expect(of('imports.start')).toHaveLength(1)
  })

  it('is asked to stop once and says so until it has', async () => {
    const { desk, of, last } = await chosenFile()
    void desk.getState().start('s1')
    void desk.getState().stop()
    void desk.getState().stop()
    expect(of('imports.cancel')).toHaveLength(1)
    expect(desk.getState().running?.isStopping).toBe(true)
    await last('imports.start').give({ ...run, state: 'cancelled' })
    await last('imports.list').give([])
    expect(desk.getState().outcome).toMatchObject({ at: 'ended', run: { state: 'cancelled' } })
  })

  it('that is refused says why, and nothing runs', async () => {
    const { desk, last } = await chosenFile()
    void desk.getState().start('s1')
    await last('imports.start').refuse({ kind: 'file-is-no-text', looksLike: '엑셀 파일' })
    expect(desk.getState()).toMatchObject({
      running: null,
      outcome: { at: 'refused', failure: { kind: 'file-is-no-text', looksLike: '엑셀 파일' } },
    })
  })

  it('of pasted text is sent once', async () => {
    const { desk, of } = await chosenFile()
    void desk.getState().paste('s1', '{"res_cd":"0000"}')
    void desk.getState().paste('s1', '{"res_cd":"0000"}')
    expect(of('imports.paste').map((call) => call.input)).toEqual([
      { importId: 'i1', shopId: 's1', text: '{"res_cd":"0000"}' },
    ])
  })

  it('leaves a chosen file as it is when no other is chosen', async () => {
    const { desk, last } = await chosenFile()
    void desk.getState().choose()
    await last('imports.chooseFile').give(null)
    expect(desk.getState().file).toEqual(file)
  })
})

describe('the lines that were not taken', () => {
  it('are those of the run selected last', async () => {
    const { desk, of, api } = await chosenFile()
    void desk.getState().refresh()
    await of('imports.list')[0]?.give([])
    const runs = [run, { ...run, id: 'i2' }]
    const listed = api.imports.list({ limit: 2 })
    await of('imports.list').at(-1)?.give(runs)
    const answer = await listed
    if (!answer.ok) throw new Error('the runs were not listed')
    const [first, second] = answer.value
    desk.getState().select(first ?? null)
    desk.getState().select(second ?? null)
    await of('imports.rejects')[1]?.give([{ line: 2, because: '둘째', excerpt: '' }])
    await of('imports.rejects')[0]?.give([{ line: 1, because: '첫째', excerpt: '' }])
    expect(desk.getState().selectedId).toBe('i2')
    expect(desk.getState().rejects.pages.get(0)?.[0]?.because).toBe('둘째')
  })
})

describe('the pace of an import', () => {
  it('is told by what was read so far', () => {
    expect(paceOf({ ...progress, elapsedMs: 2_000 })).toEqual({ linesPerSecond: 50, secondsLeft: 6 })
  })

  it('is not guessed in the first half second or before anything was read', () => {
    expect(paceOf({ ...progress, elapsedMs: 499 })).toEqual({ linesPerSecond: null, secondsLeft: null })
    expect(paceOf({ ...progress, bytesRead: 0, elapsedMs: 9_000 })).toEqual({ linesPerSecond: null, secondsLeft: null })
  })
})
