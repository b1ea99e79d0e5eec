/** Roles of the people at the desk. `admin` may everything; until sign-in exists one operator `op-1` (관리자) does all (decision 12). */
export const operatorRoles = ['viewer', 'cs', 'finance', 'approver', 'admin'] as const
export type OperatorRole = (typeof operatorRoles)[number]

/** A person at the desk. */
export interface Operator {
  readonly id: string
  readonly name: string
  readonly role: OperatorRole
}

/** May this role settle an unknown refund by hand? Finance only, with an evidence note (decision 4). */
export const maySettleByHand = (role: OperatorRole): boolean => role === 'finance' || role === 'admin'

/** May this role say that what a shop was refused for has changed? */
export const mayTellRuleChanged = (role: OperatorRole): boolean => role === 'finance' || role === 'admin'

/** May this role approve a refund whose tax figures the gateway's documents leave open? */
export const mayApproveRefund = (role: OperatorRole): boolean =>
  role === 'finance' || role === 'approver' || role === 'admin'
