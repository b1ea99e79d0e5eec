import { walletIds, walletNames } from '../../../../domain/easy-pay.ts'
import { settledIssuers, type TaxSettings } from '../../../../domain/shop.ts'
import { tax as words } from '../../text/ko/settings.ts'

/** One setting in words. */
interface SettingWord {
  readonly key: string
  readonly name: string
  readonly value: string
}

function settingWords(tax: TaxSettings): readonly SettingWord[] {
  return [
    { key: 'mandatory', name: words.mandatory, value: words.mandatoryChoices[tax.mandatory] },
    { key: 'mixed', name: words.mixedThreshold, value: words.mixedThresholdChoices[tax.mixedThreshold] },
    { key: 'exempt', name: words.exemptShare, value: words.exemptShareChoices[tax.exemptShare] },
    ...walletIds.map((id) => ({
      key: `direct-${id}`,
      name: words.directSince(walletNames[id]),
      value: tax.directIssue[id] ?? words.none,
    })),
    { key: 'travel', name: words.travel, value: tax.travel ? words.yes : words.no },
    { key: 'miss', name: words.walletMiss, value: words.walletMissChoices[tax.walletMiss] },
    { key: 'part', name: words.outsidePart, value: words.outsidePartChoices[tax.outsidePart] },
    ...settledIssuers.flatMap((id) => [
      {
        key: `window-${id}`,
        name: words.cancelWindowOf(words.issuerNames[id]),
        value: words.cancelWindowChoices[tax.cancelWindow[id]],
      },
      {
        key: `grace-${id}`,
        name: words.graceDaysOf(words.issuerNames[id]),
        value: words.businessDays(tax.graceDays[id]),
      },
    ]),
  ]
}

/** What one recording changed of the settings recorded before it, in words. */
export function taxChanges(
  before: TaxSettings,
  now: TaxSettings,
): readonly (SettingWord & { readonly before: string })[] {
  const old = new Map(settingWords(before).map(({ key, value }) => [key, value]))
  return settingWords(now).flatMap((word) => {
    const was = old.get(word.key)
    return was === undefined || was === word.value ? [] : [{ ...word, before: was }]
  })
}
