/** Words of the kit itself. */
export const ui = {
  close: '닫기',
  cancel: '취소',
  copy: '복사',
  copied: '복사됨',
  clear: '지우기',
  why: '왜?',
  noRules: '적용한 규칙이 없습니다.',
  source: '근거',
  loading: '불러오는 중',
  whoDoes: (roles: string) => `이 일은 ${roles} 담당자가 합니다.`,
  choose: '고르세요',
  incident: '사고번호',
  practice: '연습',
  practiceSentence: '실제 결제와 환불이 일어나지 않습니다',
  wonUnit: '원',
  tooMuch: (won: string) => `${won}까지 적을 수 있습니다.`,
  rowsOf: (label: string, count: string) => `${label}, ${count}행`,
  resize: '상세 너비 조절',
  notices: '알림',
  asTable: '표로 보기',
  progressRate: (rate: string, span: string | null) => (span === null ? rate : `${rate} · ${span} 남음`),
} as const

/** Words of the payment's breakdown. `gone` counts what open refunds hold, too. */
export const breakdown = {
  label: '결제 구성',
  part: '구성',
  won: '금액',
  gone: '환불·확인 중',
  maybe: '환불되었을 수 있음',
  total: '합계',
  remaining: '남은 금액',
  receiptTarget: '현금영수증 대상',
  between: (from: string, to: string) => `${from} – ${to}`,
  gatewayDecides: '여러 수단으로 결제되어, 어느 수단에서 환불되었는지는 결제사의 답에 따라 정해집니다.',
  noParts: '구성 금액이 결제 금액과 맞지 않아 나누어 보이지 않습니다.',
} as const

/** Words of the receipt verdict. */
export const verdict = {
  label: '현금영수증',
  issuer: {
    merchant: '직접 발급',
    kcp: 'KCP가 발급',
    payple: '페이플이 발급',
    wallet: '간편결제사가 발급',
    none: '발급 대상 아님',
    check: '확인 필요',
  },
  by: (subject: string) => `${subject} 발급`,
  cancelLeft: '취소할 것 남음',
  state: {
    due: '발급 전',
    issued: '발급됨',
    'not-issued-by-wallet': '간편결제사가 발급하지 않음',
    'batch-awaited': '일괄 발급 예정',
    'batch-overdue': '일괄 발급 지연',
    check: '확인 필요',
    closed: '의무 닫음',
    'no-receipt': '발급 없음',
    refunded: '환불됨',
  },
  until: (day: string, left: string) => `${day}까지 (${left})`,
  penaltyToday: (won: string) => `가산세 ${won}`,
  penaltyNext: (day: string, won: string) => `${day}부터 가산세 ${won}`,
} as const
