import type { RejectedLine } from '../../domain/import-run.ts'
import type { ReportedPrepared } from '../../domain/prepared-payment.ts'
import { searchedTextOf } from '../../domain/search-text.ts'
import type { ReportedAttempt, ReportedRefund, ReportedTransaction } from '../../domain/transaction.ts'

/** A payment a record tells of. `raw` is the answer as JSON, without secrets and whole card numbers; `line` is where it begins, from 1. */
interface ReadPayment {
  readonly kind: 'payment'
  readonly transaction: ReportedTransaction
  readonly raw: string
  readonly line: number
}

/**
 * The same as it is stored: the answer in UTF-8, and what the payment is found by, which is made where it is packed, for the lane that
 * stores has most to do.
 */
interface StoredPayment extends Omit<ReadPayment, 'raw'> {
  readonly raw: Uint8Array
  readonly searched: string
}

/** What a record of a file turned out to be, where that is no payment. `passed-over` brings no money and says nothing of an order. */
type OtherAnswer =
  | { readonly kind: 'refund'; readonly refund: ReportedRefund; readonly raw: string; readonly line: number }
  | { readonly kind: 'failed-attempt'; readonly attempt: ReportedAttempt; readonly raw: string; readonly line: number }
  | { readonly kind: 'prepared'; readonly prepared: ReportedPrepared; readonly line: number }
  | { readonly kind: 'rejected'; readonly reject: RejectedLine }
  | { readonly kind: 'passed-over' }

/** A record as it was read. */
export type ReadAnswer = ReadPayment | OtherAnswer
/** A record as it is unpacked. */
export type UnpackedAnswer = StoredPayment | OtherAnswer

/**
 * Records of a file in its order, on their way from the lane that read them to the lane that stores them. Each is packed as soon as it is
 * read and unpacked just before it is stored, so that no batch of them ever stands in memory as objects: those outlive the young
 * generation, and moving them was a fifth of what an import cost.
 */
export interface PackedAnswers {
  readonly bytes: Uint8Array
}

/** Packs records one by one. */
export interface AnswerPacker {
  add(answer: ReadAnswer): void
  /** Bytes packed and not yet handed over. */
  size(): number
  /** Hands over what was packed since the last time. */
  take(): PackedAnswers
}

/** What stands before each record: the bytes of its JSON, and of a payment's own answer behind that. */
const headBytes = 8
const firstBytes = 1_048_576
/** UTF-8 takes at most three bytes for each unit of a text. */
const mostBytesOf = (text: string): number => text.length * 3

/** Starts packing. */
export function createAnswerPacker(): AnswerPacker {
  let buffer = Buffer.allocUnsafeSlow(firstBytes)
  let end = 0
  return {
    add: (answer) => {
      const fields = JSON.stringify(answer.kind === 'payment' ? paymentLine(answer) : answer)
      const raw = answer.kind === 'payment' ? answer.raw : ''
      const needed = end + headBytes + mostBytesOf(fields) + mostBytesOf(raw)
      if (needed > buffer.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(needed, buffer.length * 2))
        buffer.copy(larger, 0, 0, end)
        buffer = larger
      }
      const fieldsBytes = buffer.write(fields, end + headBytes, 'utf8')
      const rawBytes = buffer.write(raw, end + headBytes + fieldsBytes, 'utf8')
      buffer.writeUInt32LE(fieldsBytes, end)
      buffer.writeUInt32LE(rawBytes, end + 4)
      end += headBytes + fieldsBytes + rawBytes
    },
    size: () => end,
    take: () => {
      // A copy: what is handed over is moved to another thread, and its room here is used again.
      const bytes = Uint8Array.from(buffer.subarray(0, end))
      end = 0
      return { bytes }
    },
  }
}

/** Packs records that are all there. */
export function packedAnswers(answers: readonly ReadAnswer[]): PackedAnswers {
  const packer = createAnswerPacker()
  for (const answer of answers) packer.add(answer)
  return packer.take()
}

/** The records again, one after another. Throws on bytes that are no packed records. */
export function* answersIn({ bytes }: PackedAnswers): Generator<UnpackedAnswer> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < buffer.length; ) {
    const raw = at + headBytes + buffer.readUInt32LE(at)
    const next = raw + buffer.readUInt32LE(at + 4)
    const fields: PaymentLine | OtherAnswer = JSON.parse(buffer.toString('utf8', at + headBytes, raw))
    yield isPayment(fields) ? paymentOf(fields, buffer.subarray(raw, next)) : fields
    at = next
  }
}

const isPayment = (fields: PaymentLine | OtherAnswer): fields is PaymentLine => Array.isArray(fields)

/** A payment's fields by place: their names would be half of what is packed. */
type PaymentLine = ReturnType<typeof paymentLine>

function paymentLine({ transaction, line }: ReadPayment) {
  const { split, receipt, buyer, card, bank } = transaction
  return [
    line,
    searchedTextOf(transaction),
    transaction.gatewayTransactionId,
    transaction.orderNumber,
    transaction.paidAt,
    transaction.method,
    transaction.gatewayMethod,
    transaction.wallet,
    transaction.paid,
    [split.supply, split.vat, split.taxFree, split.service, split.stated],
    transaction.parts.map(({ kind, won, wallet }) => [kind, won, wallet] as const),
    [
      receipt.target,
      receipt.issued,
      receipt.approvalNumber,
      receipt.receiptNumber,
      receipt.kind,
      receipt.identityLastFour,
    ],
    [buyer.name, buyer.phone, buyer.email],
    transaction.goods,
    card === null
      ? null
      : ([
          card.issuer,
          card.maskedNumber,
          card.approvalNumber,
          card.instalmentMonths,
          card.partialRefundAllowed,
        ] as const),
    bank === null ? null : ([bank.bank, bank.maskedAccount] as const),
    transaction.anomalies,
  ] as const
}

function paymentOf(fields: PaymentLine, raw: Uint8Array): StoredPayment {
  const [line, searched, gatewayTransactionId, orderNumber, paidAt, method, gatewayMethod, wallet, paid, split] = fields
  const [supply, vat, taxFree, service, stated] = split
  const [, , , , , , , , , , parts, receipt, buyer, goods, card, bank, anomalies] = fields
  const [target, issued, approvalNumber, receiptNumber, kind, identityLastFour] = receipt
  const transaction: ReportedTransaction = {
    gatewayTransactionId,
    orderNumber,
    paidAt,
    method,
    gatewayMethod,
    wallet,
    paid,
    split: { supply, vat, taxFree, service, stated },
    parts: parts.map(([partKind, won, partWallet]) => ({ kind: partKind, won, wallet: partWallet })),
    receipt: { target, issued, approvalNumber, receiptNumber, kind, identityLastFour },
    buyer: { name: buyer[0], phone: buyer[1], email: buyer[2] },
    goods,
    card:
      card === null
        ? null
        : {
            issuer: card[0],
            maskedNumber: card[1],
            approvalNumber: card[2],
            instalmentMonths: card[3],
            partialRefundAllowed: card[4],
          },
    bank: bank === null ? null : { bank: bank[0], maskedAccount: bank[1] },
    anomalies,
  }
  return { kind: 'payment', transaction, raw, line, searched }
}
