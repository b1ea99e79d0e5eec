import type { z } from 'zod'
import type { Connection, UnknownCause } from '../call.ts'
import type { Http, HttpAnswer, HttpRequest } from '../http.ts'
import { parseAnswer, readText } from './answer-text.ts'
import type { KcpIdentity } from './credentials.ts'
import { chosen, relayOf } from './options.ts'
import { signParts } from './signing.ts'
import {
  CancelAnswer,
  type FullCancelRequest,
  InquiryAnswer,
  type InquiryRequest,
  type PartialCancelRequest,
  paths,
  ReceiptAnswer,
  type ReceiptCancelBody,
  type ReceiptRegisterBody,
} from './wire.ts'

/** A reply as far as the wire tells. `raw` is the whole text of the answer; `silent` means there may be one nobody read. */
export type Reply<T> =
  | { readonly kind: 'answered'; readonly answer: T; readonly raw: string }
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'silent'; readonly because: UnknownCause }

/** Where to ask, and what the shop has set of how. */
export type Way = Pick<Connection, 'endpoint' | 'reach' | 'choices'>

/** A cancel's own fields, before site code, certificate and signature are put in. */
export type CancelFields =
  | Omit<FullCancelRequest, 'site_cd' | 'kcp_cert_info' | 'kcp_sign_data'>
  | Omit<PartialCancelRequest, 'site_cd' | 'kcp_cert_info' | 'kcp_sign_data'>

/** How long each call waits for its whole answer, in milliseconds. */
export interface Patience {
  readonly cancelMs: number
  readonly inquiryMs: number
}

/** Waits of the product, 5 s to connect and 15 s to answer (KCP guide §8.3); tests shorten them. */
export const usualPatience: Patience = { cancelMs: 20_000, inquiryMs: 20_000 }

/** 취소 or 부분취소. Signs `site_cd^tno^mod_type` (KCP guide §1.4). Sent at most once. */
export async function askCancel(
  http: Http,
  way: Way,
  identity: KcpIdentity,
  fields: CancelFields,
  { cancelMs }: Patience,
): Promise<Reply<CancelAnswer>> {
  const signature = signParts(identity.key, identity.siteCode, fields.tno, fields.mod_type)
  const request: FullCancelRequest | PartialCancelRequest = { ...signed(identity, signature), ...fields }
  return readReply(CancelAnswer, await http.ask(toPost(way, paths.cancel, request, cancelMs)))
}

/** What an inquiry would sign where a shop has it sign a kind of change, as newer reference pages are said to have it (KCP guide §1.4). */
const inquiryChange = 'STSQ'

/** 거래조회. Signs `site_cd^tno^pay_type` unless the shop has it otherwise (KCP guide §1.4, §3). */
export async function askInquiry(
  http: Http,
  way: Way,
  identity: KcpIdentity,
  tno: string,
  payType: string,
  { inquiryMs }: Patience,
): Promise<Reply<InquiryAnswer>> {
  const last = chosen(way.choices, 'inquiry-signature') === 'pay-type' ? payType : inquiryChange
  const signature = signParts(identity.key, identity.siteCode, tno, last)
  const request: InquiryRequest = { ...signed(identity, signature), tno, pay_type: payType }
  return readReply(InquiryAnswer, await http.read(toPost(way, paths.inquiry, request, inquiryMs)))
}

/** 현금영수증 등록. Not signed (KCP guide §6.1). Sent at most once. */
export async function askRegister(
  http: Http,
  way: Way,
  identity: KcpIdentity,
  body: ReceiptRegisterBody,
  { cancelMs }: Patience,
): Promise<Reply<ReceiptAnswer>> {
  const request = { site_cd: identity.siteCode, kcp_cert_info: identity.certificate, ...body }
  return readReply(ReceiptAnswer, await http.ask(toPost(way, paths.register, request, cancelMs)))
}

/** 현금영수증 취소. Signs `site_cd^cash_no^mod_type` (KCP guide §6.2). Sent at most once. */
export async function askReceiptCancel(
  http: Http,
  way: Way,
  identity: KcpIdentity,
  body: ReceiptCancelBody,
  { cancelMs }: Patience,
): Promise<Reply<ReceiptAnswer>> {
  const signature = signParts(identity.key, identity.siteCode, body.mod_value, body.mod_type)
  const request = { ...signed(identity, signature), ...body }
  return readReply(ReceiptAnswer, await http.ask(toPost(way, paths.cancel, request, cancelMs)))
}

/** 현금영수증 조회, a guess of inference only: it goes to the endpoint of cancels, and so never to the real host (KCP guide §6.3). */
export async function askReceiptLookUp(
  http: Http,
  way: Way,
  identity: KcpIdentity,
  key: { readonly mod_gubn: string; readonly mod_value: string },
  { inquiryMs }: Patience,
): Promise<Reply<ReceiptAnswer>> {
  const signature = signParts(identity.key, identity.siteCode, key.mod_value, inquiryChange)
  const request = { ...signed(identity, signature), mod_type: inquiryChange, ...key }
  return readReply(ReceiptAnswer, await http.read(toPost(way, paths.cancel, request, inquiryMs)))
}

const signed = (identity: KcpIdentity, signature: string) => ({
  site_cd: identity.siteCode,
  kcp_cert_info: identity.certificate,
  kcp_sign_data: signature,
})

const toPost = (way: Way, path: string, body: object, timeoutMs: number): HttpRequest => ({
  url: way.endpoint + path,
  headers: { 'content-type': 'application/json; charset=UTF-8', 'accept-charset': 'UTF-8' },
  body: JSON.stringify(body),
  reach: way.reach,
  relay: relayOf(way.choices),
  timeoutMs,
})

/** Only HTTP 200 with a JSON object that carries `res_cd`, and names no field twice, is an answer; the rest proves nothing (KCP guide §1.6). */
function readReply<T>(schema: z.ZodType<T>, answer: HttpAnswer): Reply<T> {
  if (answer.kind === 'not-sent') return answer
  if (answer.kind === 'lost') {
    return { kind: 'silent', because: answer.because === 'answer-too-large' ? 'unreadable-answer' : answer.because }
  }
  if (answer.status !== 200)
    return { kind: 'silent', because: answer.status >= 500 ? 'server-error' : 'unreadable-answer' }
  const raw = readText(answer.body)
  const parsed = schema.safeParse(parseAnswer(raw))
  return parsed.success
    ? { kind: 'answered', answer: parsed.data, raw }
    : { kind: 'silent', because: 'unreadable-answer' }
}
