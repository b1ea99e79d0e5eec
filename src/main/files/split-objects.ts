import {
  isBlank,
  longestRecordBytes,
  newline,
  type Piece,
  quote,
  type Split,
  type SplitFault,
  type Splitter,
} from './splitter.ts'

const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d
const comma = 0x2c
const colon = 0x3a
const backslash = 0x5c

/** Deeper than any gateway's answer; it also bounds how much of a broken file is read twice. */
const deepest = 32

/**
 * Objects one after another, on one line or over many, in an array or not.
 * After an object that breaks off, reading goes on at the next brace, so a fault costs one object and not the rest of the file.
 */
export function createObjectSplitter(): Splitter {
  let insideWreck = false

  const split = (window: Uint8Array, atEnd: boolean): Split => {
    const pieces: Piece[] = []
    let at = 0
    while (at < window.length) {
      const byte = window[at]
      if (byte === openBrace) {
        const end = objectEnd(window, at, atEnd)
        if (end.kind === 'open') break
        pieces.push({ from: at, to: end.at, fault: end.kind === 'whole' ? null : end.kind })
        insideWreck = end.kind !== 'whole'
        at = end.kind === 'whole' ? end.at : at + 1
      } else if (insideWreck) at = nextBrace(window, at)
      else if (isBlank(byte) || byte === comma || byte === openBracket || byte === closeBracket) at += 1
      else {
        const to = strayEnd(window, at)
        pieces.push({ from: at, to, fault: 'not-an-object' })
        at = to
      }
    }
    return { pieces, consumed: at }
  }
  return { split }
}

/** What lies before it belongs to the object that broke off, and was rejected with it. */
function nextBrace(window: Uint8Array, from: number): number {
  const found = window.indexOf(openBrace, from)
  return found === -1 ? window.length : found
}

/** End of something between objects that is none: up to the next brace, comma or line break. */
function strayEnd(window: Uint8Array, from: number): number {
  for (let at = from + 1; at < window.length; at += 1) {
    const byte = window[at]
    if (byte === openBrace || byte === newline || byte === comma) return at
  }
  return window.length
}

type TextEnd = { readonly kind: 'closed'; readonly at: number } | { readonly kind: 'broken'; readonly at: number }
type ObjectEnd = { readonly kind: 'whole' | SplitFault; readonly at: number } | { readonly kind: 'open' }

function objectEnd(window: Uint8Array, from: number, atEnd: boolean): ObjectEnd {
  const limit = Math.min(window.length, from + longestRecordBytes)
  const containers: number[] = []
  let before = colon
  for (let at = from; at < limit; at += 1) {
    const byte = window[at] ?? 0
    if (byte === quote) {
      const end = textEnd(window, at + 1, limit)
      if (end.kind === 'broken') return end
      at = end.at
    } else if (byte === openBrace || byte === openBracket) {
      // An object where a name should stand: the one before it was never closed.
      if (containers.length === deepest || !mayOpen(containers.at(-1), before)) return { kind: 'broken', at }
      containers.push(byte)
    } else if (byte === closeBrace || byte === closeBracket) {
      if (containers.pop() !== (byte === closeBrace ? openBrace : openBracket)) return { kind: 'broken', at }
      if (containers.length === 0) return { kind: 'whole', at: at + 1 }
    }
    if (!isBlank(byte)) before = byte
  }
  if (limit < window.length) return { kind: 'too-long', at: limit }
  return atEnd ? { kind: 'cut-off', at: limit } : { kind: 'open' }
}

const mayOpen = (container: number | undefined, before: number): boolean =>
  container === openBracket ? before === comma || before === openBracket : before === colon

/** The closing quote of a text, or the limit. A raw line break never stands inside one: the quote before it was never closed. */
function textEnd(window: Uint8Array, from: number, limit: number): TextEnd {
  for (let at = from; at < limit; at += 1) {
    const byte = window[at]
    if (byte === backslash) at += 1
    else if (byte === quote) return { kind: 'closed', at }
    else if (byte === newline) return { kind: 'broken', at }
  }
  return { kind: 'closed', at: limit }
}
