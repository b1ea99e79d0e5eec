import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Instant } from '../../domain/day.ts'
import { failed, ok, type Result } from '../../domain/result.ts'
import { createFileOnce, replaceFile } from './durable-file.ts'
import type { Keychain } from './keychain.ts'
import type { SeatKey, SeatKeyRefusal } from './seat-key.ts'

const FileShape = z.strictObject({
  version: z.literal(1),
  backend: z.string(),
  since: z.string(),
  wrapped: z.base64(),
})

/** Where a book's wrapped seat key lies. */
export const seatKeyFile = (folder: string): string => join(folder, 'seat.key')

/** The seat key of the book in `folder`: an Ed25519 key whose private half is wrapped by the keychain and unwrapped for each use. */
export function createSeatKey(ports: {
  readonly folder: string
  readonly keychain: Keychain
  readonly clock: { now(): Instant }
}): SeatKey {
  const { folder, keychain, clock } = ports
  const path = seatKeyFile(folder)

  const place = (write: (path: string, text: string) => void): Result<string, SeatKeyRefusal> => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const text = wrap(keychain, privateKey, clock.now())
    if (!text.ok) return text
    write(path, text.value)
    return ok(publicHalf(privateKey))
  }
  const publicKey: SeatKey['publicKey'] = () => {
    if (!existsSync(path)) return ok(null)
    const opened = open(keychain, path)
    return opened.ok ? ok(publicHalf(opened.value)) : opened
  }
  return {
    publicKey,
    make: () => {
      const there = publicKey()
      if (!there.ok) return there
      return there.value === null ? place(createFileOnce) : ok(there.value)
    },
    makeAnew: () => place(replaceFile),
    sign: (bytes) => {
      const opened = open(keychain, path)
      return opened.ok ? ok(sign(null, bytes, opened.value).toString('base64')) : opened
    },
  }
}

function wrap(keychain: Keychain, key: KeyObject, since: Instant): Result<string, SeatKeyRefusal> {
  const state = keychain.state()
  const bytes = key.export({ type: 'pkcs8', format: 'der' })
  const wrapped = keychain.wrap(bytes)
  bytes.fill(0)
  if (!wrapped.ok) return failed(unavailable(keychain))
  const file = { version: 1, backend: state.backend, since, wrapped: Buffer.from(wrapped.value).toString('base64') }
  return ok(`${JSON.stringify(file, null, 2)}\n`)
}

function open(keychain: Keychain, path: string): Result<KeyObject, SeatKeyRefusal> {
  const lost = failed({ kind: 'seat-key-lost' as const })
  const state = keychain.state()
  if (state.kind !== 'ready') return failed(unavailable(keychain))
  const stored = FileShape.safeParse(storedAt(path))
  if (!stored.success || stored.data.backend !== state.backend) return lost
  const bytes = keychain.unwrap(Buffer.from(stored.data.wrapped, 'base64'))
  if (!bytes.ok) return bytes.failure.kind === 'keychain-changed' ? lost : failed(unavailable(keychain))
  try {
    const key = createPrivateKey({ key: Buffer.from(bytes.value), format: 'der', type: 'pkcs8' })
    return key.asymmetricKeyType === 'ed25519' ? ok(key) : lost
  } catch {
    // What was unwrapped is no key: the file is as good as lost.
    return lost
  } finally {
    bytes.value.fill(0)
  }
}

function unavailable(keychain: Keychain): SeatKeyRefusal {
  const state = keychain.state()
  const remedy = state.kind === 'ready' ? '로그인 키체인을 연 뒤 다시 시작하세요.' : state.remedy
  return { kind: 'keychain-unavailable', remedy }
}

const publicHalf = (key: KeyObject): string =>
  Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64')

function storedAt(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    // Missing, unreadable and not JSON are the same to the caller: there is no key in it.
    return null
  }
}
