import { type LookupFunction, Socket } from 'node:net'
import type undiciModule from 'undici'
import type { buildConnector } from 'undici'

/**
 * What is wrong with a relay's address as typed, a Korean sentence; null when it can be used. A relay is an HTTPS proxy, `https://host:port`:
 * what it is sent is encrypted twice, so it sees the gateway's host and nothing else. Names and passwords have no place in a setting.
 */
export function relayProblem(typed: string): string | null {
  const url = URL.canParse(typed) ? new URL(typed) : null
  if (url === null || url.protocol !== 'https:') return '중계 서버는 https://주소:포트 형식이어야 합니다.'
  if (url.username !== '' || url.password !== '')
    return '중계 서버 주소에 이름이나 비밀번호를 넣을 수 없습니다. IP로 허용하세요.'
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return '중계 서버 주소는 호스트와 포트까지만 적으세요.'
  return null
}

/** How a connection to the relay or, within it, to the gateway is made. */
interface Connecting {
  readonly timeout: number
  readonly rejectUnauthorized: true
  readonly minVersion: 'TLSv1.2'
  readonly lookup: LookupFunction
}

/**
 * Connects to a gateway through a relay: a tunnel is asked for (CONNECT), and inside it the gateway is spoken to as without one, TLS and
 * all. Until the gateway's own connection stands nothing of the request has left, so a relay that refuses or fails leaves it not sent.
 */
export function throughRelay(
  undici: Pick<typeof undiciModule, 'Client' | 'buildConnector'>,
  relay: URL,
  connecting: Connecting,
): buildConnector.connector {
  const { lookup: _relayOnly, ...inside } = connecting
  const secure = undici.buildConnector(inside)
  const tunnel = async (options: buildConnector.Options, callback: buildConnector.Callback): Promise<void> => {
    const client = new undici.Client(relay.origin, { connect: connecting, headersTimeout: connecting.timeout })
    const host = `${options.hostname}:${options.port || (options.protocol === 'https:' ? '443' : '80')}`
    const { statusCode, socket } = await client.connect({ path: host })
    if (statusCode !== 200 || !(socket instanceof Socket)) {
      socket.destroy()
      throw new Error(`the relay answered ${statusCode}`)
    }
    socket.once('close', () => void client.destroy())
    if (options.protocol === 'https:') secure({ ...options, httpSocket: socket }, callback)
    else callback(null, socket)
  }
  return (options, callback) => {
    // In a turn of its own: the tunnel's request is not the gateway's, whose sending is watched while it is dispatched.
    setImmediate(() => {
      tunnel(options, callback).catch((cause: unknown) =>
        callback(cause instanceof Error ? cause : new Error(String(cause)), null),
      )
    })
  }
}
