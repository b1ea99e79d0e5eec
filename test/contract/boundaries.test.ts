import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import boundaries from '../../boundaries.mjs'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')

/** A tree that breaks each rule once: rule → files. What the files import exists, so that only the named rule speaks of them. */
const faults: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'domain-is-pure': {
    'src/domain/planted.ts': "import { readFileSync } from 'node:fs'\nexport const bad = readFileSync",
  },
  'contract-knows-domain-and-zod': {
    'src/contract/planted.ts': "import { hidden } from '../main/hidden.ts'\nexport const bad = hidden",
    'src/main/hidden.ts': 'export const hidden = 1',
  },
  'renderer-reaches-main-only-through-the-contract': {
    'src/renderer/src/planted.ts': "import type { Hidden } from '../../main/hidden-type.ts'\nexport type Bad = Hidden",
    'src/main/hidden-type.ts': 'export type Hidden = number',
  },
  'features-do-not-know-each-other': {
    'src/renderer/src/features/a/planted.ts': "import { b } from '../b/own.ts'\nexport const bad = b",
    'src/renderer/src/features/b/own.ts': 'export const b = 1',
  },
  'ui-knows-no-feature': {
    'src/renderer/src/ui/planted.ts': "import { c } from '../features/c/own.ts'\nexport const bad = c",
    'src/renderer/src/features/c/own.ts': 'export const c = 1',
  },
  'electron-only-in-shell-and-preload': {
    'src/main/application/planted.ts': "import { app } from 'electron'\nexport const bad = app",
  },
  'sqlite-only-in-ledger': {
    'src/main/files/planted.ts': "import Database from 'better-sqlite3'\nexport const bad = Database",
  },
  'ledger-knows-no-neighbour': {
    'src/main/ledger/planted.ts': "import { v } from '../vault/own.ts'\nexport const bad = v",
    'src/main/vault/own.ts': 'export const v = 1',
  },
  'application-sees-faces': {
    'src/main/application/planted-face.ts': "import { q } from '../ledger/queries/own.ts'\nexport const bad = q",
    'src/main/ledger/queries/own.ts': 'export const q = 1',
  },
  'wire-names-stay-in-the-gateway': {
    'src/main/application/planted-wire.ts': "import { w } from '../gateways/kcp/wire.ts'\nexport const bad = w",
    'src/main/gateways/kcp/wire.ts': 'export const w = 1',
  },
  'gateways-do-not-know-each-other': {
    'src/main/gateways/payple/planted.ts': "import { k } from '../kcp/own.ts'\nexport const bad = k",
    'src/main/gateways/kcp/own.ts': 'export const k = 1',
  },
  'sandboxes-stay-in-practice': {
    'src/main/gateways/kcp/planted.ts': "import { s } from './sandbox/own.ts'\nexport const bad = s",
    'src/main/gateways/kcp/sandbox/own.ts': 'export const s = 1',
  },
  'sandbox-shares-no-code-with-its-client': {
    'src/main/gateways/kcp/sandbox/planted.ts': "import { m } from '../mapping.ts'\nexport const bad = m",
    'src/main/gateways/kcp/mapping.ts': 'export const m = 1',
  },
  'tests-stay-out': {
    'src/main/shell/planted.ts': "import { t } from '../../../test/own.ts'\nexport const bad = t",
    'test/own.ts': 'export const t = 1',
  },
  'no-cycles': {
    'src/domain/one.ts': "import { two } from './two.ts'\nexport const one = () => two",
    'src/domain/two.ts': "import { one } from './one.ts'\nexport const two = () => one",
  },
  'no-orphans': { 'src/domain/alone.ts': 'export const alone = 1' },
}

interface Violation {
  readonly rule: { readonly name: string }
  readonly from: string
}

async function cruise(folder: string): Promise<{ violations: readonly Violation[]; modules: number }> {
  const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const cruised = run(process.execPath, [tool, '--config', 'boundaries.mjs', '--output-type', 'json', 'src'], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  })
  // A run that finds violations ends with their count as exit code; its report is on stdout all the same.
  const { stdout } = await cruised.catch((failure: { readonly stdout: string }) => failure)
  const report: { summary: { violations: Violation[]; totalCruised: number } } = JSON.parse(stdout)
  return { violations: report.summary.violations, modules: report.summary.totalCruised }
}

describe('the boundary checker', () => {
  let planted: string
  let found: readonly Violation[]

  beforeAll(async () => {
    planted = await mkdtemp(join(tmpdir(), 'boundaries-'))
    await symlink(join(root, 'node_modules'), join(planted, 'node_modules'))
    for (const file of ['boundaries.mjs', 'package.json']) await cp(join(root, file), join(planted, file))
    for (const files of Object.values(faults)) {
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(planted, path)), { recursive: true })
        await writeFile(join(planted, path), text)
      }
    }
    found = (await cruise(planted)).violations
  })

  afterAll(() => rm(planted, { recursive: true, force: true }))

  it('has a planted fault for every rule', () => {
    expect(Object.keys(faults).sort()).toEqual(boundaries.forbidden.map((rule) => rule.name).sort())
  })

  it.each(Object.entries(faults))('reports a fault against %s', (rule, files) => {
    const reported = found.filter((violation) => violation.rule.name === rule).map((violation) => violation.from)
    expect(reported.some((path) => Object.hasOwn(files, path))).toBe(true)
  })

  it('sees the whole house: more than a hundred modules', async () => {
    expect((await cruise(root)).modules).toBeGreaterThan(100)
  })
})
