import { parentPort } from 'node:worker_threads'
import { gatewayReaders } from '../gateways/index.ts'
import { serveFileLane } from './serve.ts'

if (parentPort === null) throw new Error('the file lane runs in a thread of its own')
serveFileLane(parentPort, gatewayReaders)
