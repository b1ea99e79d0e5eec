import { describe, expect, it } from 'vitest'
import {
  may,
  operatorRoles,
  permissions,
  rolesThatMay,
  theApp,
  usualRefundLimits,
} from '../../../src/domain/operator.ts'

describe('who may what', () => {
  it('lets everybody look, and only the 관리자 touch shops and people', () => {
    expect(rolesThatMay('see')).toEqual(operatorRoles)
    expect(rolesThatMay('manage')).toEqual(['admin'])
    expect(permissions.every((permission) => may('admin', permission))).toBe(true)
  })

  it('lets nobody who only approves ask for a refund, so that one over the limit takes two people', () => {
    expect(may('approver', 'approve')).toBe(true)
    expect(may('approver', 'refund')).toBe(false)
    expect(may('cs', 'refund')).toBe(true)
    expect(may('cs', 'approve')).toBe(false)
  })

  it('leaves proof of what became of money to those who answer for it', () => {
    for (const permission of ['settle', 'bulk', 'receipts', 'unmask'] as const)
      expect(rolesThatMay(permission)).toEqual(['finance', 'admin'])
  })

  it('lets the app itself nothing but look', () => {
    expect(permissions.filter((permission) => may(theApp.role, permission))).toEqual(['see'])
  })

  it('begins with limits that stop whoever may not approve', () => {
    expect(usualRefundLimits).toMatchObject({ viewer: 0, cs: 100_000, finance: 1_000_000, approver: null, admin: null })
  })
})
