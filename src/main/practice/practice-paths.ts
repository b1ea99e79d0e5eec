import { join } from 'node:path'
import type { GatewayId } from '../../domain/gateway.ts'

/** Where practice keeps its own, beside the practice ledger (decision 14). */
export interface PracticePaths {
  /** Written last: without it nothing of the rest counts. */
  readonly begun: string
  readonly kcpIdentity: string
  readonly kcpPayments: string
  readonly kcpCancels: string
  readonly paypleBook: string
  /** Where both sandboxes listen since the last start: `{ "kcp": "http://127.0.0.1:…", "payple": … }`. */
  readonly endpoints: string
  readonly logs: Readonly<Record<GatewayId, string>>
}

/** The places inside the practice folder. */
export const practicePaths = (folder: string): PracticePaths => ({
  begun: join(folder, 'practice.json'),
  kcpIdentity: join(folder, 'kcp', 'identity.json'),
  kcpPayments: join(folder, 'kcp', 'payments.json'),
  kcpCancels: join(folder, 'kcp', 'cancels.jsonl'),
  paypleBook: join(folder, 'payple', 'book.jsonl'),
  endpoints: join(folder, 'sandboxes.json'),
  logs: { kcp: join(folder, 'logs', '연습-KCP-응답.jsonl'), payple: join(folder, 'logs', '연습-페이플-응답.jsonl') },
})
