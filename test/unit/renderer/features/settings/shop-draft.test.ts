import { describe, expect, it } from 'vitest'
import { toDay } from '../../../../../src/domain/day.ts'
import { defaultTaxSettings, type Shop } from '../../../../../src/domain/shop.ts'
import {
  draftOf,
  sameDraft,
  settingsOf,
  takeOverWallets,
} from '../../../../../src/renderer/src/features/settings/shop-draft.ts'

const shop: Pick<Shop, 'name' | 'colour' | 'tax' | 'choices'> = {
  name: '한빛문구',
  colour: 'teal',
  tax: { ...defaultTaxSettings, mandatory: 'BY_CATEGORY', directIssue: { 'kakao-pay': toDay('2026-11-01') } },
  choices: { 'receipt-partial': 'cancel-and-reissue' },
}

describe('a draft of a shop', () => {
  it('stands for the shop as it is until something is changed', () => {
    expect(settingsOf(draftOf(shop))).toEqual(shop)
    expect(sameDraft(draftOf(shop), draftOf(structuredClone(shop)))).toBe(true)
  })

  it('differs by each of its settings', () => {
    const draft = draftOf(shop)
    for (const changed of [
      { ...draft, name: '한빛' },
      { ...draft, colour: 'rose' as const },
      { ...draft, tax: { ...draft.tax, mandatory: 'NONE' as const } },
      { ...draft, tax: { ...draft.tax, mixedThreshold: 'CASH_PART' as const } },
      { ...draft, tax: { ...draft.tax, exemptShare: 'CARD_FIRST' as const } },
      { ...draft, direct: {} },
      { ...draft, direct: { 'kakao-pay': { since: null } } },
      { ...draft, direct: { 'kakao-pay': { since: toDay('2026-11-02') } } },
    ])
      expect(sameDraft(draft, changed)).toBe(false)
  })

  it('stands for nothing while a wallet taken over has no day, or the shop no name', () => {
    const draft = draftOf(shop)
    expect(settingsOf({ ...draft, direct: { 'toss-pay': { since: null } } })).toBeNull()
    expect(settingsOf({ ...draft, name: '   ' })).toBeNull()
    expect(settingsOf({ ...draft, name: ' 한빛 ' })?.name).toBe('한빛')
  })

  it('offers to take over exactly the wallets the guide allows', () => {
    expect(takeOverWallets).toEqual(['kakao-pay', 'naver-pay', 'toss-pay'])
  })
})
