import { z } from 'zod'

/** What part of the book changed; a screen decides whether to read again. */
const topics = [
  'transactions',
  'refunds',
  'receipts',
  'shops',
  'imports',
  'desk',
  'bulk',
  'approvals',
  'reconciliation',
] as const

/** What main announces: news, never orders. Parsed before it is told, as answers are. */
export const AppEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ledger.changed'), topics: z.array(z.enum(topics)) }),
  z.object({
    kind: z.literal('import.progressed'),
    importId: z.string(),
    lines: z.int(),
    added: z.int(),
    already: z.int(),
    rejected: z.int(),
    bytesRead: z.number(),
    bytes: z.number(),
  }),
  z.object({
    kind: z.literal('hometax.progressed'),
    listId: z.string(),
    lines: z.int(),
    added: z.int(),
    already: z.int(),
    rejected: z.int(),
    bytesRead: z.number(),
    bytes: z.number(),
  }),
  z.object({ kind: z.literal('export.progressed'), exportId: z.string(), rows: z.int() }),
  z.object({
    kind: z.literal('look-up.progressed'),
    lookUpId: z.string(),
    asked: z.int(),
    of: z.int(),
    changed: z.int(),
    failed: z.int(),
  }),
])
export type AppEvent = z.output<typeof AppEvent>
