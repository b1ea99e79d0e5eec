import { afterEach, describe, expect, it } from 'vitest'
import { permissions } from '../../../src/domain/operator.ts'
import { failed, ok } from '../../../src/domain/result.ts'
import { deskHandlers } from '../../../src/main/application/desk.ts'
import type { Books } from '../../../src/main/application/ports.ts'
import { closeDesks, openDesk, refusalOf, type TestDesk, valueOf } from './desk.ts'
import { portsOf } from './ports.ts'

afterEach(closeDesks)

/** The handlers over books that answer as told. */
function handlersOver(desk: TestDesk, books: Partial<Books>) {
  const { ports, events } = portsOf({}, desk)
  return { handlers: deskHandlers({ ...ports, books: { ...ports.books, ...books } }), events }
}

describe('the desk', () => {
  it('says which book is in front, who works at it, and what must be known of this start', async () => {
    const desk = await openDesk({ filled: false })
    expect(valueOf(await desk.api.desk.status({}))).toEqual({
      book: 'work',
      now: desk.clock.now(),
      today: '2026-11-23',
      version: '0.1.0',
      operator: { id: 'op-1', name: '관리자', role: 'admin', may: [...permissions] },
      operatorNames: { 'op-1': '관리자', app: '영수데스크' },
      session: { state: 'signed-in', asksPin: true, people: [] },
      keychain: { ready: true, backend: 'memory', remedy: null },
      notices: [],
      preparing: false,
    })
    desk.keychain.lock()
    expect(valueOf(await desk.api.desk.status({})).keychain).toMatchObject({ ready: false })
  })

  it('says why no book is open instead of where it stands', async () => {
    const desk = await openDesk({ filled: false })
    const { handlers, events } = handlersOver(desk, {
      front: () => failed({ kind: 'ledger-damaged' }),
      openFront: async () => failed({ kind: 'ledger-damaged' }),
    })
    expect(refusalOf(await handlers.status({}))).toEqual({ kind: 'ledger-damaged' })
    expect(refusalOf(await handlers.reopen({}))).toEqual({ kind: 'ledger-damaged' })
    expect(events).toEqual([])
  })

  it('announces that everything is another, once another book is in front, and nothing when it is not', async () => {
    const desk = await openDesk({ filled: false })
    const asked: string[] = []
    const opening = handlersOver(desk, {
      bring: async (name) => {
        asked.push(name)
        return ok(desk.book)
      },
    })
    valueOf(await opening.handlers.openBook({ book: 'practice' }))
    expect(asked).toEqual(['practice'])
    expect(opening.events).toEqual([
      { kind: 'ledger.changed', topics: ['desk', 'shops', 'transactions', 'refunds', 'receipts', 'imports'] },
    ])
    const refusing = handlersOver(desk, {
      bring: async () => failed({ kind: 'ledger-key-lost', recoverable: true }),
      openWithRecoveryKey: async () => failed({ kind: 'recovery-key-differs' }),
    })
    expect(refusalOf(await refusing.handlers.openBook({ book: 'work' }))).toEqual({
      kind: 'ledger-key-lost',
      recoverable: true,
    })
    expect(refusalOf(await refusing.handlers.openWithRecoveryKey({ typed: 'x' })).kind).toBe('recovery-key-differs')
    expect(refusing.events).toEqual([])
  })

  it('throws away practice only while practice is in front, and makes recovery keys only for work', async () => {
    const desk = await openDesk({ filled: false })
    expect(refusalOf(await desk.api.desk.restartPractice({}))).toEqual({ kind: 'not-in-practice' })
    Object.assign(desk.book, { name: 'practice' })
    expect(refusalOf(await desk.api.desk.makeRecoveryKey({}))).toEqual({ kind: 'not-in-practice' })
    expect(refusalOf(await desk.api.desk.confirmRecoveryKey({ typed: 'x' }))).toEqual({ kind: 'not-in-practice' })
    expect(valueOf(await desk.api.desk.restartPractice({})).book).toBe('practice')
  })
})
