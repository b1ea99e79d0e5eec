import type { ServerResponse } from 'node:http'
import type { AnswerBody } from './answer-shape.ts'
import type { SceneName } from './scenes.ts'

const page = '<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>'
const json = 'application/json; charset=utf-8'
const html = 'text/html; charset=utf-8'

type Sending = (response: ServerResponse, text: string, slowMs: number) => Promise<void>

const whole = (response: ServerResponse, status: number, type: string, text: string): Promise<void> => {
  response.writeHead(status, { 'Content-Type': type })
  response.end(text)
  return Promise.resolve()
}

const asItIs: Sending = (response, text) => whole(response, 200, json, text)

/** Waits unless the caller goes first. */
const late: Sending = (response, text, slowMs) =>
  new Promise((resolve) => {
    const timer = setTimeout(() => {
      asItIs(response, text, slowMs).then(resolve, resolve)
    }, slowMs)
    response.once('close', () => {
      clearTimeout(timer)
      resolve()
    })
  })

const hangUp: Sending = (response) => {
  response.socket?.end()
  return Promise.resolve()
}

const reset: Sending = (response) => {
  response.socket?.resetAndDestroy()
  return Promise.resolve()
}

/** Promises the whole length, gives half of it, and resets once that half has left this process. */
const resetAfterPart: Sending = (response, text) => {
  const bytes = Buffer.from(text, 'utf8')
  response.writeHead(200, { 'Content-Type': json, 'Content-Length': bytes.length })
  return new Promise((resolve) => {
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
      response.socket?.resetAndDestroy()
      resolve()
    })
  })
}

const serverError: Sending = (response) => whole(response, 500, json, '{"error":"Internal Server Error"}')
const proxyPage: Sending = (response) => whole(response, 200, html, page)

const sendings: Readonly<Partial<Record<SceneName, Sending>>> = {
  slow: late,
  'auth-slow': late,
  'lost-after-commit': hangUp,
  'lost-before-commit': hangUp,
  'auth-lost': hangUp,
  'reset-before-body': reset,
  'reset-after-body': resetAfterPart,
  'http-500': serverError,
  'http-500-after-commit': serverError,
  'auth-http-500': serverError,
  html: proxyPage,
  'auth-html': proxyPage,
  'truncated-json': (response, text) => whole(response, 200, json, text.slice(0, Math.floor(text.length * 0.7))),
  redirect: (response) => {
    response.setHeader('Location', '/php/auth.php')
    return whole(response, 302, html, '')
  },
}

/** Sends an answer as the scene has it: late, cut, reset, replaced, or whole. */
export const send = (response: ServerResponse, scene: SceneName | null, body: AnswerBody, slowMs: number) =>
  ((scene === null ? undefined : sendings[scene]) ?? asItIs)(response, JSON.stringify(body), slowMs)
