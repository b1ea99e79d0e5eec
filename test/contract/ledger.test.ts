import { afterAll, beforeAll } from 'vitest'
import { connectLedger } from '../../src/main/ledger/connect.ts'
import { openInProcess } from '../../src/main/ledger/in-process.ts'
import { type BuiltScripts, buildScripts } from './ledger-build.ts'
import { removePlaces } from './ledger-samples.ts'
import { ledgerSuite } from './ledger-suite.ts'

let scripts: BuiltScripts

beforeAll(async () => {
  scripts = await buildScripts({ worker: 'src/main/ledger/worker.ts' })
})
afterAll(() => scripts.remove())
afterAll(removePlaces)

ledgerSuite('in this thread', async (place) => openInProcess(place))
ledgerSuite('in two threads', (place) => connectLedger({ ...place, worker: scripts.path('worker') }))
