/** Digits from which a number may not be exact as a JavaScript number: 2^53 has sixteen. */
const longNumber = /[[:,\s]-?\d{16}/
const textOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/**
 * Parses JSON and keeps whole numbers beyond 2^53 as the text they stood as, so an order number never loses its last digits.
 * Throws SyntaxError on anything that is not JSON.
 */
export function parseLosslessly(json: string): unknown {
  return JSON.parse(longNumber.test(json) ? json.replace(textOrNumber, quoteWhenUnsafe) : json)
}

function quoteWhenUnsafe(token: string): string {
  if (token.startsWith('"') || token.length < 16) return token
  return /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token
}

/**
 * Does one object of this JSON name a field twice? Then it says two things, and which one counts would be a guess.
 * `json` has been parsed to `parsed` before.
 */
export function namesFieldTwice(json: string, parsed: unknown): boolean {
  let named = 0
  for (const token of json.match(fieldName) ?? []) if (token.endsWith(':')) named += 1
  return named > fieldsIn(parsed)
}

const fieldName = /"(?:[^"\\]|\\.)*"\s*:?/g

function fieldsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const inside = Object.values(value).reduce((count: number, one: unknown) => count + fieldsIn(one), 0)
  return Array.isArray(value) ? inside : inside + Object.keys(value).length
}
