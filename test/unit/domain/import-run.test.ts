import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { importStates } from '../../../src/domain/import-run.ts'

const schema = readFileSync(new URL('../../../src/main/ledger/migrations/0001_ledger.sql', import.meta.url), 'utf8')

describe('the states of an import', () => {
  it('are the ends the ledger knows, and running for one without an end', () => {
    const [, ends = ''] = /CREATE TABLE import_end \([^;]*CHECK \(state IN \(([^)]*)\)\)/.exec(schema) ?? []
    const known = ends.split(',').map((name) => name.trim().replaceAll("'", ''))
    expect(['running', ...known]).toEqual([...importStates])
  })
})
