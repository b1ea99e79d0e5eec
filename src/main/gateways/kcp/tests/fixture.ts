import { readFileSync } from 'node:fs'
import type { Line } from '../mapping/fields.ts'

const isLine = (value: unknown): value is Line => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A recorded answer by what it shows. */
export function fixture(name: string): Line {
  const parsed: unknown = JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'))
  if (!isLine(parsed)) throw new Error(`fixture ${name} is no object`)
  return parsed
}
