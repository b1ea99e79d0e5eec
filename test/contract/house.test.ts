import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseSync } from '@swc/core'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** What lint and boundaries cannot say, each with what to do instead. */
const advice = {
  'file-name': 'Name the file in kebab-case after what it holds; a component as the component.',
  'vague-name': 'A name that fits everything says nothing: name what the file holds.',
  console: 'Tell the log port an event with listed fields.',
  environment: 'Read the environment in src/main/shell/environment.ts, where a ship build drops it.',
  time: 'Take a Clock as an argument.',
  chance: 'Take Ids as an argument.',
  ipc: 'There is one channel: src/main/shell/bridge.ts and the preload.',
  fetch: 'Gateways are called through src/main/gateways/http.ts, which can tell not sent from lost.',
  cast: 'Make the value by a type guard, a parser or `satisfies`.',
  'default-export': 'Export by name.',
  'page-code':
    'The page takes types of the contract, and no schema: import type; a figure both sides name is in contract/limits.ts.',
  'long-file': 'A file of more than 350 lines holds more than one thing.',
} as const

type Rule = keyof typeof advice

/** A rule broken at a line; line 0 is the file itself. */
interface Fault {
  readonly rule: Rule
  readonly line: number
}

const longest = 350

/** Everything a file breaks, by its path from the repository and its text. Pure, so that each rule can be shown a planted fault. */
function findFaults(path: string, text: string): readonly Fault[] {
  const faults = namesOf(path)
  if (/\.tsx?$/.test(path) && path.startsWith('src/')) {
    if (text.split('\n').length - 1 > longest) faults.push({ rule: 'long-file', line: 0 })
    faults.push(...codeFaults(path, text))
  }
  return faults
}

const vague = /^(?:utils?|helpers?|common|misc|managers?|data|info)$/
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const component = /^[A-Z][A-Za-z0-9]*$/
const numbered = /^\d{4}_[a-z0-9]+(?:_[a-z0-9]+)*$/

function namesOf(path: string): Fault[] {
  const stems = path.split('/').map((name) => name.replace(/\.(?:test|spec|config|module|d)?\.?[a-z0-9]+$/, ''))
  const file = stems.at(-1) ?? ''
  const mayBeComponent = /\.(?:tsx|css)$/.test(path) || /\.test\.tsx?$/.test(path)
  const isNamed =
    kebab.test(file) || (mayBeComponent && component.test(file)) || (path.endsWith('.sql') && numbered.test(file))
  const faults: Fault[] = []
  if (!isNamed || stems.slice(0, -1).some((folder) => !kebab.test(folder))) faults.push({ rule: 'file-name', line: 0 })
  if (file.split('-').some((word) => vague.test(word)) || stems.slice(0, -1).some((folder) => vague.test(folder))) {
    faults.push({ rule: 'vague-name', line: 0 })
  }
  return faults
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* nodesIn(one)
  else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) yield value
    for (const one of Object.values(value)) yield* nodesIn(one)
  }
}

function codeFaults(path: string, text: string): readonly Fault[] {
  // Positions count from the first token on, in bytes: a semicolon in front makes that the beginning of the text.
  const source = Buffer.from(`;${text}`)
  const tree: unknown = parseSync(source.toString(), { syntax: 'typescript', tsx: path.endsWith('x') })
  const begin = startOf(tree)
  return [...nodesIn(tree)].flatMap((node) => {
    const rule = ruleOf(node, path)
    if (rule === null) return []
    return [
      {
        rule,
        line: source
          .subarray(0, startOf(node) - begin)
          .toString()
          .split('\n').length,
      },
    ]
  })
}

function startOf(node: unknown): number {
  const span = typeof node === 'object' && node !== null && 'span' in node ? node.span : null
  const start = typeof span === 'object' && span !== null && 'start' in span ? span.start : null
  return typeof start === 'number' ? start : 0
}

const nameOf = (node: unknown): string | null =>
  isNode(node) && node.type === 'Identifier' && typeof node['value'] === 'string' ? node['value'] : null

/** `a.b` of a member expression, `a['b']` included; null for anything longer or computed. */
function memberOf(node: Node): string | null {
  if (node.type !== 'MemberExpression') return null
  const { property } = node
  const computed = isNode(property) && property.type === 'Computed' ? property['expression'] : property
  const named = nameOf(computed) ?? (isNode(computed) && computed.type === 'StringLiteral' ? computed['value'] : null)
  const object = nameOf(node['object'])
  return object !== null && typeof named === 'string' ? `${object}.${named}` : null
}

const environmentFile = 'src/main/shell/environment.ts'
const withoutClock = /^src\/(?:domain|contract|main\/application)\//
const bridges = /^src\/(?:main\/shell\/bridge\.ts|preload\/)/
/** What holds schemas, or reads them. */
const schemas = /^zod(?:$|\/)|\/contract\/(?!(?:client|limits)\.ts$)/
const processModule = /^(?:node:)?process$/

function ruleOf(node: Node, path: string): Rule | null {
  switch (node.type) {
    case 'TsAsExpression':
    case 'TsTypeAssertion':
      return 'cast'
    case 'ExportDefaultDeclaration':
    case 'ExportDefaultExpression':
      return 'default-export'
    case 'ExportSpecifier':
      return nameOf(node['exported'] ?? node['orig']) === 'default' ? 'default-export' : null
    case 'Identifier':
      return /^ipc(?:Main|Renderer)$/.test(String(node['value'])) && !bridges.test(path) ? 'ipc' : null
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return importRule(String(isNode(node['source']) ? node['source']['value'] : ''), node['typeOnly'] === true, path)
    case 'VariableDeclarator':
      return nameOf(node['init']) === 'process' ? 'environment' : null
    case 'NewExpression':
      return withoutClock.test(path) && nameOf(node['callee']) === 'Date' && isEmpty(node['arguments']) ? 'time' : null
    case 'CallExpression':
      return calledRule(node, path)
    case 'MemberExpression':
      return memberRule(memberOf(node), path)
    default:
      return null
  }
}

/** What an `import()` asks for; nothing where that is computed. */
function importedBy({ arguments: given }: Node): string {
  const [first]: readonly unknown[] = Array.isArray(given) ? given : []
  const asked = typeof first === 'object' && first !== null && 'expression' in first ? first.expression : null
  return isNode(asked) ? String(asked['value']) : ''
}

function importRule(from: string, isOfTypes: boolean, path: string): Rule | null {
  if (processModule.test(from)) return 'environment'
  return path.startsWith('src/renderer/') && !isOfTypes && schemas.test(from) ? 'page-code' : null
}

const isEmpty = (given: unknown): boolean => !Array.isArray(given) || given.length === 0

function calledRule(node: Node, path: string): Rule | null {
  const { callee } = node
  if (isNode(callee) && callee.type === 'Import') return importRule(importedBy(node), false, path)
  const called = nameOf(callee)
  if (called === 'fetch') return 'fetch'
  return called === 'Date' && withoutClock.test(path) ? 'time' : null
}

function memberRule(member: string | null, path: string): Rule | null {
  if (member === null) return null
  if (member.startsWith('console.')) return 'console'
  if (/^(?:globalThis|window|self)\.fetch$/.test(member)) return 'fetch'
  if (member === 'process.env') return path === environmentFile ? null : 'environment'
  if (!withoutClock.test(path)) return null
  if (member === 'Date.now' || member === 'performance.now') return 'time'
  return member === 'Math.random' ? 'chance' : null
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))

const text = (path: string): string => readFileSync(join(root, path), 'utf8')

/** Tests of a gateway live in its folder; they are lists of cases and may be long, and may cast. */
const isTest = (path: string): boolean => /\/tests\//.test(path)
const isPaper = (path: string): boolean => ['README.md', '.gitkeep'].includes(basename(path))
const isFixture = (path: string): boolean => /\/fixtures\//.test(path)

const named = [...filesIn('src'), ...filesIn('test'), ...filesIn('scripts')].filter(
  (path) => !isPaper(path) && !isFixture(path),
)
const sources = filesIn('src').filter((path) => /\.tsx?$/.test(path) && !isTest(path))

/**
 * Every cast of the product and how many; the number may only fall. Each has its reason beside it: what the compiler derives
 * from a table it cannot follow through `Object.entries`, and what SQL and a thread hand over as text says.
 */
const casts: Readonly<Record<string, number>> = {
  'src/contract/client.ts': 1,
  'src/contract/server.ts': 2,
  'src/main/ledger/database.ts': 1,
  'src/main/ledger/worker.ts': 1,
  'src/renderer/src/text/failure-texts.ts': 1,
}

describe('the house', () => {
  const found = sources.flatMap((path) => findFaults(path, text(path)).map((fault) => ({ path, ...fault })))

  it('reads the whole tree', () => {
    expect(sources.length).toBeGreaterThan(150)
    expect(named.length).toBeGreaterThan(sources.length)
  })

  it('no file breaks a rule', () => {
    const told = found
      .filter(({ rule }) => rule !== 'cast')
      .map(({ path, line, rule }) => `${path}:${line} ${rule}: ${advice[rule]}`)
    expect(told).toEqual([])
  })

  it('names of files and folders say what they hold', () => {
    const told = named.flatMap((path) => namesOf(path).map(({ rule }) => `${path} ${rule}: ${advice[rule]}`))
    expect(told).toEqual([])
  })

  it('no more casts than are known, and none of them elsewhere', () => {
    const counted: Record<string, number> = {}
    for (const { path, rule } of found) if (rule === 'cast') counted[path] = (counted[path] ?? 0) + 1
    expect(counted).toEqual(casts)
  })

  it('every file that casts says why', () => {
    for (const path of Object.keys(casts)) {
      const lines = text(path).split('\n')
      for (const { line } of findFaults(path, text(path)).filter(({ rule }) => rule === 'cast')) {
        const near = lines.slice(Math.max(0, line - 4), line).join('\n')
        expect(near, `${path}:${line}`).toMatch(/\/\/ |\* |\/\*\*/)
      }
    }
  })
})

const shell = 'src/main/shell/planted.ts'
const domain = 'src/domain/planted.ts'
const application = 'src/main/application/planted.ts'

describe('each rule is awake', () => {
  it.each<readonly [Rule, string, string]>([
    ['file-name', 'src/domain/taxSplit.ts', ''],
    ['file-name', 'src/domain/TaxSplit.ts', ''],
    ['file-name', 'src/main/Ledger/open.ts', ''],
    ['file-name', 'src/main/ledger/migrations/first.sql_', ''],
    ['vague-name', 'src/domain/utils.ts', ''],
    ['vague-name', 'src/domain/date-helpers.ts', ''],
    ['vague-name', 'src/main/common/money.ts', ''],
    ['vague-name', 'test/unit/shop-manager.test.ts', ''],
    ['console', shell, "console.log('shop')"],
    ['console', shell, "const say = console['error']"],
    ['environment', shell, 'export const home = process.env.HOME'],
    ['environment', shell, "export const home = process['env']['HOME']"],
    ['environment', shell, 'const { env } = process'],
    ['environment', shell, "import { env } from 'node:process'"],
    ['time', domain, 'export const now = Date.now()'],
    ['time', application, 'export const now = new Date()'],
    ['time', application, 'export const now = new Date'],
    ['time', domain, 'export const now = Date()'],
    ['time', application, 'export const now = performance.now()'],
    ['chance', application, 'export const one = Math.random()'],
    ['ipc', application, "import { ipcMain } from 'electron'"],
    ['ipc', 'src/renderer/src/planted.ts', "import { ipcRenderer } from 'electron'"],
    ['fetch', shell, "void fetch('https://example.kr')"],
    ['fetch', 'src/renderer/src/planted.ts', "void window.fetch('/x')"],
    ['page-code', 'src/renderer/src/planted.ts', "import { z } from 'zod'"],
    ['page-code', 'src/renderer/src/planted.ts', "import * as z from 'zod/mini'"],
    ['page-code', 'src/renderer/src/planted.ts', "export { AppEvent } from '../../contract/events.ts'"],
    ['page-code', 'src/renderer/src/planted.ts', "export * from '../../contract/values.ts'"],
    ['page-code', 'src/renderer/src/planted.ts', "void import('../../contract/index.ts')"],
    ['page-code', 'src/renderer/src/planted.ts', "import { contract } from '../../contract/index.ts'"],
    ['page-code', 'src/renderer/src/planted.ts', "import { type AppContract } from '../../contract/index.ts'"],
    ['cast', domain, 'export const won = 1 as unknown'],
    ['cast', domain, 'export const won = <unknown>1'],
    ['cast', 'src/renderer/src/planted.tsx', 'export const Won = () => <b>{1 as number}</b>'],
    ['default-export', domain, 'export default function split() {}'],
    ['default-export', domain, 'export default 1'],
    ['default-export', domain, 'const one = 1\nexport { one as default }'],
    ['long-file', domain, 'export {}\n'.repeat(longest + 1)],
  ])('%s: %s %j', (rule, path, planted) => {
    expect(findFaults(path, planted).map((fault) => fault.rule)).toContain(rule)
  })

  it.each<readonly [string, string]>([
    [
      domain,
      "// console.log, process.env, new Date(), fetch('x') as any\nexport const words = 'as we said, Date.now() as such'",
    ],
    [domain, 'export const kinds = { done: 1 } as const satisfies Record<string, number>'],
    ['src/renderer/src/planted.ts', "import type { AppContract } from '../../contract/index.ts'"],
    ['src/renderer/src/planted.ts', "import { createClient } from '../../contract/client.ts'"],
    [domain, "import { a as b } from './a.ts'\nexport { b as c }\nexport * as d from './d.ts'"],
    [domain, 'export const day = (ms: number) => new Date(ms).toISOString()'],
    [shell, 'export const now = () => Date.now() + performance.now() + Math.random()'],
    [shell, 'export const napi = process.versions.napi'],
    [environmentFile, 'export const home = process.env.HOME'],
    ['src/main/shell/bridge.ts', "import { ipcMain } from 'electron'\nipcMain.handle('x', () => 1)"],
    ['src/preload/index.ts', "import { ipcRenderer } from 'electron'\nvoid ipcRenderer.invoke('x')"],
    [application, 'export const ask = (api: { fetch(): void }) => api.fetch()'],
    [domain, 'export {}\n'.repeat(longest)],
    ['src/main/ledger/migrations/0001_ledger.sql', ''],
    ['src/renderer/src/ui/MoneyText.tsx', 'export const MoneyText = () => <b>1</b>'],
    ['src/renderer/src/ui/MoneyText.module.css', ''],
    ['test/unit/domain/tax-split.test.ts', ''],
  ])('%s may hold %j', (path, harmless) => {
    expect(findFaults(path, harmless)).toEqual([])
  })

  it('a fault is told with its line', () => {
    const planted = "/** 원 단위 금액. */\nexport const name = '영수'\n\nexport const won = 1 as unknown\n"
    expect(findFaults(domain, planted)).toEqual([{ rule: 'cast', line: 4 }])
  })
})
