import { cancelReasonNames } from '../../../../domain/receipt/cancel-reason.ts'
import type { IdentityProblem } from '../../../../domain/receipt/identity.ts'

/** Words of what can be done with a receipt from the payment's detail. */
export const receiptDesk = {
  label: '현금영수증 처리',
  issue: '현금영수증 발급',
  cancel: '현금영수증 취소',
  retry: '현금영수증 취소 재시도',
  issueSays: (won: string) => `${won}을 발급합니다.`,
  cancelSays: (won: string) => `발급된 ${won} 전체를 취소합니다.`,
  excessSays: (won: string) => `남은 현금보다 많은 ${won}을 취소합니다.`,
  excessTitle: (won: string) => `환불 뒤 현금영수증이 남은 현금보다 ${won} 많습니다`,
  excessSentence: '이 현금영수증은 결제사가 환불과 함께 취소하지 않습니다. 많은 만큼 취소하세요.',
  elsewhere: { issue: '밖에서 발급한 것 적기', cancel: '밖에서 취소한 것 적기' },
  retryTitle: '환불은 끝났고 현금영수증 취소가 실패했습니다',
  retryOpen: (from: string) => `돈은 다시 움직이지 않습니다. ${from}부터 현금영수증만 다시 취소할 수 있습니다.`,
  retryWaits: (from: string) =>
    `돈은 다시 움직이지 않습니다. 결제사 안내대로 다음 날 취소하며, ${from}부터 재시도할 수 있습니다.`,
  retryFrom: (from: string) => `${from}부터 누를 수 있습니다.`,
  reading: '다시 읽는 중입니다.',
  acts: '발급·취소 내역',
  kind: { issue: '발급', cancel: '취소' },
  approval: '승인번호',
  lastFour: (digits: string) => `···${digits}`,
  unknown: {
    issue: '발급되었는지 증명하는 답이 없습니다. 결과가 나올 때까지 이 거래의 발급과 취소를 다시 보내지 않습니다.',
    cancel: '취소되었는지 증명하는 답이 없습니다. 결과가 나올 때까지 이 거래의 발급과 취소를 다시 보내지 않습니다.',
  },
  inquire: '지금 결과 조회',
  inquiring: '조회 중',
  settle: '직접 확정',
  settled: '결과가 확인되었습니다.',
  stillUnknown: '아직 결과를 증명하는 답이 없습니다.',
} as const

/** Words both receipt dialogs share: facts that changed, sending, and what became of it. */
export const receiptAct = {
  amount: { issue: '발급할 금액', cancel: '취소할 금액' },
  supply: '공급가액',
  vat: '부가세',
  taxFree: '면세',
  service: '봉사료',
  splitLater: '세금 내역은 결제 내역에서 나누어 발급할 때 정해집니다.',
  changedTitle: '그 사이에 이 거래의 현금영수증이 바뀌었습니다. 보낸 것은 없습니다.',
  changedAsk: '바뀐 값을 다시 읽었습니다. 확인하고 다시 확정하세요.',
  changedActs: '발급·취소 건수',
  changedExcess: '남은 현금보다 많은 금액',
  changedSeen: '보고 있던 값',
  changedNow: '지금 값',
  countOf: (count: string) => `${count}건`,
  sending: '결제사에 보내는 중',
  sendingSentence: '창을 닫지 않고 기다립니다. 앱이 꺼져도 이 요청은 기록에 남아 있습니다.',
  done: {
    issue: (won: string) => `${won}을 발급했습니다.`,
    cancel: (won: string) => `${won}의 현금영수증을 취소했습니다.`,
  },
  declined: {
    issue: '결제사가 거절했습니다. 발급되지 않았습니다.',
    cancel: '결제사가 거절했습니다. 취소되지 않았습니다.',
  },
  notApplied: {
    issue: '발급되지 않았습니다. 결제사에 보내지지 않았거나 처리되지 않았습니다.',
    cancel: '취소되지 않았습니다. 발급된 현금영수증은 그대로입니다.',
  },
  unknown: {
    issue: '발급 결과를 아직 알 수 없습니다.',
    cancel: '취소 결과를 아직 알 수 없습니다.',
  },
  settledByHand: '직접 확정한 현금영수증입니다.',
  state: '결과',
  approval: '승인번호',
  purpose: '용도',
  identity: '번호 끝 4자리',
  at: '처리 시각',
  code: '결제사 코드',
  known: '아는 것',
  knownIssue: (won: string, at: string) =>
    `${at}에 ${won} 발급을 결제사에 요청했고, 됐는지 안 됐는지 증명하는 답이 오지 않았습니다.`,
  knownCancel: (won: string, at: string) =>
    `${at}에 ${won}의 취소를 결제사에 요청했고, 됐는지 안 됐는지 증명하는 답이 오지 않았습니다.`,
  blocked: '막은 것',
  blockedSentence: '두 번 발급되거나 취소되지 않도록, 결과가 나올 때까지 이 거래의 발급과 취소를 다시 보내지 않습니다.',
  next: '다음에 할 일',
  nextSentence:
    '지금 결과를 조회합니다. 조회로 증명되지 않으면 결제사 관리자나 홈택스에서 확인하고 거래 상세에서 직접 확정합니다. 현금영수증 › 할 일에 남아 있습니다.',
  leave: '그만두기',
  close: '닫기',
} as const

/** Words of the dialog that issues a receipt. */
export const receiptIssue = {
  title: (order: string) => `${order} 현금영수증 발급`,
  purpose: '용도',
  purposeHints: {
    'income-deduction': '구매자 개인의 소득공제. 휴대전화나 현금영수증카드 번호로 발급합니다.',
    'business-expense': '사업자의 비용 증빙. 사업자번호로, 모르면 휴대전화나 현금영수증카드 번호로 발급합니다.',
  },
  businessNumber: '사업자번호 10자리',
  businessNumberOnly: '사업자의 비용 증빙. KCP는 사업자번호 10자리로만 받습니다.',
  identity: {
    'income-deduction': '휴대전화 또는 현금영수증카드 번호',
    'business-expense': '사업자번호, 휴대전화 또는 현금영수증카드 번호',
  },
  identityHint: '번호는 남지 않습니다. 끝 4자리와, 같은 번호인지 견줄 암호값만 장부에 남습니다.',
  identityFits: '쓸 수 있는 번호입니다.',
  selfIssued: '자진발급입니다. 구매자의 번호를 모를 때 국세청 지정번호로 발급합니다.',
  selfIssue: '자진발급(010-000-1234)',
  selfNumber: '010-000-1234',
  needIdentity: '번호를 적으세요.',
  confirm: {
    'income-deduction': (won: string) => `${won}을 소득공제용으로 발급`,
    'business-expense': (won: string) => `${won}을 지출증빙용으로 발급`,
  },
} as const

/** Words of receipts that look like the one that is to be issued. */
export const receiptDouble = {
  title: '같은 판매의 현금영수증일 수 있어 발급하지 않았습니다',
  weakTitle: '같은 구매자의 같은 판매인지 확인하세요. 아직 발급하지 않았습니다',
  list: '닮은 현금영수증',
  sentence:
    '번호와 금액이 같고 사흘 안의 것입니다. 같은 판매이면 발급하지 마세요. 다른 판매일 때만 이유를 적고 발급하세요.',
  weakSentence:
    '금액과 번호 끝 4자리가 같고 사흘 안의 것입니다. 나머지 자리는 모릅니다. 다른 판매이면 이유를 적고 발급하세요.',
  hometaxSentence:
    '홈택스에 있는 것이 이 거래의 것이면 발급하지 말고 밖에서 발급한 것으로 적으세요. 다른 판매의 것일 때만 이유를 적고 발급하세요.',
  reason: '다른 판매인 이유',
  reasonHint: '기록에 남습니다. 예: 같은 손님이 같은 상품을 하나 더 주문함',
  needReason: '다른 판매인 이유를 적으세요.',
  confirm: {
    'income-deduction': (won: string) => `다른 판매로 ${won}을 소득공제용으로 발급`,
    'business-expense': (won: string) => `다른 판매로 ${won}을 지출증빙용으로 발급`,
  },
} as const

/** Words of the dialog that cancels a receipt. */
export const receiptCancel = {
  title: (order: string) => `${order} 현금영수증 취소`,
  retryTitle: (order: string) => `${order} 현금영수증 취소 재시도`,
  sentence: '결제사는 현금영수증을 통째로만 취소합니다. 일부만 취소하지 않습니다.',
  wholeSentence: '발급된 현금영수증을 취소합니다.',
  excessSentence: '환불된 만큼 현금영수증이 남은 현금보다 많습니다. 돈은 다시 움직이지 않습니다.',
  extents: {
    excess: (won: string) => `많은 만큼만 취소 · ${won}`,
    whole: (won: string) => `전액 취소 후 재발급 · ${won}`,
  },
  extentHints: {
    excess: (left: string) => `${left}의 현금영수증은 그대로 남습니다.`,
    whole: (left: string) => `취소한 뒤 남은 ${left}을 새로 발급해야 합니다. 부분취소가 되지 않을 때 고르세요.`,
  },
  part: '일부',
  excessConfirm: (won: string) => `${won}의 현금영수증을 취소`,
  retrySentence: '환불은 끝났고 돈은 다시 움직이지 않습니다. 남아 있는 현금영수증만 취소합니다.',
  approval: '승인번호',
  range: '범위',
  whole: '전체',
  reason: '취소 사유',
  reasons: cancelReasonNames,
  partTitle: '남은 금액은 다시 발급해야 합니다',
  partSentence: (refunded: string, remaining: string) =>
    `${refunded}이 환불되어 현금 ${remaining}이 남아 있습니다. 취소는 전체이므로, 남은 금액의 현금영수증을 새로 발급해야 합니다. 발급될 때까지 현금영수증 › 할 일에 남습니다.`,
  unrefundedTitle: '환불되지 않은 거래입니다',
  unrefunded:
    '취소하면 이 금액의 현금영수증이 없어집니다. 발급의무가 있으면 현금영수증 › 발급할 것에 나오고 새로 발급해야 합니다.',
  needReason: '취소 사유를 고르세요.',
  confirm: (won: string) => `${won}의 현금영수증 전체를 취소`,
  retryConfirm: (won: string) => `${won}의 현금영수증 취소를 재시도`,
} as const

/** Words of writing down what was done outside this desk. */
export const receiptElsewhere = {
  title: {
    issue: (order: string) => `${order} 밖에서 발급한 현금영수증`,
    cancel: (order: string) => `${order} 밖에서 취소한 현금영수증`,
  },
  sentence: {
    issue: '홈택스나 결제사 관리자에서 이미 발급한 현금영수증을 장부에 적습니다. 결제사에는 아무것도 보내지 않습니다.',
    cancel: '홈택스나 결제사 관리자에서 이미 취소한 현금영수증을 장부에 적습니다. 결제사에는 아무것도 보내지 않습니다.',
  },
  amount: { issue: '발급한 금액', cancel: '취소한 금액' },
  extents: {
    excess: (won: string) => `많은 만큼만 취소했음 · ${won}`,
    whole: (won: string) => `전액 취소했음 · ${won}`,
  },
  cancelApproval: '취소 승인번호(있으면)',
  approvalHint: {
    issue: '홈택스나 전표에 나온 국세청 승인번호입니다.',
    cancel: '취소에는 발급과 다른 승인번호가 나옵니다.',
  },
  evidence: '근거',
  evidenceHint: '무엇을 어디에서 언제 보았는지 적습니다. 예: 홈택스 매출내역 11-24 10:20',
  needApproval: '승인번호를 적으세요.',
  needEvidence: '근거를 적으세요.',
  confirm: {
    issue: (won: string) => `${won}을 발급한 것으로 적기`,
    cancel: (won: string) => `${won}을 취소한 것으로 적기`,
  },
  written: {
    issue: (won: string) => `${won}을 발급한 것으로 적었습니다.`,
    cancel: (won: string) => `${won}을 취소한 것으로 적었습니다.`,
  },
} as const

/** Words of settling an unknown act by hand. */
export const receiptSettle = {
  title: { issue: '발급 결과 직접 확정', cancel: '취소 결과 직접 확정' },
  sentence:
    '결제사 관리자 화면이나 홈택스에서 본 것으로 결과를 확정합니다. 확정은 되돌릴 수 없고 근거가 기록에 남습니다.',
  act: '처리',
  amount: '금액',
  requestedAt: '요청 시각',
  conclusion: '확인한 결과',
  issue: { refunded: '발급됨', 'not-refunded': '발급되지 않음' },
  cancel: { refunded: '취소됨', 'not-refunded': '취소되지 않음' },
  issueHint: {
    refunded: '발급된 것으로 확정되고, 다시 발급하지 않습니다.',
    'not-refunded': '발급되지 않은 것으로 확정되고, 다시 발급할 수 있습니다.',
  },
  cancelHint: {
    refunded: '취소된 것으로 확정됩니다. 남은 현금이 있으면 새로 발급해야 합니다.',
    'not-refunded': '현금영수증이 살아 있는 것으로 확정되고, 다시 취소할 수 있습니다.',
  },
  partHint: (left: string) => `그만큼 취소된 것으로 확정되고, 현금영수증은 ${left}이 남습니다.`,
  evidence: '근거',
  evidenceHint: '무엇을 어디에서 언제 보았는지 적습니다. 예: 홈택스 매출내역 11-24 10:20, 승인번호 …',
  needConclusion: '확인한 결과를 고르세요.',
  needEvidence: '근거를 적으세요.',
  confirm: '확정',
  confirmIssue: {
    refunded: (won: string) => `${won}을 발급된 것으로 확정`,
    'not-refunded': (won: string) => `${won}을 발급되지 않은 것으로 확정`,
  },
  confirmCancel: {
    refunded: (won: string) => `${won}을 취소된 것으로 확정`,
    'not-refunded': (won: string) => `${won}을 취소되지 않은 것으로 확정`,
  },
  settling: '확정하는 중',
  settled: '현금영수증 결과를 확정했습니다.',
} as const

/** Why an identity cannot go with its purpose, as a sentence beside the field. */
export const identityProblem = {
  'not-digits': '숫자와 줄표만 적습니다. (R14)',
  'resident-number':
    '주민등록번호이거나 그렇게 보이는 13자리 번호는 받지 않습니다. 휴대전화나 다른 현금영수증카드 번호를 적으세요. (R15)',
  'self-issue-mistyped': '자진발급 번호는 010-000-1234(10자리)입니다. 0이 하나 더 있습니다. (R08)',
  'no-phone-or-card': '휴대전화 번호(10~11자리)나 현금영수증카드 번호(13~19자리)가 아닙니다. (R13)',
  'no-business-number': '사업자번호 10자리가 아닙니다. 자진발급 번호는 소득공제용에만 씁니다. (R13)',
  'business-number-wrong': '없는 사업자번호입니다. 확인 숫자가 맞지 않으니 번호를 다시 확인하세요. (R14)',
} as const satisfies Record<IdentityProblem, string>
