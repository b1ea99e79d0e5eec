/** Digits from which a number may not be exact as a JavaScript number: 2^53 has sixteen. */
const longNumber = /(?:^|[[:,\s])-?\d{16}/
const textOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/**
 * The same JSON with numbers beyond 2^53 as the text they stand as, so an order number never loses its last digits, and a card number
 * written as `9410123410110261.0` is seen for what it is. What is no JSON stays none.
 */
export const losslessJson = (json: string): string =>
  longNumber.test(json) ? json.replace(textOrNumber, quoteWhenUnsafe) : json

function quoteWhenUnsafe(token: string): string {
  if (!/^-?\d{16}/.test(token)) return token
  const number = Number(token)
  const isExact = Number.isInteger(number) ? Number.isSafeInteger(number) : String(number) === token
  return isExact ? token : `"${token}"`
}

/**
 * Does one object of this JSON name a field twice? Then it says two things, and which one counts would be a guess.
 * `json` has been parsed to `parsed` before.
 */
export function namesFieldTwice(json: string, parsed: unknown): boolean {
  const fields = fieldsIn(parsed)
  return colonsAfterQuotes(json) > fields && namesIn(json) > fields
}

const fieldName = /"(?:[^"\\]|\\.)*"\s*:?/g

function namesIn(json: string): number {
  let named = 0
  for (const token of json.match(fieldName) ?? []) if (token.endsWith(':')) named += 1
  return named
}

/** Quick to count and never fewer than the names there are: a text may hold `":` too. */
function colonsAfterQuotes(json: string): number {
  let count = 0
  for (let at = json.indexOf(':'); at !== -1; at = json.indexOf(':', at + 1)) {
    let before = at - 1
    while (json.charCodeAt(before) <= blank) before -= 1
    if (json[before] === '"') count += 1
  }
  return count
}

/** JSON's white space is at most a blank. */
const blank = 0x20

function fieldsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const inside: readonly unknown[] = Array.isArray(value) ? value : Object.values(value)
  let fields = Array.isArray(value) ? 0 : inside.length
  for (const one of inside) if (typeof one === 'object') fields += fieldsIn(one)
  return fields
}
