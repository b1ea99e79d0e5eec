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

/** Is the value one of the option's choices? The Korean sentence where it is not; null where it is. */
export const checkChoice = ({ choices }: GatewayOption, value: string): string | null =>
  choices.some((choice) => choice.value === value) ? null : '고를 수 없는 값입니다.'
