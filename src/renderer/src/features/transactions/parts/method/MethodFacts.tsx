import { registeredMethod as words } from '../../../../text/ko/registered-method.ts'
import { KeyValueList } from '../../../../ui/KeyValueList.tsx'
import type { RegisteredMethod } from './method-desk.ts'

/** What the gateway tells of a registered method, masked as it came. */
export function MethodFacts({ method }: { readonly method: RegisteredMethod }) {
  return (
    <KeyValueList
      items={[
        { key: 'kind', name: words.kind, value: words.kinds[method.kind] },
        { key: 'issuer', name: words.issuer[method.kind], value: method.issuer ?? words.none },
        { key: 'number', name: words.number[method.kind], value: method.maskedNumber ?? words.none },
        {
          key: 'holder',
          name: words.holder,
          value: method.holder === null ? words.none : words.holders[method.holder],
        },
        {
          key: 'payer',
          name: words.payer,
          value: [method.payerName, method.payerPhone].filter((piece) => piece !== null).join(' · ') || words.none,
        },
      ]}
    />
  )
}
