/** Words of picking receipts and of runs over many of them, whatever is done. */
export const bulkReceipts = {
  pick: '선택',
  pickOne: (order: string) => `${order} 선택`,
  choose: '고르기',
  picked: (count: string, won: string) => `${count}건 · ${won} 고름`,
  most: (count: string) => `한 번에 ${count}건까지입니다. 앞의 ${count}건만 골랐습니다.`,
  clear: '선택 해제',
  leave: '그만두기',
  checking: '고른 것을 점검하는 중',
  blocked: (count: string, won: string) => `${count}건 ${won}은 보내지 않습니다`,
  counted: (count: string, won: string) => `${count}건 · ${won}`,
  orders: '주문번호',
  more: (count: string) => `외 ${count}건`,
  starting: '시작하는 중',
  stopping: '멈추는 중',
  progressOf: (done: string, of: string) => `${done} / ${of}`,
  stop: '멈춤',
  open: '자세히',
  again: (count: string) => `남은 ${count}건 다시 점검`,
  toTasks: '할 일 보기',
  toDue: '발급할 것 보기',
  close: '닫기',
  dismiss: '결과 치우기',
  columns: { order: '주문번호', won: '금액', state: '결과', told: '승인번호 · 이유' },
  waits: '대기',
} as const

const lineStates = {
  waiting: '보내지 않음',
  'left-out': '제외',
  intended: '보내는 중',
  sent: '보내는 중',
  declined: '거절',
  unknown: '결과 불명',
  'settled-by-hand': '직접 확정',
} as const

const unknowns = (count: string) =>
  `${count}건은 결과를 모릅니다. 다시 보내지 않으며, 할 일에서 조회하거나 직접 확정합니다.`

/** Words of a run by what is done. */
export const receiptRuns = {
  issue: {
    title: '자진발급으로 한꺼번에 발급',
    running: '자진발급으로 발급하는 중',
    soFar: (won: string) => `${won} 발급`,
    mayClose: '창을 닫아도 계속 발급합니다.',
    finished: (count: string, won: string) => `끝났습니다. ${count}건 ${won}을 발급했습니다.`,
    stopped: (count: string, won: string) => `멈췄습니다. ${count}건 ${won}을 발급했습니다.`,
    halted: '발급을 이어 갈 수 없어 멈췄습니다',
    left: (count: string, won: string) => `남은 ${count}건 ${won}은 보내지 않았고 발급할 것에 그대로 있습니다.`,
    unknowns,
    refused: (count: string) => `${count}건은 거절되었거나 처리되지 않았습니다. 발급할 것에 그대로 있습니다.`,
    leftOut: (count: string) => `${count}건은 그 사이 바뀌어 보내지 않았습니다.`,
    results: '발급 결과',
    states: { ...lineStates, done: '발급', 'not-applied': '발급되지 않음' },
    otherShop: '다른 상점의 발급이 진행 중입니다.',
  },
  cancel: {
    title: '현금영수증 한꺼번에 취소',
    running: '현금영수증을 취소하는 중',
    soFar: (won: string) => `${won} 취소`,
    mayClose: '창을 닫아도 계속 취소합니다.',
    finished: (count: string, won: string) => `끝났습니다. ${count}건 ${won}의 현금영수증을 취소했습니다.`,
    stopped: (count: string, won: string) => `멈췄습니다. ${count}건 ${won}의 현금영수증을 취소했습니다.`,
    halted: '취소를 이어 갈 수 없어 멈췄습니다',
    left: (count: string, won: string) => `남은 ${count}건 ${won}은 보내지 않았고 현금영수증이 그대로 있습니다.`,
    unknowns,
    refused: (count: string) => `${count}건은 거절되었거나 처리되지 않았습니다. 현금영수증이 그대로 있습니다.`,
    leftOut: (count: string) => `${count}건은 그 사이 바뀌어 보내지 않았습니다.`,
    due: (count: string, won: string) =>
      `취소한 것 가운데 ${count}건은 현금 ${won}이 남아 있어 이제 발급할 것에 있습니다. 새로 발급하세요.`,
    toCheck: (count: string, won: string) => `취소한 것 가운데 ${count}건 ${won}은 이제 확인 필요에 있습니다.`,
    part: '많은 만큼만',
    becameDue: (won: string) => `남은 ${won}은 발급할 것`,
    becameToCheck: (won: string) => `남은 ${won}은 확인 필요`,
    results: '취소 결과',
    states: { ...lineStates, done: '취소', 'not-applied': '취소되지 않음' },
    otherShop: '다른 상점의 현금영수증 취소가 진행 중입니다.',
  },
} as const
