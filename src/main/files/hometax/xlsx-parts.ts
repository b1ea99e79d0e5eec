import { posix } from 'node:path'
import type { DateSystem } from '../../../domain/hometax/sheet-cell.ts'
import { HometaxFault } from './table.ts'
import { attributeOf, readXml } from './xml-events.ts'
import type { ZipParts } from './zip-parts.ts'

/** A sheet that can be seen: its name and the part it is in. */
export interface SheetPart {
  readonly name: string
  readonly part: string
}

/** What all sheets of an .xlsx file share. `formats` are number formats by a cell's style. */
export interface Workbook {
  readonly sheets: readonly SheetPart[]
  readonly system: DateSystem
  readonly formats: readonly string[]
  readonly strings: readonly string[]
}

const mostStringBytes = 256 * 1024 ** 2
const mostSheets = 50

/** Reads what the sheets of a workbook share. */
export async function readWorkbook(zip: ZipParts): Promise<Workbook> {
  const root = [...(await relationsOf(zip, '')).values()].find(({ type }) => type.endsWith('/officeDocument'))
  const main = root?.target ?? 'xl/workbook.xml'
  const relations = await relationsOf(zip, main)
  const partOf = (kind: string): string =>
    [...relations.values()].find(({ type }) => type.endsWith(`/${kind}`))?.target ?? ''
  const { listed, system } = await sheetsOf(zip, main)
  const sheets = listed.flatMap(({ name, id }) => {
    const part = relations.get(id)
    return part === undefined || !part.type.endsWith('/worksheet') ? [] : [{ name, part: part.target }]
  })
  return {
    sheets: sheets.slice(0, mostSheets),
    system,
    formats: await formatsOf(zip, partOf('styles')),
    strings: await stringsOf(zip, partOf('sharedStrings')),
  }
}

interface Relation {
  readonly type: string
  readonly target: string
}

async function relationsOf(zip: ZipParts, part: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = posix.dirname(part)
  const relations = new Map<string, Relation>()
  await readXml(zip.pieces(posix.join(folder, '_rels', `${posix.basename(part)}.rels`)), {
    opened: (name, attributes) => {
      const [id, type, target] = ['Id', 'Type', 'Target'].map((key) => attributes[key] ?? '')
      if (name !== 'Relationship' || id === undefined || type === undefined || target === undefined) return
      relations.set(id, { type, target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target) })
    },
    closed: () => undefined,
    text: () => undefined,
  }).catch(ifMissing(zip, posix.join(folder, '_rels', `${posix.basename(part)}.rels`)))
  return relations
}

/** A part that is not there has no root element, which is no damage. */
const ifMissing = (zip: ZipParts, part: string) => (error: unknown) => {
  if (zip.names.includes(part)) throw error
}

async function sheetsOf(zip: ZipParts, part: string) {
  const listed: { readonly name: string; readonly id: string }[] = []
  let system: DateSystem = 1900
  await readXml(zip.pieces(part), {
    opened: (name, attributes) => {
      if (name === 'workbookPr' && ['1', 'true'].includes(attributes['date1904'] ?? '')) system = 1904
      if (name !== 'sheet' || (attributes['state'] ?? 'visible') !== 'visible') return
      listed.push({ name: attributes['name'] ?? '', id: attributeOf(attributes, 'id') ?? '' })
    },
    closed: () => undefined,
    text: () => undefined,
  })
  return { listed, system }
}

/** Number formats that have a number of their own and stand in no file; those of dates are told by a letter that no number has. */
const builtIn: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  37: '#,##0;(#,##0)',
  38: '#,##0;(#,##0)',
  49: '@',
}

async function formatsOf(zip: ZipParts, part: string): Promise<readonly string[]> {
  const own = new Map<number, string>()
  const formats: string[] = []
  let inCells = false
  await readXml(zip.pieces(part), {
    opened: (name, attributes) => {
      if (name === 'numFmt') own.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? 'General')
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const id = Number(attributes['numFmtId'] ?? 0)
      formats.push(own.get(id) ?? builtIn[id] ?? 'other')
    },
    closed: (name) => {
      if (name === 'cellXfs') inCells = false
    },
    text: () => undefined,
  }).catch(ifMissing(zip, part))
  return formats
}

async function stringsOf(zip: ZipParts, part: string): Promise<readonly string[]> {
  const bytes = zip.sizeOf(part)
  if (bytes > mostStringBytes) throw new HometaxFault({ kind: 'workbook-unpacks-too-large', bytes })
  const strings: string[] = []
  const gathered = createTextGatherer()
  await readXml(zip.pieces(part), {
    opened: (name) => gathered.opened(name),
    closed: (name) => {
      gathered.closed(name)
      if (name === 'si') strings.push(gathered.take())
    },
    text: (text) => gathered.text(text),
  }).catch(ifMissing(zip, part))
  return strings
}

/** Gathers the text of a string item: all its runs, without the readings that stand beside Chinese characters. */
export function createTextGatherer() {
  let parts = ''
  let inText = false
  let inReading = false
  return {
    opened: (name: string): void => {
      if (name === 'rPh') inReading = true
      else if (name === 't') inText = !inReading
    },
    closed: (name: string): void => {
      if (name === 'rPh') inReading = false
      else if (name === 't') inText = false
    },
    text: (text: string): void => {
      if (inText) parts += text
    },
    take: (): string => {
      const taken = unescaped(parts)
      parts = ''
      return taken
    },
  }
}

/** What XML has no character for stands as `_x000D_`. */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
