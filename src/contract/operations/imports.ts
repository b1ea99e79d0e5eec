import { z } from 'zod'
import { importStates } from '../../domain/import-run.ts'
import { NotFound } from '../failures.ts'
import { command, query } from '../operation.ts'
import { IdValue, InstantValue, noteOf, PageValue } from '../values.ts'

const RunShape = z.object({
  id: IdValue,
  shopId: IdValue,
  fileName: z.string(),
  bytes: z.int(),
  operatorId: z.string(),
  startedAt: InstantValue,
  endedAt: InstantValue.nullable(),
  state: z.enum(importStates),
  lines: z.int(),
  added: z.int(),
  already: z.int(),
  refunds: z.int(),
  passedOver: z.int(),
  rejected: z.int(),
  problem: z.string().nullable(),
})

const FileProblems = {
  'file-not-found': z.object({}),
  /** It is there and cannot be opened: no rights, or another program keeps it. */
  'file-unreadable': z.object({}),
  'file-too-large': z.object({ bytes: z.int(), limit: z.int() }),
  'file-is-no-text': z.object({ looksLike: z.string() }),
  'not-gateway-answers': z.object({}),
}

/** Gateway answers coming in. */
export const imports = {
  /** Lets the operator choose a file; null when none was chosen. The token stands for the path, which never leaves main. */
  chooseFile: command({
    may: 'import',
    input: z.strictObject({}),
    output: z.object({ token: z.string(), name: z.string(), bytes: z.int() }).nullable(),
    failures: {},
  }),
  /** Reads the chosen file into a shop's book; answers when it has ended. Progress comes as events. Stored lines stay when it is cancelled. */
  start: command({
    may: 'import',
    input: z.strictObject({ importId: IdValue, token: IdValue, shopId: IdValue }),
    output: RunShape,
    failures: { 'shop-not-found': NotFound, 'file-not-chosen': z.object({}), ...FileProblems },
  }),
  /** Reads pasted gateway answers into a shop's book. */
  paste: command({
    may: 'import',
    input: z.strictObject({ importId: IdValue, shopId: IdValue, text: noteOf(200_000).min(1) }),
    output: RunShape,
    failures: { 'shop-not-found': NotFound, 'not-gateway-answers': z.object({}) },
  }),
  /** Stops a running import after the batch in hand. Harmless when it has ended. */
  cancel: command({ may: 'import', input: z.strictObject({ importId: IdValue }), output: z.object({}), failures: {} }),
  /** Imports, newest first. */
  list: query({ input: z.strictObject({ limit: z.int().min(1).max(200) }), output: z.array(RunShape), failures: {} }),
  /** The lines an import did not take, with number and reason. */
  rejects: query({
    input: z.strictObject({ importId: IdValue, ...PageValue }),
    output: z.array(z.object({ line: z.int(), because: z.string(), excerpt: z.string() })),
    failures: {},
  }),
}
