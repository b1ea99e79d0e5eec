import type { HandConclusion } from '../../../../domain/refund.ts'
import type { PreparedState } from '../../../../domain/prepared-payment.ts'

/** Words of 승인 대기. */
export const confirmations = {
  title: '승인 대기',
  list: '승인 대기 목록',
  chooseShop: '결제를 나중에 승인하는 상점이 없습니다. 위에서 상점을 고르면 그 결제사의 이유가 보입니다.',
  noShops: '상점이 없습니다. 설정에서 상점을 넣습니다.',
  toSettings: '설정으로 가기',
  notOffered: (gateway: string, shop: string) => `${gateway} 상점인 ${shop}에는 승인을 기다리는 결제가 없습니다.`,
  empty: '승인을 기다리는 결제가 없습니다.',
  emptyHow:
    '재컨펌(CERT) 방식의 결제창 결과 파일을 가져오면, 구매자가 준비를 마치고 승인을 기다리는 결제가 여기에 보입니다.',
  toImports: '파일 가져오기',
  columns: {
    order: '주문번호',
    goods: '상품',
    buyer: '구매자',
    method: '수단',
    won: '금액',
    seenAt: '들어온 때',
    left: '남은 시간',
    state: '상태',
  },
  method: { card: '카드', transfer: '계좌이체' },
  state: {
    waiting: '승인 대기',
    confirming: '승인 중',
    unknown: '결과 불명',
    confirmed: '승인됨',
    refused: '거절됨',
    expired: '시간 지남',
  } satisfies Record<PreparedState, string>,
  none: '—',
  left: (clock: string) => `남은 시간 ${clock}`,
  leftOver: '시간 지남',
  leftCounted: '남은 시간은 이 결제를 장부에 가져온 때부터 셉니다. 승인을 받을지는 페이플이 정합니다.',
  whole: '전체',
  counted: (count: string) => `${count}건`,
  waitingTotal: (count: string, won: string) => `${count}건 · ${won}`,
  cut: '최근 것만 보입니다.',
  detail: '승인 대기 상세',
  closeDetail: '상세 닫기',
  takes: {
    card: '승인하면 구매자의 카드에서 실제로 결제됩니다.',
    transfer: '승인하면 구매자의 계좌에서 실제로 결제됩니다.',
  },
  confirm: (won: string) => `${won} 결제 승인`,
  openPayment: '거래 열기',
  findPayment: '거래에서 찾기',
  inquire: '지금 결과 조회',
  inquiring: '조회 중',
  settle: '직접 확정',
  settled: '승인 결과를 확정했습니다.',
  inquired: { settled: '결과가 확인되었습니다.', open: '아직 결과를 증명하는 답이 없습니다.' },
  facts: '결제 정보',
  until: '승인 기한',
  asked: '승인 요청',
  askedTimes: (count: string) => `${count}번`,
  shop: '상점',
  earlierAnswer: (answer: string) => `그때의 답: ${answer}`,
} as const

/** What each state of a prepared payment means, and what can be done. */
export const preparedNotice = {
  waitingAgain: '앞서 한 승인 요청으로는 결제되지 않았습니다.',
  waitingAgainNext: '남은 시간 안에 다시 승인할 수 있습니다.',
  confirming: '승인을 결제사에 보냈고 답을 기다립니다.',
  confirmingNext: '다시 보내지 않습니다. 답이 오면 이 자리에 보입니다.',
  unknown: '승인 결과를 모릅니다. 다시 보내지 않습니다.',
  unknownNext:
    '결제되었을 수 있습니다. 앱이 결제사에 거듭 조회하고, 지금 조회할 수도 있습니다. 조회로 증명되지 않으면 페이플 관리자 화면에서 확인하고 직접 확정합니다.',
  unknownBuyer: '결과가 정해지기 전에 구매자가 다시 결제하면 두 번 결제될 수 있습니다.',
  confirmed: (won: string) => `${won}이 결제되었습니다.`,
  confirmedElsewhere: '이어진 거래가 없습니다. 거래 화면에서 주문번호로 찾고, 없으면 번호로 조회해 장부에 넣습니다.',
  refused: '결제사가 승인을 거절했습니다. 결제되지 않았습니다.',
  payAgain: '결제하려면 구매자가 결제창에서 다시 결제해야 합니다.',
  expired: '승인할 수 있는 시간이 지났습니다.',
  expiredElsewhere: '상점 서버에서 따로 승인했다면 거래 화면에서 번호로 조회해 장부에 넣습니다.',
} as const

/** Words of the dialog that confirms a prepared payment. */
export const confirmDialog = {
  title: '결제 승인',
  shop: '상점',
  order: '주문번호',
  goods: '상품',
  buyer: '구매자',
  method: '수단',
  won: '결제할 금액',
  left: '남은 시간',
  leave: '취소',
  close: '닫기',
  over: '승인할 수 있는 시간이 지났습니다.',
  moved: '그 사이에 이 결제의 상태가 바뀌었습니다. 창을 닫고 지금 상태를 확인하세요.',
  sending: '결제사에 보내는 중',
  sendingSentence: '창을 닫지 않고 기다립니다. 앱이 꺼져도 이 요청은 기록에 남아 있습니다.',
  notSent: '승인을 보내지 못했습니다. 결제되지 않았습니다.',
} as const

/** Words of settling an unknown confirm by hand. */
export const confirmSettle = {
  title: '승인 결과 직접 확정',
  sentence:
    '결제사 관리자 화면에서 본 것으로 결과를 확정합니다. 확정은 되돌릴 수 없고 근거가 기록에 남습니다. 돈은 움직이지 않습니다.',
  conclusion: '확인한 결과',
  conclusions: {
    refunded: '승인됨',
    'not-refunded': '승인되지 않음',
  } satisfies Record<HandConclusion, string>,
  hints: {
    refunded: (won: string) => `구매자에게서 ${won}이 결제된 것으로 확정됩니다. 거래는 번호로 조회해 장부에 넣습니다.`,
    'not-refunded': (won: string) =>
      `${won}이 결제되지 않은 것으로 확정됩니다. 시간이 남아 있으면 다시 승인할 수 있습니다.`,
  } satisfies Record<HandConclusion, (won: string) => string>,
  evidence: '근거',
  evidenceHint: '무엇을 어디에서 언제 보았는지 적습니다. 예: 페이플 관리자 결제내역 11-23 10:20, 승인 완료, 승인번호 …',
  needConclusion: '확인한 결과를 고르세요.',
  needEvidence: '근거를 적으세요.',
  confirms: {
    refunded: (order: string, won: string) => `${order}의 ${won}을 승인된 것으로 확정`,
    'not-refunded': (order: string, won: string) => `${order}의 ${won}을 승인되지 않은 것으로 확정`,
  } satisfies Record<HandConclusion, (order: string, won: string) => string>,
  confirm: '확정',
  settling: '확정하는 중',
} as const
