import { toWon, type Won } from './money.ts'

/** Roles of the people at the desk: 조회, CS, 재무, 승인자, 관리자. */
export const operatorRoles = ['viewer', 'cs', 'finance', 'approver', 'admin'] as const
export type OperatorRole = (typeof operatorRoles)[number]

/** A person at the desk. */
export interface Operator {
  readonly id: string
  readonly name: string
  readonly role: OperatorRole
}

/** The first operator of every book: the 관리자, made by the first migration and named at the first start. */
export const firstOperatorId = 'op-1'

/** The app itself, where nobody asked: look-ups in a rhythm, what is found at a start. It may nothing but look, and cannot sign in. */
export const theApp: Operator = { id: 'app', name: '영수데스크', role: 'viewer' }

/**
 * What a person may be allowed to do. `see`: look at the book and ask gateways. `import`: bring files in. `refund`: ask for refunds, up
 * to the role's limit alone. `approve`: approve another's refund. `collect`: payment links, confirms, registered methods. `receipts`:
 * issue and cancel receipts. `settle`: say by hand what became of an unknown. `bulk`: refunds from a file. `export`: files out.
 * `unmask`: files out with what is masked elsewhere. `manage`: shops, credentials, operators, recovery key.
 */
export const permissions = [
  'see',
  'import',
  'refund',
  'approve',
  'collect',
  'receipts',
  'settle',
  'bulk',
  'export',
  'unmask',
  'manage',
] as const
export type Permission = (typeof permissions)[number]

/** Who may do what. An approver asks for no refund, so that a refund over the limit always takes two people. */
const granted = {
  viewer: ['see'],
  cs: ['see', 'import', 'refund', 'collect'],
  finance: ['see', 'import', 'refund', 'approve', 'collect', 'receipts', 'settle', 'bulk', 'export', 'unmask'],
  approver: ['see', 'approve', 'export'],
  admin: permissions,
} as const satisfies Record<OperatorRole, readonly Permission[]>

/** May a person of this role do this? */
export const may = (role: OperatorRole, permission: Permission): boolean =>
  granted[role].some((one) => one === permission)

/** The roles that may do this, for the sentence that says who can. */
export const rolesThatMay = (permission: Permission): readonly OperatorRole[] =>
  operatorRoles.filter((role) => may(role, permission))

/**
 * Up to how many won of one payment a role refunds, or lets be refunded, without another person; null is without limit, 0 never.
 * Counted over all that was refunded of the payment without approval, so that parts do not get around it.
 */
export type RefundLimits = Readonly<Record<OperatorRole, Won | null>>

/** Roles whose limit can be set; a viewer refunds nothing. */
export const limitedRoles = ['cs', 'finance', 'approver', 'admin'] as const satisfies readonly OperatorRole[]
export type LimitedRole = (typeof limitedRoles)[number]

/** The limits of a book where nobody set others. */
export const usualRefundLimits: RefundLimits = {
  viewer: toWon(0),
  cs: toWon(100_000),
  finance: toWon(1_000_000),
  approver: null,
  admin: null,
}
