import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { walletNames } from '../../src/domain/easy-pay.ts'
import { ruleIds } from '../../src/domain/receipt/obligation-rule.ts'
import { nextRefundStates, refundStates } from '../../src/domain/refund.ts'
import { codeOf } from '../../src/main/gateways/kcp/codes.ts'
import { kcpOptions, relayOption } from '../../src/main/gateways/kcp/options.ts'
import { readSceneName } from '../../src/main/gateways/kcp/sandbox/scenes.ts'
import { walletCodes } from '../../src/main/gateways/kcp/wallet-codes.ts'
import { sceneNames } from '../../src/main/gateways/payple/sandbox/scenes.ts'

const root = resolve(import.meta.dirname, '../..')
const text = (path: string): string => readFileSync(join(root, path), 'utf8')

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))

const papers = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...['docs', 'src', 'test', 'scripts', 'resources'].flatMap(filesBelow).filter((path) => path.endsWith('.md')),
]
const code = ['src', 'test', 'scripts'].flatMap(filesBelow).filter((path) => /\.(?:tsx?|mjs|mts|sql|css)$/.test(path))
const decisions = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{4}-/.test(name))
const recipes = filesBelow('docs/recipes')

/** A paper without what stands in fences, where links and paths are examples. */
const prose = (paper: string): string => paper.replace(/^```[\s\S]*?^```/gm, '')

const cellsOf = (paper: string): readonly (readonly string[])[] =>
  paper
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[ -]*-{3}/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )

/** Relative links of a paper that lead nowhere. Anchors within a paper must be one of its headings. */
function brokenLinks(path: string, paper: string): readonly string[] {
  const links = [...prose(paper).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false
    const [file = '', anchor] = link.split('#')
    const target = file === '' ? path : join(dirname(path), file)
    if (!existsSync(join(root, target))) return true
    return anchor !== undefined && !headingsOf(target === path ? paper : text(target)).includes(anchor)
  })
}

const headingsOf = (paper: string): readonly string[] =>
  [...paper.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/ /g, '-'),
  )

/** Paths in a paper's code spans that are not there. Of a path with `<…>` the folder before it must be. */
function missingPaths(paper: string): readonly string[] {
  const spans = [...prose(paper).matchAll(/`([^`\s]+)`/g)].map(([, span = '']) => span)
  const paths = spans.filter((span) => /^(?:src|test|docs|scripts|resources)\//.test(span) && !span.includes('…'))
  return paths.filter((path) => {
    const place = path.includes('<') ? path.slice(0, path.indexOf('<')).replace(/[^/]*$/, '') : path
    return !existsSync(join(root, place))
  })
}

/** Where a paper would tie the project to somebody's machine, or leave work lying about. */
const untidy = [
  /(?:^|[\s`"'(])\/(?:work|home|root|Users|mnt|tmp)\//m,
  /https?:\/\/[^\s)/]*(?:registry|artifactory|nexus|mirror|proxy)/i,
  /\b(?:TODO|FIXME|XXX|WIP)\b/,
  /\b(?:localhost:(?!3000)\d+|192\.168\.|10\.\d+\.\d+\.\d+)/,
] as const

describe('papers', () => {
  it('there are some of each kind', () => {
    expect(papers).toEqual(expect.arrayContaining(['README.md', 'SECURITY.md', 'CHANGELOG.md', 'CONTRIBUTING.md']))
    expect(recipes.length).toBeGreaterThanOrEqual(9)
    expect(decisions.length).toBeGreaterThanOrEqual(20)
  })

  it.each(papers)('the links of %s lead somewhere', (path) => {
    expect(brokenLinks(path, text(path))).toEqual([])
  })

  it('a link that leads nowhere is found', () => {
    const planted = '[a](docs/nowhere.md) [b](docs/house.md#no-such-part) [c](docs/house.md#one-contract) ![d](x.png)'
    expect(brokenLinks('README.md', planted)).toEqual(['docs/nowhere.md', 'docs/house.md#no-such-part', 'x.png'])
  })

  it.each(papers)('%s names only files that are there', (path) => {
    expect(missingPaths(text(path))).toEqual([])
  })

  it('a file that is not there is found', () => {
    const planted = '`src/domain/nothing.ts`, `src/nowhere/<x>.ts`, `src/domain/<x>.ts`, `src/domain/money.ts`'
    expect(missingPaths(planted)).toEqual(['src/domain/nothing.ts', 'src/nowhere/<x>.ts'])
  })

  it.each(papers)('%s stands by itself', (path) => {
    for (const word of untidy) expect(text(path)).not.toMatch(word)
  })

  it('what ties a paper to a machine is found', () => {
    for (const planted of ['see /home/kim/notes', 'https://registry.example.kr/x', 'TODO later', 'at 192.168.0.4']) {
      expect(untidy.some((word) => word.test(planted))).toBe(true)
    }
  })
})

describe('decisions', () => {
  const headings = ['## Context', '## Options', '## Decision', '## Price']

  it.each(decisions)('%s says what was the case, what could be done, what was done, and its price', (name) => {
    const paper = text(`docs/decisions/${name}`)
    expect(paper.match(/^## .+$/gm)).toEqual(headings)
    expect(paper).toMatch(new RegExp(`^# ${name.slice(0, 4)} `))
    for (const part of paper.split(/^## .+$/m).slice(1)) expect(part.trim().length).toBeGreaterThan(40)
  })

  it('are numbered without gaps and listed', () => {
    const numbers = decisions.map((name) => Number(name.slice(0, 4))).sort((a, b) => a - b)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    for (const name of decisions) expect(text('docs/decisions/README.md')).toContain(`(${name})`)
  })

  it('whatever the code calls a decision is one', () => {
    const cited = code.flatMap((path) =>
      [...text(path).matchAll(/\bdecisions? (\d+)(?:-(\d+))?/g)].flatMap(([, first, last]) => [first, last ?? first]),
    )
    const known = decisions.map((name) => String(Number(name.slice(0, 4))))
    expect(cited.length).toBeGreaterThan(20)
    expect([...new Set(cited)].filter((number) => number !== undefined && !known.includes(number))).toEqual([])
  })
})

describe('rules of the field', () => {
  const listed = cellsOf(text('docs/rules.md')).flatMap(([id = '']) => (/^[NRSQ]\d+$/.test(id) ? [id] : []))

  it('each stands once', () => {
    expect(listed.filter((id, index) => listed.indexOf(id) !== index)).toEqual([])
  })

  it('every rule a verdict may cite, and every one the code cites, is told', () => {
    const cited = code.flatMap((path) => text(path).match(/\b(?:[RS]\d{2}|N\d{1,2}|Q[1-8])\b/g) ?? [])
    const known: ReadonlySet<string> = new Set(listed)
    expect(ruleIds.filter((id) => !known.has(id))).toEqual([])
    // A rule is what the paper's numbering could hold; longer and higher numbers are other things.
    const rules = [...new Set(cited)].filter((id) => /^(?:N(?:[1-9]|1[0-3])|R[0-6]\d|S0\d|Q[1-8])$/.test(id))
    expect(rules.filter((id) => !known.has(id))).toEqual([])
  })

  it('are listed in the order verdicts cite them', () => {
    expect(ruleIds.filter((id) => listed.includes(id))).toEqual(
      listed.filter((id) => ruleIds.some((known) => known === id)),
    )
  })
})

describe('the protocol of KCP in short', () => {
  it('has every section the code cites', () => {
    const paper = text('docs/gateways/kcp-protocol.md')
    const cited = code.flatMap((path) =>
      [...text(path).matchAll(/KCP guide ((?:§[\d.]*\d(?:, )?)+)/g)].flatMap(
        ([, all = '']) => all.match(/§[\d.]*\d/g) ?? [],
      ),
    )
    const inTable = text('src/main/gateways/kcp/codes.ts').match(/§[\d.]*\d/g) ?? []
    expect(cited.length).toBeGreaterThan(20)
    const missing = [...new Set([...cited, ...inTable])].filter(
      (section) => !new RegExp(`${section}(?![.\\d]*\\d)`).test(paper),
    )
    expect(missing).toEqual([])
  })
})

describe('the operator’s paper of KCP', () => {
  const rows = cellsOf(text('docs/gateways/kcp.md'))

  it('tells of each of the seven services with KCP’s codes of it', () => {
    for (const { wallet, ...codes } of walletCodes.filter((one) => one.wallet !== 'payco')) {
      const row = rows.find(([name]) => name === walletNames[wallet]) ?? []
      const told = row[1]?.match(/\b[A-Z]{2}(?:\d{2}|[A-Z]{2})\b/g) ?? []
      expect([wallet, ...told]).toEqual([wallet, ...Object.values(codes).filter((code) => code !== null)])
    }
  })

  it('sends to each setting of what the documents leave open, and to no other', () => {
    const asked = rows.filter(([section = '']) => /^§\d+\.\d+$/.test(section)).map(([, , setting = '']) => setting)
    const labels = [...kcpOptions, relayOption].map(({ label }) => label)
    expect(asked.filter((setting) => setting !== '–' && !setting.includes(' › ')).sort()).toEqual(labels.sort())
  })

  it('says of each code what the desk takes it for', () => {
    const told = rows.filter(([codes = '']) => /^(?:[0-9A-Z]{4}(?:, )?)+$/.test(codes))
    expect(told.length).toBeGreaterThan(15)
    const moved = { 그대로: ['declined', 'balance'], '이전에 움직임': ['already'], 모름: ['unclear'] }
    for (const [codes = '', , money = ''] of told)
      for (const code of codes.split(', ')) {
        const meanings = Object.entries(moved).find(([word]) => word === money)?.[1] ?? []
        expect([code, meanings.includes(codeOf(code)?.meaning ?? '')]).toEqual([code, true])
      }
  })
})

describe('the glossary', () => {
  const terms = cellsOf(text('docs/glossary.md')).filter(([korean]) => korean !== 'Korean')

  it('defines each word once, in both languages', () => {
    expect(terms.length).toBeGreaterThan(40)
    for (const column of [0, 1]) {
      const words = terms.map((cells) => cells[column] ?? '')
      expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
    }
    for (const cells of terms) expect(cells.map((cell) => cell === '')).toEqual([false, false, false])
  })
})

describe('dependencies', () => {
  const isTable = (value: unknown): value is Readonly<Record<string, string>> =>
    typeof value === 'object' && value !== null

  it.each(['dependencies', 'devDependencies'])('%s of package.json and the paper are the same list', (kind) => {
    const table: unknown = JSON.parse(text('package.json'))[kind]
    const part = text('docs/dependencies.md').split(/^## /m)[kind === 'dependencies' ? 1 : 2] ?? ''
    const listed = [...part.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = '']) => name)
    expect(listed).toEqual(Object.keys(isTable(table) ? table : {}).sort())
  })
})

describe('the states of a refund', () => {
  const edges = refundStates.flatMap((from) => nextRefundStates[from].map((to) => `${from} --> ${to}`)).sort()
  const paper = text('docs/data-model.md')
  const arrows = [...paper.matchAll(/^ {2}(\S+ --> \S+)$/gm)].map(([, arrow = '']) => arrow)

  it('the diagram shows exactly the moves of the code', () => {
    expect(arrows.filter((arrow) => !arrow.includes('[*]')).sort()).toEqual(edges)
  })

  it('it begins where a refund begins and ends where no move leads on', () => {
    const ends = refundStates.filter((state) => nextRefundStates[state].length === 0).map((state) => `${state} --> [*]`)
    expect(arrows.filter((arrow) => arrow.includes('[*]')).sort()).toEqual(['[*] --> intended', ...ends].sort())
  })

  it('the table tells of every state', () => {
    const told = cellsOf(paper).map(([state = '']) => state.replaceAll('`', ''))
    for (const state of refundStates) expect(told).toContain(state)
  })

  it('the ledger’s own table holds the same moves', () => {
    const migrations = filesBelow('src/main/ledger/migrations').map(text).join('\n')
    const inserted = /INSERT INTO refund_move[^;]*;/.exec(migrations)?.[0] ?? ''
    const moves = [...inserted.matchAll(/\('([a-z-]+)', '([a-z-]+)'\)/g)].map(([, from, to]) => `${from} --> ${to}`)
    expect(moves.sort()).toEqual(edges)
  })

  it('the paper tells of every table', () => {
    const migrations = filesBelow('src/main/ledger/migrations').map(text).join('\n')
    const tables = [...migrations.matchAll(/^CREATE (?:TABLE|VIEW) (\w+)/gm)].map(([, name = '']) => name)
    expect(tables.length).toBeGreaterThan(10)
    expect(tables.filter((table) => !paper.includes(`\`${table}\``))).toEqual([])
  })
})

describe('scenes of the sandboxes', () => {
  const named = (paper: string): readonly string[] =>
    [...paper.matchAll(/^\| ((?:`[a-z0-9-]+`(?:, )?)+) +\|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    )

  it('the README of Payple tells of each, and of no other', () => {
    expect([...named(text('src/main/gateways/payple/README.md').split('## Sandbox')[1] ?? '')].sort()).toEqual(
      [...sceneNames].sort(),
    )
  })

  it('the README of KCP tells of scenes that are there', () => {
    const told = named(text('src/main/gateways/kcp/README.md').split('## The sandbox')[1] ?? '')
    expect(told.length).toBeGreaterThan(10)
    expect(told.filter((name) => readSceneName(name) === null)).toEqual([])
  })
})
