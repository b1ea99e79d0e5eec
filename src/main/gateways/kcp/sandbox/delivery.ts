import type { ServerResponse } from 'node:http'
import iconv from 'iconv-lite'
import type { Answer } from './answers.ts'
import type { Refused } from './rules.ts'
import type { Scene } from './scenes.ts'

/** Hands the answer over, or spoils it, as the scene says. `answer` null means that nothing was asked of the book. */
export function deliver(response: ServerResponse, scene: Scene, answer: Answer | Refused | null): void {
  const socket = response.socket
  switch (scene.name) {
    case 'lost-after-commit':
    case 'lost-before-commit':
      socket?.destroy()
      return
    case 'reset-before-body':
      socket?.resetAndDestroy()
      return
    case 'http-500':
    case 'http-500-after-commit':
      return send(response, 500, 'text/plain', 'Internal Server Error')
    case 'html':
      return send(response, 200, 'text/html; charset=utf-8', '<!doctype html><title>점검 중</title><h1>점검 중</h1>')
    case 'normal':
    case 'declined':
    case '8012':
    case '8392':
    case 'slow':
    case 'reset-after-body':
    case 'truncated-json':
    case 'numbers':
    case 'cp949':
    case 'stale-inquiry':
      return deliverAnswer(response, scene, answer ?? {})
  }
}

function deliverAnswer(response: ServerResponse, scene: Scene, answer: Answer | Refused): void {
  const json = JSON.stringify(scene.name === 'numbers' ? withNumbers(answer) : answer)
  if (scene.name === 'reset-after-body') {
    response.writeHead(200, { 'content-type': jsonType, 'content-length': Buffer.byteLength(json) })
    response.write(json.slice(0, json.length / 2), () => response.socket?.resetAndDestroy())
    return
  }
  const body =
    scene.name === 'cp949'
      ? iconv.encode(json, 'cp949')
      : scene.name === 'truncated-json'
        ? json.slice(0, json.length / 2)
        : json
  send(response, 200, jsonType, body)
}

const jsonType = 'application/json;charset=UTF-8'

/** Answers with `body` whole. */
export function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body)
}

const withNumbers = (answer: object): object =>
  Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [name, /^amount$|_mny$/.test(name) ? Number(value) : value]),
  )
