import { z } from 'zod'
import { HashValue } from '../../contract/shapes.ts'
import { IdValue, InstantValue, WonValue } from '../../contract/values.ts'
import { refundReasons } from '../../domain/refund.ts'
import { longestSeatName, readSeatName, seatVerdicts } from '../../domain/seat.ts'
import { isPublicKey } from './public-key.ts'

const SeatNameValue = z
  .string()
  .max(longestSeatName)
  .refine((name) => readSeatName(name) === name)
const PersonValue = z.string().min(1).max(40)
/** Words typed within 200 letters, which masking may have made longer. */
const KeptWordsValue = z.string().max(400)
const FactValue = z.object({ name: z.string().min(1).max(80), text: z.string().max(4_000) })

/** What a 자리 파일 says: the name a seat goes by. Its key stands beside it. */
export const SeatPayload = z.object({ name: SeatNameValue, savedAt: InstantValue })

/** What a 요청 파일 says: a request with all that was shown, and how much of the payment was refunded before without approval. */
export const RequestPayload = z.object({
  requestId: IdValue,
  seat: SeatNameValue,
  orderNumber: z.string().min(1).max(400),
  amount: WonValue,
  refundedAlone: WonValue,
  reason: z.object({ code: z.enum(refundReasons), note: KeptWordsValue }),
  because: z.array(z.string().max(1_000)).min(1).max(10),
  facts: z.array(FactValue).min(1).max(60),
  hash: HashValue,
  askedBy: PersonValue,
  askedAt: InstantValue,
  savedAt: InstantValue,
})
export type RequestPayload = z.output<typeof RequestPayload>

/** What a 답 파일 says. `to` is the key of the seat whose request it answers. */
export const AnswerPayload = z.object({
  requestId: IdValue,
  to: z.string().refine(isPublicKey),
  hash: HashValue,
  verdict: z.enum(seatVerdicts),
  note: KeptWordsValue,
  answeredBy: PersonValue,
  answeredAt: InstantValue,
})
export type AnswerPayload = z.output<typeof AnswerPayload>
