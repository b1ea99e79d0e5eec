import { describe, expect, it } from 'vitest'
import { toDay } from '../../../../../src/domain/day.ts'
import { defaultTaxSettings, type Shop, type TaxSettings } from '../../../../../src/domain/shop.ts'
import { unchangedTax } from '../../../../../src/domain/tax-history.ts'
import {
  draftOf,
  isTaxChanged,
  sameDraft,
  settingsOf,
  takeOverWallets,
  walletsBeforeIt,
} from '../../../../../src/renderer/src/features/settings/shop-draft.ts'

const today = toDay('2026-11-24')
const tax: TaxSettings = {
  ...defaultTaxSettings,
  mandatory: 'BY_CATEGORY',
  directIssue: { 'kakao-pay': toDay('2026-11-01') },
}
const shop: Pick<Shop, 'name' | 'colour' | 'taxHistory' | 'choices'> = {
  name: '한빛문구',
  colour: 'teal',
  taxHistory: unchangedTax(tax),
  choices: { 'receipt-partial': 'cancel-and-reissue' },
}
const saved = draftOf(shop, today)

describe('a draft of a shop', () => {
  it('stands for the shop as it is until something is changed', () => {
    const { name, colour, choices } = shop
    expect(settingsOf(saved, saved)).toEqual({ name, colour, choices, tax: null })
    expect(sameDraft(saved, draftOf(structuredClone(shop), today))).toBe(true)
  })

  it('differs by each of its settings', () => {
    for (const changed of [
      { ...saved, name: '한빛' },
      { ...saved, colour: 'rose' as const },
      { ...saved, tax: { ...saved.tax, mandatory: 'NONE' as const } },
      { ...saved, tax: { ...saved.tax, mixedThreshold: 'CASH_PART' as const } },
      { ...saved, tax: { ...saved.tax, exemptShare: 'CARD_FIRST' as const } },
      { ...saved, tax: { ...saved.tax, travel: true } },
      { ...saved, tax: { ...saved.tax, walletMiss: 'CHECK' as const } },
      { ...saved, tax: { ...saved.tax, outsidePart: 'WHOLE' as const } },
      { ...saved, tax: { ...saved.tax, graceDays: { ...saved.tax.graceDays, kcp: 5 } } },
      { ...saved, tax: { ...saved.tax, cancelWindow: { ...saved.tax.cancelWindow, wallet: 'NONE' as const } } },
      { ...saved, direct: {} },
      { ...saved, direct: { 'kakao-pay': { since: null } } },
      { ...saved, direct: { 'kakao-pay': { since: toDay('2026-11-02') } } },
    ])
      expect(sameDraft(saved, changed)).toBe(false)
  })

  it('records settings of law only where they were changed, for payments from the day it says', () => {
    expect(settingsOf({ ...saved, name: '한빛' }, saved)?.tax).toBeNull()
    const changed = { ...saved, tax: { ...saved.tax, travel: true }, taxFrom: toDay('2027-01-01') }
    expect(settingsOf(changed, saved)?.tax).toEqual({ settings: { ...tax, travel: true }, appliesFrom: '2027-01-01' })
    expect(isTaxChanged({ ...saved, taxFrom: toDay('2027-01-01') }, saved)).toBe(false)
  })

  it('begins at today, or at the day of settings that are still to come', () => {
    expect(saved.taxFrom).toBe(today)
    const [first] = shop.taxHistory
    const coming = { ...first, appliesFrom: toDay('2027-01-01') }
    expect(draftOf({ ...shop, taxHistory: [first, coming] }, today).taxFrom).toBe('2027-01-01')
  })

  it('stands for nothing while a day or the name is missing, or a wallet is taken over before the settings apply', () => {
    expect(settingsOf({ ...saved, direct: { 'toss-pay': { since: null } } }, saved)).toBeNull()
    expect(settingsOf({ ...saved, name: '   ' }, saved)).toBeNull()
    expect(settingsOf({ ...saved, name: ' 한빛 ' }, saved)?.name).toBe('한빛')
    const taken = { ...saved, direct: { ...saved.direct, 'toss-pay': { since: toDay('2026-11-10') } } }
    expect(walletsBeforeIt(taken, saved)).toEqual(['toss-pay'])
    expect(settingsOf(taken, saved)).toBeNull()
    expect(settingsOf({ ...taken, taxFrom: toDay('2026-11-10') }, saved)?.tax?.appliesFrom).toBe('2026-11-10')
    expect(settingsOf({ ...taken, taxFrom: null }, saved)).toBeNull()
  })

  it('offers to take over exactly the wallets the guide allows', () => {
    expect(takeOverWallets).toEqual(['kakao-pay', 'naver-pay', 'toss-pay'])
  })
})
