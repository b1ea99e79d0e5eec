/** Words of 설정 › 다른 자리. */
export const seats = {
  own: '이 자리',
  ownSentence:
    '다른 컴퓨터의 담당자에게 환불 승인을 파일로 받을 때, 이 자리가 서명하는 이름과 열쇠입니다. 열쇠는 이 컴퓨터의 키체인으로 잠가 두고 밖으로 나가지 않습니다.',
  ownName: '이 자리의 이름',
  ownNameHint: '다른 자리가 이 이름으로 부릅니다. 매장이나 사무실 이름이 좋습니다.',
  needName: '이름을 적으세요.',
  sameName: '지금 이름과 같습니다.',
  nameIt: '이름 저장',
  naming: '저장하는 중',
  named: '이 자리의 이름을 저장했습니다.',
  fingerprint: '지문',
  fingerprintHint: '전화로 서로 불러 맞춰 보는 숫자입니다.',
  noKey: '이름을 저장하면 열쇠를 만듭니다.',
  lost: '이 자리의 열쇠를 풀 수 없습니다',
  lostSentence: '열쇠를 새로 만들고, 새 자리 파일을 다른 자리에 다시 전해야 합니다.',
  renew: '열쇠 새로 만들기',
  renewTitle: '열쇠 새로 만들기',
  renewSentence:
    '다른 자리는 새 자리 파일을 넣기 전까지 이 자리의 요청과 답을 받지 않습니다. 예전 열쇠로는 더 서명하지 않습니다.',
  renewed: '열쇠를 새로 만들었습니다. 자리 파일을 다시 전하세요.',
  saveOwn: '자리 파일 저장',
  saved: (file: string) => `저장했습니다: ${file}`,
  needOwnName: '먼저 이 자리의 이름을 정하세요.',
  known: '넣은 자리',
  knownSentence:
    '넣은 자리의 담당자는 이 장부의 한도 넘는 환불을 답 파일로 승인할 수 있고, 이 자리의 담당자는 그 자리의 요청에 답할 수 있습니다.',
  none: '아직 넣은 자리가 없습니다. 상대 자리에서 자리 파일을 저장해 받아 옵니다.',
  removed: '뺌',
  addedBy: (name: string) => `${name} 담당자가 넣음`,
  add: '자리 넣기',
  addTitle: '자리 넣기',
  addSentence:
    '상대 자리에 전화해 그 화면의 지문과 아래 지문을 한 묶음씩 맞춰 봅니다. 하나라도 다르면 다른 사람이 만든 파일입니다.',
  name: '자리 이름',
  nameHint: '이 장부에서 부를 이름입니다.',
  compared: '전화로 맞춰 보았고 여섯 묶음이 모두 같습니다.',
  needCompared: '지문을 맞춰 보고 표시하세요.',
  confirmAdd: (name: string) => `${name} 자리 넣기`,
  adding: '넣는 중',
  added: (name: string) => `${name} 자리를 넣었습니다.`,
  remove: '자리 빼기',
  removeTitle: '자리 빼기',
  removeSentence: (name: string) =>
    `${name} 자리의 요청과 답을 더 받지 않습니다. 이미 만든 답 파일도 받지 않습니다. 지금까지의 기록은 그대로 남습니다.`,
  confirmRemove: (name: string) => `${name} 자리 빼기`,
  removedNow: (name: string) => `${name} 자리를 뺐습니다.`,
  inPractice: '연습 장부는 하나뿐이라 다른 자리가 없습니다. 업무 장부에서 합니다.',
  loading: '읽는 중',
} as const

/** Words of the files between seats in 환불 › 승인. */
export const seatFiles = {
  group: '다른 자리와 주고받는 파일',
  send: '다른 자리로 보내기',
  openRequest: '요청 파일 열기',
  openAnswer: '답 파일 열기',
  inPractice: '연습에는 다른 자리가 없습니다. 업무 장부에서 합니다.',
  requestSaved: (file: string) => `요청 파일을 저장했습니다: ${file}`,
  answerSaved: (file: string) => `답 파일을 저장했습니다: ${file}`,
} as const

/** Words of another seat's request. */
export const seatRequest = {
  title: (seat: string) => `${seat} 자리의 환불 승인 요청`,
  sentence: '돈은 요청한 자리에서 보냅니다. 여기서는 서명한 답 파일만 만듭니다.',
  by: (name: string) => `${name} 요청`,
  why: '승인이 필요한 까닭',
  reason: '환불 사유',
  shown: '요청할 때 보인 것',
  note: '답에 적을 말',
  noteHint: '반려하면 까닭을 꼭 적습니다. 요청한 사람이 봅니다.',
  bar: {
    'own-request': '요청한 담당자와 같은 이름이라 답할 수 없습니다. 다른 담당자가 답합니다.',
    'over-own-limit': '혼자 환불할 수 있는 한도를 넘어, 한도가 더 큰 담당자가 승인합니다.',
  },
  approve: (won: string) => `${won} 환불 승인 · 답 파일 저장`,
  refuse: '반려 · 답 파일 저장',
  needReason: '반려하는 까닭을 적으세요.',
  saving: '저장하는 중',
} as const

/** Words of an answer that came back. */
export const seatAnswer = {
  title: { approved: '다른 자리의 승인', refused: '다른 자리의 반려' },
  order: '주문번호',
  amount: '환불 금액',
  by: '요청',
  seat: '답한 자리',
  answeredBy: '답한 담당자',
  answeredAt: '답한 때',
  note: '적은 말',
  approvedSentence: (order: string, won: string) =>
    `${order}에서 ${won}을 환불합니다. 바로 결제사에 보내고 되돌릴 수 없습니다. 요청한 뒤에 바뀐 것이 있으면 보내지 않습니다.`,
  refusedSentence: '보내는 것은 없고 요청은 반려로 끝납니다.',
  send: (order: string, won: string) => `${order}에서 ${won} 환불`,
  end: '요청을 반려로 끝내기',
  taking: { approved: '결제사에 보내는 중', refused: '끝내는 중' },
  sent: '다른 자리의 승인을 받았습니다. 환불의 결과를 봅니다.',
  ended: '다른 자리의 반려로 요청이 끝났습니다.',
} as const
