import { describe, expect, it } from 'vitest'
import { createExplanationDesk } from '../../../src/renderer/src/explanation-desk.ts'
import { handApi } from './hand-api.ts'

function openDesk() {
  const hand = handApi()
  return { ...hand, desk: createExplanationDesk(hand.api) }
}

describe('the memory of a place that explains', () => {
  it('shows nothing of another payment while the next one is read', async () => {
    const { desk, last } = openDesk()
    void desk.getState().read('p1')
    await last('explanations.of').refuse({ kind: 'transaction-not-found' })
    expect(desk.getState()).toMatchObject({ of: 'p1', shown: { at: 'failed' } })
    void desk.getState().read('p2')
    expect(desk.getState()).toMatchObject({ of: 'p2', shown: { at: 'loading' } })
  })

  it('keeps what it shows while the same payment is read anew, and takes the newest answer only', async () => {
    const { desk, of } = openDesk()
    void desk.getState().read('p1')
    void desk.getState().read('p1')
    const [first, second] = of('explanations.of')
    await second?.refuse({ kind: 'transaction-not-found' })
    expect(desk.getState().shown.at).toBe('failed')
    void desk.getState().read('p1')
    expect(desk.getState().shown.at).toBe('failed')
    await first?.refuse({ kind: 'unexpected', incident: 'E-1' })
    expect(desk.getState().shown).toMatchObject({ failure: { kind: 'transaction-not-found' } })
  })

  it('saves and prints one at a time, and tells what became of it', async () => {
    const { desk, of, last } = openDesk()
    void desk.getState().save()
    expect(of('explanations.save')).toEqual([])
    void desk.getState().read('p1')
    void desk.getState().save()
    void desk.getState().print()
    expect(of('explanations.save').map(({ input }) => input)).toEqual([{ transactionId: 'p1' }])
    expect(of('explanations.print')).toEqual([])
    await last('explanations.save').give({ saved: { fileName: 'a.pdf', folder: '문서' } })
    expect(desk.getState()).toMatchObject({ doing: null, end: { kind: 'saved', fileName: 'a.pdf' } })
    void desk.getState().print()
    expect(desk.getState().end).toBeNull()
    await last('explanations.print').refuse({ kind: 'printer-missing' })
    expect(desk.getState().end).toEqual({ kind: 'refused', failure: { kind: 'printer-missing' } })
    void desk.getState().print()
    await last('explanations.print').give({ printed: true })
    expect(desk.getState().end).toEqual({ kind: 'printed' })
  })

  it('says nothing of a save or print that was cancelled, or of one whose payment is not shown any more', async () => {
    const { desk, last } = openDesk()
    void desk.getState().read('p1')
    void desk.getState().save()
    await last('explanations.save').give({ saved: null })
    void desk.getState().print()
    await last('explanations.print').give({ printed: false })
    expect(desk.getState()).toMatchObject({ doing: null, end: null })
    void desk.getState().save()
    void desk.getState().read('p2')
    await last('explanations.save').give({ saved: { fileName: 'a.pdf', folder: '문서' } })
    expect(desk.getState()).toMatchObject({ of: 'p2', doing: null, end: null })
  })
})
