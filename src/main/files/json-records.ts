import { asciiOf, decode } from './encoding.ts'
import type { Encoding } from './file-lane.ts'
import { admit, faultTexts, type FileRecord, unreadable } from './file-record.ts'
import { losslessJson, namesFieldTwice } from './lossless-json.ts'
import type { NumberedPiece } from './numbered-pieces.ts'

/** Reads one piece of a JSON file. */
export function jsonRecord(piece: NumberedPiece, encoding: Encoding): FileRecord {
  const { line } = piece
  const text = decode(piece.bytes, encoding)
  if (piece.fault !== null) return refused(line, text ?? asciiOf(piece.bytes), faultTexts[piece.fault])
  if (text === null) return refused(line, asciiOf(piece.bytes), unreadable.encoding)
  if (text.includes('\0')) return refused(line, text, unreadable.controls)
  const json = losslessJson(text)
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return refused(line, text, unreadable.json)
  }
  const record = admit(line, text, json.includes('\n') ? null : json, value)
  return record.kind === 'fields' && namesFieldTwice(text, value) ? refused(line, text, unreadable.twice) : record
}

const refused = (line: number, text: string, because: string): FileRecord => ({
  kind: 'unreadable',
  line,
  text,
  because,
})
