/** The seven affiliated easy-pay services of KCP's guide, plus PAYCO, which newer pages of it name. */
export const walletIds = [
  'samsung-pay',
  'ssg-pay',
  'kakao-pay',
  'naver-pay',
  'l-pay',
  'apple-pay',
  'toss-pay',
  'payco',
] as const
export type WalletId = (typeof walletIds)[number]

/** Korean names as buyers and merchants say them. */
export const walletNames = {
  'samsung-pay': '삼성페이',
  'ssg-pay': 'SSG페이',
  'kakao-pay': '카카오페이',
  'naver-pay': '네이버페이',
  'l-pay': 'L.pay',
  'apple-pay': '애플페이',
  'toss-pay': '토스페이',
  payco: '페이코',
} as const satisfies Record<WalletId, string>

/**
 * Who issues the cash receipt of a wallet's balance. `none`: it sells cards only. `wallet-batch`: sent to the tax office
 * in bulk the next January (R21). `check`: no source says, so a person must look.
 */
export type BalanceReceiptIssuer = 'none' | 'merchant' | 'kcp' | 'wallet' | 'wallet-batch' | 'check'

/**
 * May the merchant take the receipt over (R22)? `after-telling-kcp` guards against a double issue, `when-needed` is the
 * guide's word for Naver Pay, `always` is the merchant's own duty, `never` where no source offers it.
 */
export type DirectIssue = 'always' | 'after-telling-kcp' | 'when-needed' | 'never'

/** One easy-pay service. All texts are Korean sentences for the operator; null where there is nothing to say. */
export interface EasyPayService {
  readonly sells: { readonly card: boolean; readonly money: boolean }
  /** What buyers call the balance; null when there is none. */
  readonly balanceName: string | null
  /** What of the balance a receipt leaves out, as it is named beside its won; null where no source names it. */
  readonly freeName: string | null
  readonly receiptIssuer: BalanceReceiptIssuer
  readonly directIssue: DirectIssue
  /** What a receipt leaves out. */
  readonly excluded: string | null
  readonly onIssue: string
  readonly onCancel: string
  /** Where the buyer finds the receipt. */
  readonly seenAt: string
  readonly note: string | null
  readonly source: string
}

const guide = 'NHN KCP 제휴간편결제 가이드'
const nothing = '가맹점이 할 일은 없습니다.'

const cardOnly = {
  sells: { card: true, money: false },
  balanceName: null,
  freeName: null,
  receiptIssuer: 'none',
  directIssue: 'never',
  excluded: null,
  onIssue: nothing,
  onCancel: nothing,
  seenAt: '카드 매출전표',
  note: '카드 결제만 제공합니다. 머니 금액이 보이면 확인이 필요합니다.',
  source: `${guide} 서비스 소개 (2026-11-22 확인)`,
} as const satisfies EasyPayService

const takenOver = {
  onIssue: '가맹점이 할 일은 없습니다. 직접 발급하려면 먼저 NHN KCP에 알린 뒤 발급 대상 금액만큼 발급합니다.',
  onCancel: '가맹점이 할 일은 없습니다. 직접 발급한 경우에는 취소 응답의 취소 대상 금액만큼 취소합니다.',
} as const

/** Is this text the id of an easy-pay service? */
export const isWalletId = (text: string): text is WalletId => walletIds.some((id) => id === text)

/** What each service sells and who issues the receipt of its balance (KCP guide §7). Wire codes live in the gateway's folder. */
export const easyPayServices = {
  'samsung-pay': cardOnly,
  'ssg-pay': {
    sells: { card: true, money: true },
    balanceName: 'SSG머니',
    freeName: '대상 제외 SSG머니',
    receiptIssuer: 'merchant',
    directIssue: 'always',
    excluded: null,
    onIssue: '가맹점이 발급 대상 금액만큼 직접 발급합니다.',
    onCancel: '가맹점이 취소 응답의 취소 대상 금액만큼 직접 취소합니다.',
    seenAt: '가맹점이 보내는 현금영수증 전표',
    note: '가맹점이 반드시 발급해야 하는 유일한 제휴간편결제입니다.',
    source: `${guide} 머니/포인트 응답 파라미터, SSG머니 (2026-11-22 확인)`,
  },
  'kakao-pay': {
    sells: { card: true, money: true },
    balanceName: '카카오머니',
    freeName: '무상 카카오페이 포인트',
    receiptIssuer: 'wallet',
    directIssue: 'after-telling-kcp',
    excluded: '무상으로 지급된 카카오페이 포인트는 제외됩니다.',
    ...takenOver,
    seenAt: '카카오톡 또는 카카오페이 앱',
    note: null,
    source: `${guide} 머니/포인트 응답 파라미터, 카카오머니 (2026-11-22 확인)`,
  },
  'naver-pay': {
    sells: { card: true, money: true },
    balanceName: '네이버페이 포인트',
    freeName: '무상 네이버페이 포인트',
    receiptIssuer: 'kcp',
    directIssue: 'when-needed',
    excluded: '이벤트, 후기 등으로 무상 지급된 포인트는 제외됩니다.',
    onIssue: '가맹점이 할 일은 없습니다. 필요하면 발급 대상 금액만큼 직접 발급할 수 있습니다.',
    onCancel: takenOver.onCancel,
    seenAt: '결제 결과 화면의 현금영수증 전표',
    note: '현금영수증 거래번호가 응답에 오는 유일한 제휴간편결제입니다.',
    source: `${guide} 머니/포인트 응답 파라미터, 네이버페이 포인트 (2026-11-22 확인)`,
  },
  'l-pay': {
    sells: { card: true, money: true },
    balanceName: 'L.POINT',
    freeName: '적립 L.POINT',
    receiptIssuer: 'wallet-batch',
    directIssue: 'never',
    excluded: '충전포인트 사용 금액만 해당하고 적립포인트는 제외됩니다.',
    onIssue: '가맹점이 할 일은 없습니다. 다음 해 1월 국세청으로 일괄 전송됩니다.',
    onCancel: '가맹점이 할 일은 없습니다.',
    seenAt: '다음 해 1월 이후 홈택스, 문의는 L.POINT 고객센터 1899-8900',
    note: 'L.POINT는 별도 연동이 필요합니다.',
    source: `${guide} 머니/포인트 응답 파라미터, L.POINT (2026-11-22 확인)`,
  },
  'apple-pay': cardOnly,
  'toss-pay': {
    sells: { card: true, money: true },
    balanceName: '토스머니',
    freeName: '무상 토스포인트',
    receiptIssuer: 'wallet',
    directIssue: 'after-telling-kcp',
    excluded: '무상으로 지급된 토스포인트는 제외됩니다.',
    ...takenOver,
    seenAt: '토스 앱',
    note: null,
    source: `${guide} 머니/포인트 응답 파라미터, 토스머니 (2026-11-22 확인)`,
  },
  payco: {
    sells: { card: true, money: true },
    balanceName: '페이코 포인트',
    freeName: null,
    receiptIssuer: 'check',
    directIssue: 'never',
    excluded: null,
    onIssue: '현금영수증 대상인지 확인이 필요합니다.',
    onCancel: '현금영수증 대상인지 확인이 필요합니다.',
    seenAt: '페이코 앱 또는 payco.com',
    note: '제휴간편결제 가이드의 일곱 서비스에는 없습니다.',
    source: 'NHN KCP 결제창 연동 안내, 페이코 (2026-11-22 확인)',
  },
} as const satisfies Record<WalletId, EasyPayService>
