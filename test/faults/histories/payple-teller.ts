import type { Bank, BankCancel } from './bank.ts'
import type { Fields, Operation, Teller } from './teller.ts'

const billingKey = 'aGlzdG9yeS1iaWxsaW5nLWtleQ'

const refused = (code: string): Fields => ({
  PCD_PAY_RST: 'error',
  PCD_PAY_CODE: code,
  PCD_PAY_MSG: `[Test] [${code}] 거절`,
})

const refusals = {
  'nothing-left': 'PAYC0007',
  'too-much': 'PAYC0011',
  'other-balance': 'PAYC0011',
  'was-in-part': 'PAYC0011',
  receipt: 'TSRG0009',
} as const

const oneMore = (won: string | undefined): string => String(Number(won ?? '0') + 1)

/** Payple's wire about one payment: a card's, or a transfer. `showsRefunds`: a look-up tells what went back, which no document promises. */
export function createPaypleTeller(
  number: string,
  paid: number,
  isTransfer: boolean,
  {
    endpoint,
    firstReceipt,
    showsRefunds,
  }: {
    readonly endpoint: string
    readonly firstReceipt: string | null
    readonly showsRefunds: boolean
  },
): Teller {
  const type = isTransfer ? 'transfer' : 'card'
  const identified = {
    PCD_PAY_OID: number,
    PCD_PAY_TYPE: type,
    PCD_PAYER_ID: billingKey,
    PCD_PAY_GOODS: '린넨 셔츠',
  }
  const payment: Fields = {
    ...identified,
    PCD_PAY_TOTAL: String(paid),
    PCD_PAY_TAXTOTAL: '0',
    PCD_PAY_ISTAX: 'Y',
    PCD_PAY_TIME: '20261122101502',
    ...(isTransfer
      ? { PCD_PAY_BANKNAME: '우리은행', PCD_PAY_BANKNUM: '123-********-456', PCD_PAY_BANKACCTYPE: 'personal' }
      : {
          PCD_PAY_CARDNAME: '삼성카드',
          PCD_PAY_CARDTRADENUM: '2026112210150230210001',
          PCD_PAY_CARDAUTHNO: '85320001',
        }),
  }
  const receiptNow = (live: string | null): Fields =>
    isTransfer ? { PCD_TAXSAVE_RST: live === null ? 'N' : 'Y', PCD_TAXSAVE_MGTNUM: live ?? '' } : {}

  const tellCancel = (cancel: BankCancel, isByTime: boolean): Fields => ({
    PCD_PAY_RST: 'success',
    PCD_PAY_CODE: 'PAYC0000',
    PCD_PAY_MSG: '승인취소성공',
    ...identified,
    PCD_REFUND_TOTAL: String(cancel.won),
    PCD_PAY_TIME: cancel.time,
    ...(isTransfer || isByTime ? {} : { PCD_PAY_CARDTRADENUM: `${cancel.time}${cancel.serial}` }),
  })

  const cancel = (body: Fields, bank: Bank, by: number): Fields => {
    const lived = bank.liveReceipt() !== null
    const verdict = bank.cancel({ won: Number(body['PCD_REFUND_TOTAL']), isWhole: false, balance: null, by })
    if (verdict.kind === 'refused') return refused(refusals[verdict.because])
    return {
      ...tellCancel(verdict.entry, false),
      ...(lived ? { PCD_TAXSAVE_RST: '0000', PCD_TAXSAVE_MSG: '현금영수증 발행취소 성공' } : {}),
    }
  }

  const changeReceipt = (operation: Operation, body: Fields, bank: Bank, by: number): Fields => {
    const isIssue = operation === 'receipt issue'
    const verdict = isIssue ? bank.issueReceipt(by) : bank.cancelReceipt(by)
    if (verdict.kind === 'refused') return refused(refusals[verdict.because])
    return {
      PCD_PAY_RST: 'success',
      PCD_PAY_CODE: isIssue ? 'TSRG0000' : '0000',
      PCD_PAY_MSG: '처리완료',
      PCD_PAY_WORK: isIssue ? 'TSREG' : 'TSCANCEL',
      PCD_PAY_OID: number,
      ...(isIssue ? { PCD_TAXSAVE_AMOUNT: body['PCD_TAXSAVE_AMOUNT'] ?? '' } : {}),
      PCD_TAXSAVE_MGTNUM: verdict.entry.number,
    }
  }

  let tokens = 0
  const grant = (body: Fields): Fields => {
    const path =
      body['PCD_PAYCANCEL_FLAG'] === 'Y'
        ? '/php/account/api/cPayCAct.php'
        : body['PCD_PAYCHK_FLAG'] === 'Y'
          ? '/php/PayChkAct.php'
          : `/php/taxsave/api/tsAct.php?ACT_=${body['PCD_PAY_WORK'] ?? ''}`
    tokens += 1
    return {
      server_name: '127.0.0.1',
      result: 'success',
      result_msg: '사용자 인증 완료!!',
      cst_id: 'token-id',
      custKey: 'token-key',
      AuthKey: `token-${tokens}`,
      PCD_PAY_HOST: endpoint,
      PCD_PAY_URL: path,
      return_url: `${endpoint}${path}`,
    }
  }

  return {
    gateway: 'payple',
    number,
    line: {
      PCD_PAY_RST: 'success',
      PCD_PAY_CODE: isTransfer ? 'BILL0000' : '0000',
      PCD_PAY_MSG: '승인완료',
      PCD_PAY_WORK: 'PAY',
      ...payment,
      ...receiptNow(firstReceipt),
      PCD_PAY_AMOUNT: String(paid),
    },
    operationOf: (url, body) => {
      if (url.endsWith('/php/auth.php')) return 'auth'
      if (url.endsWith('TSREG')) return 'receipt issue'
      if (url.endsWith('TSCANCEL')) return 'receipt cancel'
      if (url.endsWith('/php/PayChkAct.php')) return 'look-up'
      return body['PCD_REFUND_TOTAL'] === String(paid) ? 'cancel' : 'partial cancel'
    },
    act: (operation, body, bank, by) => {
      if (operation === 'auth') return grant(body)
      return operation === 'cancel' || operation === 'partial cancel'
        ? cancel(body, bank, by)
        : changeReceipt(operation, body, bank, by)
    },
    tell: (bank, atMs) => {
      const left = bank.remainingAt(atMs)
      const last = bank.cancels.findLast((one) => one.atMs <= atMs)
      const back: Fields =
        showsRefunds && last !== undefined
          ? { PCD_REFUND_TOTAL: String(paid - left), PCD_REFUND_TIME: last.time, PCD_PAYCANCEL_FLAG: 'Y' }
          : {}
      return {
        PCD_PAY_RST: 'success',
        PCD_PAY_CODE: 'PCHK0000',
        PCD_PAY_MSG: '결제완료',
        ...payment,
        ...receiptNow(bank.liveReceipt()),
        ...back,
      }
    },
    refuse: (operation, because) => {
      if (because === 'no-such-payment') return refused(isTransfer ? 'BILL0003' : 'CBIL0003')
      if (operation === 'auth') return { result: 'error', result_msg: '[Test] [AUTH0004] 거절' }
      const code = because === 'refusal' ? 'SPCD9997' : 'SPCD1001'
      const institution = because === 'refusal' ? '3118' : '3143'
      return { PCD_PAY_RST: 'error', PCD_PAY_CODE: code, PCD_PAY_MSG: `[Test] [${code}] ${institution} - 거절` }
    },
    names: () => true,
    aboutAnother: (answer) => ({ ...answer, PCD_PAY_OID: `${number}X` }),
    withOtherAmount: (answer) => ({
      ...answer,
      ...Object.fromEntries(
        ['PCD_REFUND_TOTAL', 'PCD_PAY_TOTAL', 'PCD_TAXSAVE_AMOUNT']
          .filter((name) => answer[name] !== undefined)
          .map((name) => [name, oneMore(answer[name])]),
      ),
    }),
    cancelLine: tellCancel,
  }
}
