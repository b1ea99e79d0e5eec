import { parseArgs } from 'node:util'
import type { Instant } from '../../domain/day.ts'
import { type GatewayId, gatewayIds } from '../../domain/gateway.ts'
import { createClock } from '../shell/clock.ts'
import { startTime } from '../shell/environment.ts'
import { type LoneSandbox, openLoneSandbox, playsScene } from './lone-sandbox.ts'

/** A mistake in how the command was called, or a port that is taken: a Korean sentence for the person, and code 1. */
class CommandProblem extends Error {}

interface Order {
  readonly gateway: GatewayId
  readonly port: number
  readonly scene: string | null
}

const usage = '사용법: npm run sandbox -- --gateway payple|kcp --port N [--scene 이름]'

function readOrder(words: readonly string[]): Order {
  const { values } = parseWords(words)
  const gateway = gatewayIds.find((id) => id === values.gateway)
  if (gateway === undefined) throw new CommandProblem(`--gateway는 ${gatewayIds.join(' 또는 ')}입니다. ${usage}`)
  const port = /^\d{1,5}$/.test(values.port ?? '') ? Number(values.port) : Number.NaN
  if (!(port <= 65_535)) throw new CommandProblem(`--port는 0부터 65535까지의 숫자입니다. ${usage}`)
  const scene = values.scene ?? null
  if (scene !== null && !playsScene(gateway, scene)) {
    throw new CommandProblem(
      `${gateway}에 없는 장면입니다: ${scene}. 이름은 src/main/gateways/${gateway}/README.md에 있습니다.`,
    )
  }
  return { gateway, port, scene }
}

function parseWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: { gateway: { type: 'string' }, port: { type: 'string' }, scene: { type: 'string' } },
    })
  } catch {
    throw new CommandProblem(`알 수 없는 낱말이 있거나 값이 빠졌습니다. ${usage}`)
  }
}

function openClock(): { now(): Instant } {
  try {
    return createClock(startTime())
  } catch {
    throw new CommandProblem('YEONGSU_NOW는 2026-11-09T09:00:00+09:00처럼 적습니다.')
  }
}

async function open(order: Order): Promise<LoneSandbox> {
  try {
    return await openLoneSandbox(order.gateway, order.port, order.scene, openClock())
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EADDRINUSE')
      throw new CommandProblem(`포트 ${order.port}을(를) 다른 프로그램이 쓰고 있습니다. 다른 포트를 고르십시오.`)
    if (code === 'EACCES')
      throw new CommandProblem(`포트 ${order.port}을(를) 열 권한이 없습니다. 1024보다 큰 포트를 고르십시오.`)
    throw error
  }
}

try {
  const sandbox = await open(readOrder(process.argv.slice(2)))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void sandbox.close())
  process.stdout.write(`${JSON.stringify(sandbox.ready)}\n`)
} catch (problem) {
  if (!(problem instanceof CommandProblem)) throw problem
  process.stderr.write(`${problem.message}\n`)
  process.exitCode = 1
}
