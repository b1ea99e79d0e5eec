import type { Gateway } from '../gateways/gateway.ts'

/** Something a gateway's documents describe, and whether this desk does it. */
export interface OfferLine {
  readonly name: string
  readonly offered: boolean
  readonly because: string | null
}

const done = (name: string): OfferLine => ({ name, offered: true, because: null })

/** What can be done at a gateway from here and what not, each with its reason, in the order of the work. */
export function offersOf(
  gateway: Pick<Gateway, 'receipts' | 'methods' | 'links' | 'confirmations' | 'notOffered'>,
): readonly OfferLine[] {
  const desks = [
    ['현금영수증 발급·취소', gateway.receipts],
    ['등록 결제수단 조회·해지', gateway.methods],
    ['결제 링크', gateway.links],
    ['결제 재컨펌(CERT) 승인', gateway.confirmations],
  ] as const
  return [
    done('결제 조회'),
    done('전액·부분 환불'),
    ...desks.map(([name, desk]) =>
      desk.offered
        ? done(name)
        : { name, offered: false, because: [desk.because, desk.remedy].filter(Boolean).join(' ') },
    ),
    ...gateway.notOffered.map(({ name, because }) => ({ name, offered: false, because })),
  ]
}
