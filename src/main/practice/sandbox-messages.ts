import type { GatewayId } from '../../domain/gateway.ts'

/** What the thread starts with. `clockOffsetMs` is the app's clock less the machine's (decision 13: the sandboxes share it). */
export interface SandboxLaneStart {
  readonly folder: string
  readonly clockOffsetMs: number
}

/** What the thread says. It hears one message only: to close. */
export type FromSandboxLane =
  | {
      readonly kind: 'open'
      readonly endpoints: Readonly<Record<GatewayId, string>>
      readonly credentials: Readonly<Record<GatewayId, Readonly<Record<string, string>>>>
    }
  | { readonly kind: 'closed' }

/** Is this what the thread starts with? */
export const isSandboxLaneStart = (value: unknown): value is SandboxLaneStart =>
  typeof value === 'object' &&
  value !== null &&
  'folder' in value &&
  typeof value.folder === 'string' &&
  'clockOffsetMs' in value &&
  typeof value.clockOffsetMs === 'number'
