import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createClient } from '../../src/contract/client.ts'
import { type AppContract, contract } from '../../src/contract/index.ts'
import { command, type Operation, query } from '../../src/contract/operation.ts'
import { createServer } from '../../src/contract/server.ts'
import type { Permission } from '../../src/domain/operator.ts'
import { failed, ok } from '../../src/domain/result.ts'

const operations = Object.entries(contract).flatMap(([group, verbs]) =>
  Object.entries(verbs).map(([verb, operation]): readonly [string, Operation] => [`${group}.${verb}`, operation]),
)

/** Words that name a secret on either gateway's wire or in the vault. A field of an output must not carry one of them. */
const secretWords = /custkey|cst_id|refund_?key|auth_?key|payer_?id|password|private|certificate|^cert$|^key$|secret/i

describe('the contract', () => {
  it.each(operations)('%s names its refusals in kebab-case', (_name, operation) => {
    for (const kind of Object.keys(operation.failures)) expect(kind).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  it.each(operations)('%s gives back no field that names a secret', (_name, operation) => {
    const schema = JSON.stringify(z.toJSONSchema(operation.output, { io: 'input', unrepresentable: 'any' }))
    const names = [...schema.matchAll(/"properties":\{(.*?)\}/g)].flatMap(([, body]) => [
      ...(body ?? '').matchAll(/"([^"]+)":\{/g),
    ])
    for (const [, name] of names) expect(name === 'recoveryKey' ? '' : name).not.toMatch(secretWords)
  })

  it.each(operations)('%s takes only what it names', async (name, operation) => {
    const taken = operation.input.safeParse({ planted: true })
    expect({ name, accepted: taken.success }).toEqual({ name, accepted: false })
  })

  it('says of each operation what it does, in a comment above it', async () => {
    const folder = resolve(import.meta.dirname, '../../src/contract/operations')
    for (const file of await readdir(folder)) {
      const lines = (await readFile(join(folder, file), 'utf8')).split('\n')
      lines.forEach((line, index) => {
        if (/^ {2}\w+: (query|command)\(/.test(line)) expect(`${file}: ${lines[index - 1]}`).toMatch(/\*\/$/)
      })
    }
  })

  it('has no group and no verb that a client would not make a call of', () => {
    expect(operations.flatMap(([name]) => name.split('.')).filter((name) => name === 'then')).toEqual([])
  })

  it('asks for every operation as group.verb', async () => {
    const called: string[] = []
    const client: object = createClient<AppContract>(async (name) => {
      called.push(name)
    })
    for (const [name] of operations) {
      const [group = '', verb = ''] = name.split('.')
      const call: unknown = Reflect.get(Reflect.get(client, group), verb)
      if (typeof call === 'function') await call({})
    }
    expect(called).toEqual(operations.map(([name]) => name))
  })

  it('keeps a group and a call of its client the same, and is no promise', async () => {
    const client = createClient<AppContract>(async (name) => name)
    expect(client.refunds).toBe(client.refunds)
    expect(client.refunds.preview).toBe(client.refunds.preview)
    expect(await Promise.resolve(client)).toBe(client)
    expect(await Promise.resolve(client.refunds)).toBe(client.refunds)
    expect(String(Object.keys(client))).toBe('')
  })
})

const small = {
  tills: {
    /** Counts what is in a till. */
    count: query({ input: z.strictObject({ till: z.string() }), output: z.object({ won: z.int() }), failures: {} }),
    /** Closes a till. */
    close: command({
      may: 'manage',
      input: z.strictObject({}),
      output: z.object({}),
      failures: { 'till-open': z.object({ by: z.string() }) },
    }),
  },
}

describe('the answering function', () => {
  const reported: string[] = []
  let doorClosedTo: Permission | null = null
  const answer = createServer(
    small,
    {
      tills: {
        count: async ({ till }) => {
          if (till === 'broken') throw new Error('SELECT secret FROM till')
          if (till === 'half') return ok({ won: 1.5 })
          const counted = { won: 1_000, secretKey: 'planted-canary' }
          return ok(counted)
        },
        close: async () => {
          const refusal = { kind: 'till-open' as const, by: '홍길동', secretKey: 'planted-canary' }
          return failed(refusal)
        },
      },
    },
    (operation) => {
      reported.push(operation)
      return { kind: 'unexpected', incident: '1' }
    },
    ({ may }) => (may === doorClosedTo ? failed({ kind: 'not-allowed', roles: ['admin'] }) : ok((work) => work())),
  )

  it('lets nobody past the door who may not do it, and its handler hears nothing', async () => {
    doorClosedTo = 'manage'
    const refused = await answer('tills.close', {})
    doorClosedTo = null
    expect(refused).toEqual({ ok: false, failure: { kind: 'not-allowed', roles: ['admin'] } })
  })

  it('drops what an output does not name, so that a planted secret does not leave', async () => {
    expect(await answer('tills.count', { till: 'a' })).toEqual({ ok: true, value: { won: 1_000 } })
    expect(await answer('tills.close', {})).toEqual({ ok: false, failure: { kind: 'till-open', by: '홍길동' } })
  })

  it.each([
    '',
    'tills',
    'tills.',
    'tills.open',
    'tills.count.x',
    '__proto__.count',
    'tills.__proto__',
    'constructor.name',
    'tills.toString',
  ])('refuses %j, which is no operation', async (name) => {
    expect(await answer(name, { till: 'a' })).toEqual({ ok: false, failure: { kind: 'invalid-input' } })
  })

  it.each([[undefined], [null], [[]], ['a'], [{ till: 1 }], [{ till: 'a', more: true }]])(
    'refuses the input %j',
    async (input) => {
      expect(await answer('tills.count', input)).toEqual({ ok: false, failure: { kind: 'invalid-input' } })
    },
  )

  it('turns a throw, and an output of the wrong shape, into an incident number and nothing else', async () => {
    for (const till of ['broken', 'half']) {
      expect(await answer('tills.count', { till })).toEqual({
        ok: false,
        failure: { kind: 'unexpected', incident: '1' },
      })
    }
    expect(reported).toEqual(['tills.count', 'tills.count'])
  })
})
