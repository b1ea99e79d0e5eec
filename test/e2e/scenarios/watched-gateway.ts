import { startWatchingProxy } from '../../faults/refunds/watching-proxy.ts'

/** The wire's fields of one request, by name. */
type Fields = Readonly<Record<string, unknown>>

/** A sandbox behind a proxy that writes down what it is asked. */
export interface WatchedGateway {
  /** Where the app finds it. */
  readonly url: string
  /** The requests at a path so far, oldest first. */
  readonly asked: (path: string) => readonly Fields[]
  /** The answers the gateway gave there, oldest first, whether or not they arrived. */
  readonly answers: (path: string) => readonly Fields[]
  /** Keeps back the next answer at a path, or the one after `passing` others, once the gateway has carried the request out. */
  readonly holdNext: (path: string, passing?: number) => HeldAnswer
  readonly close: () => Promise<void>
}

/** An answer that is kept back. */
export interface HeldAnswer {
  /** Resolves when the gateway has acted and its answer is here. */
  readonly here: Promise<void>
  /** Lets it go on its way. One that is never let go is lost. */
  readonly letGo: () => void
}

/** Puts the proxy before a sandbox. */
export async function watchGateway(target: string): Promise<WatchedGateway> {
  const heard = new Map<string, readonly Fields[]>()
  const given = new Map<string, readonly Fields[]>()
  const holds = new Map<string, (() => Promise<void>)[]>()
  const proxy = await startWatchingProxy(target, {
    arrived: async (path, body) => {
      heard.set(path, [...(heard.get(path) ?? []), fieldsOf(body.toString('utf8'))])
      return 'pass'
    },
    answered: async (path, answer) => {
      given.set(path, [...(given.get(path) ?? []), fieldsOf(answer)])
      await holds.get(path)?.shift()?.()
    },
  })
  return {
    url: proxy.url,
    asked: (path) => heard.get(path) ?? [],
    answers: (path) => given.get(path) ?? [],
    holdNext: (path, passing = 0) => {
      let arrive = (): void => undefined
      let letGo = (): void => undefined
      const here = new Promise<void>((resolve) => (arrive = resolve))
      const gone = new Promise<void>((resolve) => (letGo = resolve))
      const hold = (): Promise<void> => {
        arrive()
        return gone
      }
      const pass = async (): Promise<void> => undefined
      holds.set(path, [...(holds.get(path) ?? []), ...Array.from({ length: passing }, () => pass), hold])
      return { here, letGo: () => letGo() }
    },
    close: () => proxy.close(),
  }
}

/** The fields of a JSON object; none where the text is not one. */
function fieldsOf(text: string): Fields {
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null ? Object.fromEntries(Object.entries(parsed)) : {}
  } catch {
    return {}
  }
}
