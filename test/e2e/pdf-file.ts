import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'

/** What a saved slip holds: the size of each of its pages in millimetres and its text in the order it is drawn. */
export interface PdfFile {
  readonly pages: readonly { readonly width: number; readonly height: number }[]
  /** Without spaces: where a line is broken is the layout's own matter. */
  readonly text: string
  /** Whatever of a file may act when it is opened. */
  readonly active: readonly string[]
}

const millimetres = (points: string | undefined): number => Math.round((Number(points) / 72) * 25.4)

/** Reads a PDF file as Chromium writes it: objects one after another, streams deflated, letters as bytes of a font with a table of what they are. */
export function readPdf(path: string): PdfFile {
  const file = readFileSync(path).toString('latin1')
  const objects = new Map(
    [...file.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj$/gm)].map(([, id = '', body = '']) => [id, body] as const),
  )
  const refersTo = (body: string, name: string): string =>
    objects.get(new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1] ?? '') ?? ''
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body))
  return {
    pages: pages.map((page) => {
      const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(page) ?? []
      return { width: millimetres(width), height: millimetres(height) }
    }),
    text: pages
      .map((page) => drawnText(streamOf(refersTo(page, 'Contents')), lettersOf(page, objects, refersTo)))
      .join(''),
    active: ['/JS', '/JavaScript', '/URI', '/Launch', '/OpenAction', '/EmbeddedFile'].filter((name) =>
      new RegExp(`${name}\\b`).test(file),
    ),
  }
}

const streamOf = (body: string): string => {
  const [, bytes = ''] = /stream\r?\n([\s\S]*)\nendstream$/.exec(body) ?? []
  return inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1')
}

type Letters = ReadonlyMap<string, ReadonlyMap<number, string>>

/** For each font of a page what its codes stand for. */
function lettersOf(
  page: string,
  objects: ReadonlyMap<string, string>,
  refersTo: (body: string, name: string) => string,
): Letters {
  const [, fonts = ''] = /\/Font <<([^>]*)>>/.exec(page) ?? []
  return new Map(
    [...fonts.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => {
      const table = streamOf(refersTo(objects.get(id) ?? '', 'ToUnicode'))
      return [name, codesOf(table)] as const
    }),
  )
}

const toText = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

function codesOf(table: string): ReadonlyMap<number, string> {
  const codes = new Map<number, string>()
  for (const [, block = ''] of table.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g))
    for (const [, code = '', letter = ''] of block.matchAll(/<(\w+)> <(\w+)>/g))
      codes.set(parseInt(code, 16), toText(letter))
  for (const [, block = ''] of table.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', letter = ''] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let code = parseInt(from, 16); code <= parseInt(to, 16); code += 1)
        codes.set(code, String.fromCharCode(toText(letter).charCodeAt(0) + code - parseInt(from, 16)))
  return codes
}

/** A text as a PDF writes it: letters with some of them escaped, or UTF-16 with its mark. */
function plainText(written: string): string {
  const bytes = written
    .replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)))
    .replace(/\\(.)/g, '$1')
  return bytes.startsWith('\xfe\xff') ? Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le') : bytes
}

const drawn = /\/(F\d+) [\d.]+ Tf|\/ActualText (?:\(((?:\\.|[^\\)])*)\)|<FEFF([0-9A-F]*)>)|<([0-9A-F]+)> Tj|\b(EMC)\b/g

/** The letters of a page's drawing, in its order. Where it says what its shapes stand for, as of figures of one width, that is taken. */
function drawnText(drawing: string, letters: Letters): string {
  let font: ReadonlyMap<number, string> = new Map()
  let isSaid = false
  let text = ''
  for (const [, name, said, saidWide, hex, end] of drawing.matchAll(drawn)) {
    if (name !== undefined) font = letters.get(name) ?? new Map()
    if (end !== undefined) isSaid = false
    if (said !== undefined || saidWide !== undefined) {
      text += said === undefined ? toText(saidWide ?? '') : plainText(said)
      isSaid = true
    }
    if (isSaid) continue
    for (const byte of Buffer.from(hex ?? '', 'hex')) text += font.get(byte) ?? '�'
  }
  return text.replace(/\s/g, '')
}
