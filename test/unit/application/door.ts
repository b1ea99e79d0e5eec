import { createClient } from '../../../src/contract/client.ts'
import { type AppContract, contract } from '../../../src/contract/index.ts'
import type { Client } from '../../../src/contract/operation.ts'
import { createServer } from '../../../src/contract/server.ts'
import { attendedDialogs } from '../../../src/main/application/attended-dialogs.ts'
import { createApplication } from '../../../src/main/application/index.ts'
import type { Ports } from '../../../src/main/application/ports.ts'
import { createResolver } from '../../../src/main/application/resolver.ts'
import { createSession } from '../../../src/main/application/session.ts'
import { reportSurprises } from '../../../src/main/surprises.ts'
import { type Ground, openDesk, type TestDesk } from './desk.ts'
import { type NextDialogs, portsOf } from './ports.ts'

/** A desk behind its real door, before anybody signed in. */
export interface GuardedDesk extends Pick<TestDesk, 'clock' | 'ledger' | 'book' | 'close'> {
  readonly api: Client<AppContract>
  readonly session: Ports['session']
  readonly dialogs: NextDialogs
  /** Everything that left the desk: answers over the bridge, lines of the log with their fields. */
  readonly told: readonly string[]
}

/** The PIN of whoever makes themselves 관리자 in these tests. */
export const adminPin = '482915'

/** Opens an empty book behind the door. In practice whoever is there first is the 관리자. */
export async function openGuarded(
  asked: { readonly name?: 'work' | 'practice'; readonly ground?: Ground } = {},
): Promise<GuardedDesk> {
  const desk = await openDesk({ filled: false, ...(asked.ground === undefined ? {} : { ground: asked.ground }) })
  const { book, clock, ledger } = desk
  Object.assign(book, { name: asked.name ?? 'work' })
  const told: string[] = []
  const log: Ports['log'] = {
    event: (name, fields) => void told.push(`${name} ${JSON.stringify(fields)}`),
    unexpected: (where, cause) => `E-${told.push(`${where} ${String(cause)}`)}`,
  }
  const session = createSession({ clock, log, front: () => book.name })
  const { ports, dialogs } = portsOf({}, desk)
  const guarded: Ports = {
    ...ports,
    log,
    session,
    dialogs: attendedDialogs(ports.dialogs, session, () => book.name),
    get operator() {
      return session.caller()
    },
  }
  const resolver = createResolver({ ...ports, log, session })
  const answer = createServer(contract, createApplication(guarded, resolver), reportSurprises(log), session.door)
  const api = createClient<AppContract>(async (operation, input) => {
    const answered = structuredClone(await answer(operation, structuredClone(input)))
    told.push(`${operation} ${JSON.stringify(answered)}`)
    return answered
  })
  const first = await ledger.operator('op-1')
  if (book.name === 'practice' && first !== null) session.enter(book, first)
  return { api, session, dialogs, told, clock, ledger, book, close: () => desk.close() }
}

/** The same with its 관리자 made and at the desk. */
export async function openAsAdmin(ground?: Ground): Promise<GuardedDesk> {
  const desk = await openGuarded(ground === undefined ? {} : { ground })
  const made = await desk.api.operators.makeAdmin({ name: '김정산', pin: adminPin })
  if (!made.ok) throw new Error(`not made: ${made.failure.kind}`)
  return desk
}
