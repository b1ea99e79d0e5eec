import type { GatewayId } from '../../../../../domain/gateway.ts'
import { cancelWindows, mostGraceDays, type TaxSettings } from '../../../../../domain/shop.ts'
import { tax as words } from '../../../text/ko/settings.ts'
import { Select } from '../../../ui/Select.tsx'
import { gatewayIssuers } from '../shop-draft.ts'
import styles from './IssuerForm.module.css'

type PerIssuer = Pick<TaxSettings, 'cancelWindow' | 'graceDays'>

const windows = cancelWindows.map((id) => ({ id, name: words.cancelWindowChoices[id] }))
const graces = Array.from({ length: mostGraceDays + 1 }, (_, count) => ({
  id: String(count),
  name: words.businessDays(count),
}))

/** Until when each issuer takes a receipt back, and how long it takes to be seen in Hometax (R35, R36). */
export function IssuerForm({
  gateway,
  tax,
  onChange,
}: {
  readonly gateway: GatewayId
  readonly tax: PerIssuer
  readonly onChange: (change: Partial<PerIssuer>) => void
}) {
  return (
    <div className={styles['issuers']} role="group" aria-label={words.issuers}>
      <h4 className={styles['label']}>{words.issuers}</h4>
      <p className={styles['quiet']}>{words.issuersSentence}</p>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{words.issuer}</th>
            <th scope="col">{words.cancelWindow}</th>
            <th scope="col">{words.graceDays}</th>
          </tr>
        </thead>
        <tbody>
          {gatewayIssuers[gateway].map((id) => {
            const name = words.issuerNames[id]
            return (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>
                  <Select
                    label={words.cancelWindowOf(name)}
                    isLabelSpoken
                    value={tax.cancelWindow[id]}
                    onChange={(window) => onChange({ cancelWindow: { ...tax.cancelWindow, [id]: window } })}
                    choices={windows}
                  />
                </td>
                <td>
                  <Select
                    label={words.graceDaysOf(name)}
                    isLabelSpoken
                    value={String(tax.graceDays[id])}
                    onChange={(days) => onChange({ graceDays: { ...tax.graceDays, [id]: Number(days) } })}
                    choices={graces}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
