import type { SandboxPayment } from './book.ts'
import type { PartnerAccount } from './partner-auth.ts'

export { sandboxPayment, starterBook, type SandboxPayment } from './book.ts'
export type { PaypleSandboxOptions } from './desk.ts'
export type { PartnerAccount } from './partner-auth.ts'
export { isSceneName, sceneNames } from './scenes.ts'
export { createPaypleSandbox, type PaypleSandbox } from './server.ts'

/** Payple's public test account, as its Node sample prints it (README.md, test account). It is in every integrator's hands. */
export const publicTestAccount: PartnerAccount = {
  cst_id: 'test',
  custKey: 'abcd1234567890',
  refundKey: 'a41ce010ede9fcbfb3be86b24858806596a9db68b79d138b147c3e563e1829a0',
  referer: 'http://localhost:3000',
}

/** What an operator enters to reach a sandbox with this account, by wire name. */
export const sandboxCredentials = (account: PartnerAccount) => ({
  cst_id: account.cst_id,
  custKey: account.custKey,
  PCD_REFUND_KEY: account.refundKey,
  Referer: account.referer,
})

/** What a cancel or a look-up needs of each payment, by wire name. */
export const sandboxTransactions = (book: readonly SandboxPayment[]) =>
  book.map((payment) => ({
    PCD_PAY_OID: payment.oid,
    PCD_PAY_DATE: payment.time.slice(0, 8),
    PCD_PAY_TYPE: payment.type,
    PCD_PAY_TOTAL: String(payment.total),
  }))
