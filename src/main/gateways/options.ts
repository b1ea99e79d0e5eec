import type { GatewayChoices } from '../../domain/shop.ts'
import type { GatewayOption } from './gateway.ts'

type ValueOf<Options extends readonly GatewayOption[], Name extends string> = Extract<
  Options[number],
  { readonly name: Name }
>['choices'][number]['value']

/** Reads a shop's choice of one option; a value that is not among its choices, or none, is the default: the first. */
export const chooserOf =
  <const Options extends readonly GatewayOption[]>(options: Options) =>
  <Name extends Options[number]['name']>(choices: GatewayChoices, name: Name): ValueOf<Options, Name> => {
    const option = options.find((one) => one.name === name)
    const set = option?.choices.find(({ value }) => value === choices[name]) ?? option?.choices[0]
    if (set === undefined) throw new RangeError(`no choices of this name: ${name}`)
    return set.value
  }

/** What is wrong with the first choice that its gateway cannot use, as the operator reads it; null when all can be used. */
export function findWrongChoice(
  options: readonly GatewayOption[],
  choices: GatewayChoices,
): { readonly name: string; readonly message: string } | null {
  for (const [name, value] of Object.entries(choices)) {
    const option = options.find((one) => one.name === name)
    const message = option === undefined ? '이 결제사에 없는 설정입니다.' : problemOf(option, value)
    if (message !== null) return { name, message }
  }
  return null
}

function problemOf(option: GatewayOption, value: string): string | null {
  if (option.choices.length === 0) return option.textProblem?.(value) ?? null
  return option.choices.some((choice) => choice.value === value) ? null : '고를 수 없는 값입니다.'
}
