import type { TaxSettings } from '../shop.ts'

/** Settings of a shop that are one of a few values, or yes and no. */
type ChoiceSetting = {
  [K in keyof TaxSettings]: TaxSettings[K] extends string | boolean ? K : never
}[keyof TaxSettings]

/** Each choice of a shop that a verdict hangs on, in Korean: its name, and its values in the order they are offered. */
const settingWords = {
  mandatory: {
    name: '현금영수증 의무발행업종',
    values: { ALL: '모든 품목이 의무발행', BY_CATEGORY: '품목에 따라 다름', NONE: '의무발행업종 아님' },
  },
  mixedThreshold: {
    name: '카드와 현금을 함께 쓴 결제의 10만원 기준',
    values: { TRANSACTION: '거래 전체 금액', CASH_PART: '현금 부분만' },
  },
  exemptShare: {
    name: '복합과세 결제의 면세 금액',
    values: { PROPORTION: '구성 금액의 비율로', CASH_FIRST: '현금에 먼저', CARD_FIRST: '카드에 먼저' },
  },
} as const satisfies {
  [K in ChoiceSetting]: { readonly name: string; readonly values: Readonly<Record<`${TaxSettings[K]}`, string>> }
}

/** Settings in which one choice is another, and that choice as it is said: `현금영수증 의무발행업종: 품목에 따라 다름`. */
interface SaidSetting {
  readonly words: string
  readonly settings: TaxSettings
}

/** The shop's choices as they are. */
export const settingsAsSaid = (settings: TaxSettings): readonly { readonly name: string; readonly value: string }[] =>
  choiceSettings.map((setting) => ({
    name: settingWords[setting].name,
    value: valuesOf(setting)[String(settings[setting])] ?? '',
  }))

/** The settings with one choice at another value, for every other value there is. */
export const otherSettings = (settings: TaxSettings): readonly SaidSetting[] =>
  choiceSettings.flatMap((setting) =>
    Object.entries(valuesOf(setting))
      .filter(([value]) => value !== String(settings[setting]))
      .map(([value, word]) => ({
        words: `${settingWords[setting].name}: ${word}`,
        settings: { ...settings, [setting]: settingOf(value) },
      })),
  )

const isChoice = (name: string): name is ChoiceSetting => Object.hasOwn(settingWords, name)
const choiceSettings: readonly ChoiceSetting[] = Object.keys(settingWords).filter(isChoice)

/** A setting's value by the word that stands for it in a table. */
const settingOf = (value: string): string | boolean =>
  value === 'true' || value === 'false' ? value === 'true' : value

const valuesOf = (setting: ChoiceSetting): Readonly<Record<string, string>> => settingWords[setting].values
