import { SaxesParser } from 'saxes'
import { HometaxFault } from './table.ts'

/** Who hears what stands in a part of a workbook. Names come without the prefix of their namespace. */
export interface XmlListener {
  opened(name: string, attributes: Readonly<Record<string, string>>): void
  closed(name: string): void
  text(text: string): void
}

/**
 * Parses XML piece by piece and yields after each. A part of a workbook declares no document type, so one that does is refused: what
 * it could declare are entities that grow.
 */
export async function* parseXml(pieces: AsyncIterable<Buffer>, listener: XmlListener): AsyncGenerator<number> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let fault: HometaxFault | null = null
  const damage = (): void => {
    fault ??= new HometaxFault({ kind: 'workbook-damaged' })
  }
  parser.on('error', damage)
  parser.on('doctype', damage)
  parser.on('opentag', ({ name, attributes }) => listener.opened(withoutPrefix(name), attributes))
  parser.on('closetag', ({ name }) => listener.closed(withoutPrefix(name)))
  parser.on('text', (text) => listener.text(text))
  parser.on('cdata', (text) => listener.text(text))
  const decoder = new TextDecoder('utf-8')
  let bytes = 0
  for await (const piece of pieces) {
    parser.write(decoder.decode(piece, { stream: true }))
    if (fault !== null) throw fault
    bytes += piece.length
    yield bytes
  }
  parser.write(decoder.decode()).close()
  if (fault !== null) throw fault
  yield bytes
}

/** Parses all of a part. */
export async function readXml(pieces: AsyncIterable<Buffer>, listener: XmlListener): Promise<void> {
  for await (const _ of parseXml(pieces, listener));
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The value of an attribute by its name without prefix; null when there is none. */
export const attributeOf = (attributes: Readonly<Record<string, string>>, name: string): string | null =>
  attributes[name] ?? Object.entries(attributes).find(([key]) => withoutPrefix(key) === name)?.[1] ?? null
