import type { ReceiptLedgerRow } from '../../domain/receipt/ledger-row.ts'

/**
 * Rows of the receipt ledger on their way from the lane that judged them to the lane that writes them: what stands between hands them on
 * unopened, for building a row again in each thread costs as much as judging it.
 */
export interface PackedLedgerRows {
  readonly bytes: Uint8Array
}

/** Packs a page of rows. */
export const packedLedgerRows = (rows: readonly ReceiptLedgerRow[]): PackedLedgerRows => ({
  bytes: new TextEncoder().encode(JSON.stringify(rows.map(valuesOf))),
})

/** The rows again. Throws on bytes that are no packed rows. */
export function ledgerRowsIn({ bytes }: PackedLedgerRows): readonly ReceiptLedgerRow[] {
  const all: readonly Values[] = JSON.parse(new TextDecoder().decode(bytes))
  return all.map(rowOf)
}

/** A row's values by place: their names would be most of what is packed. */
type Values = ReturnType<typeof valuesOf>

const valuesOf = (row: ReceiptLedgerRow) =>
  [
    row.kind,
    row.at,
    row.month,
    row.transactionId,
    row.refundId,
    row.shopName,
    row.gateway,
    row.paidAt,
    row.orderNumber,
    row.gatewayTransactionId,
    row.method,
    row.wallet,
    row.paid,
    row.card,
    row.easyPay,
    row.freePoints,
    row.target,
    row.supply,
    row.vat,
    row.taxFree,
    row.service,
    row.issuer,
    row.duty,
    row.deadline,
    row.overdue,
    row.approvalNumber,
    row.receiptNumber,
    row.purpose,
    row.identityLastFour,
    row.issuedAt,
    row.originalApprovalNumber,
    row.cancelReason,
    row.hometax,
    row.rules,
    row.note,
  ] as const

const rowOf = (values: Values): ReceiptLedgerRow => ({
  kind: values[0],
  at: values[1],
  month: values[2],
  transactionId: values[3],
  refundId: values[4],
  shopName: values[5],
  gateway: values[6],
  paidAt: values[7],
  orderNumber: values[8],
  gatewayTransactionId: values[9],
  method: values[10],
  wallet: values[11],
  paid: values[12],
  card: values[13],
  easyPay: values[14],
  freePoints: values[15],
  target: values[16],
  supply: values[17],
  vat: values[18],
  taxFree: values[19],
  service: values[20],
  issuer: values[21],
  duty: values[22],
  deadline: values[23],
  overdue: values[24],
  approvalNumber: values[25],
  receiptNumber: values[26],
  purpose: values[27],
  identityLastFour: values[28],
  issuedAt: values[29],
  originalApprovalNumber: values[30],
  cancelReason: values[31],
  hometax: values[32],
  rules: values[33],
  note: values[34],
})
