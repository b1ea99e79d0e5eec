/** Words of picking receipts to cancel and of their plan. */
export const bulkCancel = {
  cancel: '한꺼번에 취소',
  needPicks: '먼저 취소할 것을 고르세요.',
  tasks: {
    bar: '할 일 한꺼번에 취소',
    choices: { all: '모두', open: '지금 할 수 있는 것' },
    none: '취소할 일의 네모로 고릅니다.',
    noneOf: { all: '취소할 것이 없습니다.', open: '지금 취소할 수 있는 것이 없습니다.' },
    picked: (count: string) => `${count}건 고름`,
  },
  ledger: {
    bar: '대장에서 한꺼번에 취소',
    choice: '이 조건의 발급 모두',
    none: '발급 줄의 네모나 스페이스로 고릅니다.',
    noneOf: '이 달과 조건에 살아 있는 현금영수증이 없습니다.',
  },
  ready: (count: string, won: string) => `현금영수증 ${count}건 ${won}을 결제사로 취소할 수 있습니다.`,
  nothing: '지금 결제사로 취소할 수 있는 것이 없습니다.',
  sentence:
    '돈은 움직이지 않고 현금영수증만 취소합니다. 확인하면 한 건씩 차례로 보내고, 한 건마다 보내기 전에 기록합니다. 언제든 멈출 수 있습니다.',
  whole: '전체 취소',
  part: '남은 현금보다 많은 만큼만 취소',
  reason: '취소 사유',
  needReason: '취소 사유를 고르세요.',
  confirmLater: (count: string) => `${count}건 취소`,
  due: (count: string, won: string) => `취소하면 현금 ${count}건 ${won}에 현금영수증이 없게 됩니다`,
  dueSentence:
    '환불되지 않고 남은 현금입니다. 발급할 것에 나오며, 기한이나 구매자의 요청에 맞추어 새로 발급해야 합니다.',
  late: (count: string, won: string) =>
    `그 가운데 ${count}건 ${won}은 발급 기한이 이미 지나, 취소하면 바로 기한 경과가 되고 가산세가 걸릴 수 있습니다.`,
  allLate: '모두 발급 기한이 이미 지나, 취소하면 바로 기한 경과가 되고 가산세가 걸릴 수 있습니다.',
  toCheck: (count: string, won: string) => `취소하면 ${count}건 ${won}은 확인 필요에 나옵니다`,
  toCheckSentence: '남은 현금을 누가 발급해야 하는지 사람이 확인해야 합니다.',
  aged: (count: string, won: string, warning: string) => `${count}건 ${won}: ${warning}`,
  agedSentence: '결제사가 거절하면 그 현금영수증은 그대로 남고, 결과에 이유가 나옵니다.',
} as const
