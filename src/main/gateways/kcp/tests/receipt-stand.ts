import { createPrivateKey, sign } from 'node:crypto'
import { expect, onTestFinished } from 'vitest'
import { createKcpSandbox, type KcpSandbox, type KcpSandboxOptions, type SandboxPayment } from '../sandbox/index.ts'
import { clock, identity, payment, siteCode } from './stand.ts'

/** A request's fields under the wire's names; all requests here are written from the guide's field lists alone. */
export type Fields = Readonly<Record<string, unknown>>

/** Where receipts are registered. */
export const registerPath = '/gw/hub/v1/payment'

/** Where receipts are cancelled and looked up, and payments cancelled. */
export const cancelPath = '/gw/mod/v1/cancel'

/** The number of the transfer a receipt may name. */
export const transferTno = '20210719000007'

/** A transfer of 33,000 won. */
export const transfer = (): SandboxPayment =>
  payment({ tno: transferTno, order_no: 'ORD7', pay_method: 'PABK', amount: '33000' })

/** A second site with the same certificate, so that a receipt can be another site's. */
export const otherSite = 'T0007'

/** Opens a sandbox of one transfer; `options` change what they name. */
export const openSandbox = (options: Partial<KcpSandboxOptions> = {}): Promise<KcpSandbox> =>
  createKcpSandbox({
    book: [transfer()],
    certificates: { [siteCode]: identity.cert, [otherSite]: identity.cert },
    port: 0,
    clock,
    bookFile: null,
    ...options,
  })

/** The same for one test: closed when that ends. */
export async function openForTest(options: Partial<KcpSandboxOptions> = {}): Promise<KcpSandbox> {
  const sandbox = await openSandbox(options)
  onTestFinished(() => sandbox.close())
  return sandbox
}

const certificate = identity.cert.replaceAll('\n', '')
const key = createPrivateKey({ key: identity.key, passphrase: identity.password })
const signature = (...parts: readonly string[]): string =>
  sign('RSA-SHA256', Buffer.from(parts.join('^')), key).toString('base64')

/** A register of 11,000 won for a phone, as the guide prints it (KCP guide §6.1). */
export const register = (fields: Fields = {}): Fields => ({
  site_cd: siteCode,
  kcp_cert_info: certificate,
  pay_method: 'CASH',
  user_type: 'PGNW',
  trad_time: '20260725101500',
  tr_code: '0',
  id_info: '01012345678',
  amt_tot: '11000',
  amt_sup: '10000',
  amt_svc: '0',
  amt_tax: '1000',
  ordr_idxx: 'CR-ORD1-1',
  good_name: '상품',
  buyr_name: '홍길동',
  corp_type: '0',
  ...fields,
})

/** A change of the receipt `value` names, signed over it; `fields` come after the signature (KCP guide §6.2). */
export const change = (modType: string, value: string, fields: Fields = {}, site = siteCode): Fields => ({
  site_cd: site,
  kcp_cert_info: certificate,
  kcp_sign_data: signature(site, value, modType),
  mod_type: modType,
  mod_gubn: 'MG01',
  mod_value: value,
  ...fields,
})

/** A receipt's partial cancel: won now, and won that stood before. */
export const part = (cashNo: string, modMny: string | number, remMny: string | number, fields: Fields = {}): Fields =>
  change('STPC', cashNo, { mod_mny: modMny, rem_mny: remMny, ...fields })

/** A payment's whole cancel, as the guide has it. */
export const paymentCancel = (tno: string): Fields => ({
  site_cd: siteCode,
  kcp_cert_info: certificate,
  kcp_sign_data: signature(siteCode, tno, 'STSC'),
  mod_type: 'STSC',
  tno,
})

/** What came back, before anybody reads it. */
export interface Came {
  readonly status: number
  readonly bytes: Buffer
}

/** Sends a body as it is, or as JSON. */
export async function send(at: KcpSandbox, where: string, body: unknown): Promise<Came> {
  const answer = await fetch(at.url + where, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) }
}

/** Sends, and reads the answer as JSON in UTF-8. */
export async function post(at: KcpSandbox, where: string, body: unknown): Promise<Record<string, unknown>> {
  const { bytes } = await send(at, where, body)
  const parsed: Record<string, unknown> = JSON.parse(bytes.toString('utf8'))
  return parsed
}

/** Registers and gives the receipt's `cash_no`. */
export async function issue(at: KcpSandbox, fields: Fields = {}): Promise<string> {
  const answer = await post(at, registerPath, register(fields))
  expect(answer).toMatchObject({ res_cd: '0000' })
  return String(answer['cash_no'])
}
