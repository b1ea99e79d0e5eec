/** A key with its colon, a string, a number, or a bracket; everything else in JSON is left to JSON.parse. */
const token = /"(?:[^"\\]|\\.)*"(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[{}[\]]/gs

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads an answer's bytes as one JSON object, every whole number as its digits in text: a PCD_PAYER_NO goes up to 2^64 − 1
 * (guide §3-3), which a JavaScript number cannot hold, and old samples print `04`. Every value is a string by the guide anyway.
 * Null for anything else: bytes that are not UTF-8, a cut text, an array, or an object naming a field twice,
 * since such an answer says two things.
 */
export function readJsonObject(bytes: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    const quoted = quoteWholeNumbers(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    const value: unknown = quoted === null ? null : JSON.parse(quoted)
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

/** The text with its whole numbers quoted; null when the outermost object names a field twice. */
function quoteWholeNumbers(text: string): string | null {
  const names = new Set<string>()
  let depth = 0
  let twice = false
  const quoted = text.replace(token, (part: string, colon: string | undefined) => {
    if (part === '{' || part === '[') depth += 1
    else if (part === '}' || part === ']') depth -= 1
    else if (colon !== undefined && depth === 1) {
      const name = part.slice(0, part.length - colon.length)
      twice ||= names.has(name)
      names.add(name)
    }
    return /^-?\d+$/.test(part) ? `"${part}"` : part
  })
  return twice ? null : quoted
}
