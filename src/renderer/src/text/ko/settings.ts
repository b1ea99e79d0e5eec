/** Words of 설정. */
export const settings = {
  title: '설정',
  tabs: { shops: '상점', operators: '담당자', book: '장부', seats: '다른 자리', about: '정보' },
  shops: '상점 목록',
  addShop: '상점 넣기',
  noShops: '아직 상점이 없습니다. 상점을 넣고 결제사의 인증 정보를 저장합니다.',
  practiceShops: '연습 상점은 앱이 만듭니다. 테스트와 실제 상점은 업무 장부에 넣습니다.',
  openWork: '업무 장부 열기',
  opening: '여는 중',
  stored: (since: string, lastFour: string) => `${since}에 저장됨 · ****${lastFour}`,
  notStored: '저장된 인증 정보 없음',
  identity: '이름과 색',
  name: '상점 이름',
  nameHint: '목록과 확인 창, 내보낸 파일 이름에 나옵니다.',
  needName: '상점 이름을 적으세요.',
  colour: '색',
  colours: { blue: '파랑', teal: '청록', green: '초록', amber: '호박', rose: '장미', violet: '보라' },
  gateway: '결제사',
  environment: '환경',
  environmentHint: {
    practice: '앱 안의 연습 결제사로 보냅니다.',
    test: '결제사의 테스트 서버로 보냅니다. 돈은 움직이지 않습니다.',
    real: '결제사의 실제 서버로 보냅니다. 돈이 움직입니다.',
  },
  readOnly: '볼 수만 있고 저장할 수 없습니다.',
  save: '바뀐 것 저장',
  saving: '저장하는 중',
  revert: '되돌리기',
  unsaved: '저장하지 않은 변경이 있습니다.',
  savedShop: '상점 설정을 저장했습니다.',
  add: '상점 넣기',
  adding: '넣는 중',
  addTitle: '상점 넣기',
  addSentence: '결제사마다, 환경마다 상점을 따로 넣습니다. 인증 정보는 넣은 다음에 저장합니다.',
  added: (name: string) => `${name} 상점을 넣었습니다.`,
  needRecovery: '복구 키 만들기',
} as const

/** Words of a shop's credentials. */
export const credentials = {
  title: '인증 정보',
  practice: '연습 상점의 인증 정보는 앱이 만들어 둡니다.',
  keptSentence: '운영체제의 키체인으로 잠가 이 컴퓨터에만 둡니다. 저장한 값은 다시 보이지 않습니다.',
  replace: '다른 값으로 바꾸기',
  store: '인증 정보 저장',
  storing: '저장하는 중',
  storedNow: '인증 정보를 저장했습니다.',
  test: '연결 확인',
  testing: '확인하는 중',
  checkAddress: '취소 IP 확인',
  testHint: '돈을 움직이지 않는 요청으로 주소와 인증 정보가 맞는지 확인합니다.',
  testOk: '연결됩니다.',
  forget: '인증 정보 지우기',
  forgetTitle: '인증 정보 지우기',
  forgetSentence: (shop: string) =>
    `${shop} 상점의 인증 정보를 이 컴퓨터에서 지웁니다. 되돌릴 수 없습니다. 장부는 그대로 남고, 다시 저장하기 전까지 이 상점의 조회와 환불은 보내지 않습니다.`,
  forgetConfirm: (shop: string) => `${shop}의 인증 정보를 지우기`,
  forgetting: '지우는 중',
  forgotten: '인증 정보를 지웠습니다.',
  chooseFile: '파일 고르기',
  dropHere: '파일을 끌어다 놓거나 내용을 붙여넣습니다.',
  tooLong: '파일이 너무 큽니다. PEM 파일인지 확인하세요.',
  unreadable: '파일을 읽을 수 없습니다.',
} as const

/** Words of what a shop's gateway can do from here. */
export const offers = {
  title: '이 결제사에서 할 수 있는 일',
  sentence: (gateway: string) =>
    `${gateway} 연동 문서에 있는 기능 가운데 이 앱에서 하는 것과 하지 않는 것, 그 이유입니다.`,
  offered: '할 수 있음',
  notOffered: '하지 않음',
  loading: '읽는 중',
} as const

/** Words of what a gateway's documents leave open. */
export const options = {
  title: '결제사마다 다른 것',
  sentence: (gateway: string) =>
    `${gateway} 문서에 없거나 서로 다른 것입니다. 처음 값이 안전한 쪽이며, ${gateway}에 확인한 뒤 바꾸세요. 변경은 기록에 남습니다.`,
  usual: (choice: string) => `처음 값: ${choice}`,
  none: (gateway: string) => `${gateway}에는 상점마다 정할 것이 없습니다.`,
  loading: '읽는 중',
} as const

/** Words of the tax settings: each choice says what it changes. */
export const tax = {
  title: '현금영수증 기준',
  sentence:
    '법이나 결제사가 가맹점에 맡긴 것들입니다. 바꾸면 이 상점의 모든 판정이 다시 계산됩니다. 판단이 어려우면 세무사에게 확인하세요.',
  mandatory: '현금영수증 의무발행업종',
  mandatoryChoices: {
    ALL: '모든 품목이 의무발행',
    BY_CATEGORY: '품목에 따라 다름',
    NONE: '의무발행업종 아님',
  },
  mandatoryHints: {
    ALL: '10만원 이상이면 구매자가 요청하지 않아도 5일 안에 발급할 것에 오르고 가산세를 계산합니다.',
    BY_CATEGORY: '10만원 이상이면 발급할 것에 오르되, 품목을 확인하라는 말이 붙습니다.',
    NONE: '구매자가 요청할 때만 발급합니다. 기한과 가산세를 계산하지 않습니다.',
  },
  mixedThreshold: '카드와 현금을 함께 쓴 결제의 10만원 기준',
  mixedThresholdChoices: { TRANSACTION: '거래 전체 금액', CASH_PART: '현금 부분만' },
  mixedThresholdHints: {
    TRANSACTION:
      '카드 90,000원과 머니 20,000원이면 전체 110,000원으로 보아 의무발행입니다. 발급은 머니 20,000원만 합니다.',
    CASH_PART: '카드 90,000원과 머니 20,000원이면 머니 20,000원으로 보아 요청 시 발급입니다.',
  },
  exemptShare: '복합과세 결제의 면세 금액',
  exemptShareChoices: { PROPORTION: '구성 금액의 비율로', CASH_FIRST: '현금에 먼저', CARD_FIRST: '카드에 먼저' },
  exemptShareHints: {
    PROPORTION: '면세 금액을 카드와 현금에 금액 비율로 나눕니다.',
    CASH_FIRST: '면세 금액을 현금 부분에 먼저 놓아, 현금영수증의 부가세가 줄어듭니다.',
    CARD_FIRST: '면세 금액을 카드 부분에 먼저 놓아, 현금영수증의 부가세가 늘어납니다.',
  },
  direct: '간편결제 머니를 직접 발급',
  directSentence:
    '간편결제사나 KCP가 발급하던 것을 가맹점이 넘겨받습니다. 정한 날부터 받은 결제가 발급할 것에 오릅니다. 먼저 KCP에 알리지 않으면 두 번 발급됩니다.',
  directSince: (wallet: string) => `${wallet} 직접 발급 시작일`,
  directSinceHint: { 'after-telling-kcp': 'KCP에 알린 날 또는 그 뒤', 'when-needed': '직접 발급을 시작하는 날' },
  needDay: '시작일을 적으세요.',
  directAlways: 'SSG머니는 언제나 가맹점이 발급합니다.',
  directKcpOnly: '제휴간편결제는 NHN KCP 상점에만 있습니다.',
} as const

/** Words of the book: recovery key and practice. */
export const book = {
  recovery: '장부 복구 키',
  recoverySentence:
    '업무 장부는 암호로 잠겨 있고 열쇠는 이 컴퓨터의 키체인에 있습니다. 컴퓨터를 바꾸거나 키체인을 잃으면 복구 키로만 열 수 있습니다. 실제 상점을 넣기 전에 만들어 둡니다.',
  recoveryMake: '복구 키 만들기',
  recoveryInPractice: '연습 장부에는 복구 키가 없습니다. 업무 장부에서 만듭니다.',
  recoveryTitle: '장부 복구 키',
  recoveryIntro:
    '복구 키는 한 번만 보입니다. 종이에 적거나 인쇄해, 이 컴퓨터가 아닌 곳에 둡니다. 전에 만든 키가 있으면 새 키를 확인한 때부터 새 키만 씁니다.',
  recoveryShow: '복구 키 보기',
  recoveryMaking: '만드는 중',
  recoveryKey: '복구 키',
  recoveryShown: '아래 키를 모두 적은 다음 계속합니다.',
  recoveryNext: '적었음, 다시 적어 확인',
  recoveryBack: '키 다시 보기',
  recoveryTypeSentence: '받아 둔 키를 보고 다시 적습니다. 대소문자와 줄표, 빈칸은 상관없습니다.',
  recoveryTyped: '복구 키 다시 적기',
  recoveryNeed: '복구 키를 적으세요.',
  recoveryConfirm: '복구 키 확인',
  recoveryConfirming: '확인하는 중',
  recoveryDone: '복구 키를 확인했습니다. 이제 실제 상점을 넣을 수 있습니다.',
  practice: '연습 다시 시작',
  practiceSentence: '연습 장부를 처음 상태로 되돌립니다. 업무 장부는 그대로입니다.',
  practiceInWork: '업무 장부가 열려 있습니다. 연습 장부에서 할 수 있습니다.',
  openPractice: '연습 장부 열기',
  restart: '연습 다시 시작',
  restartTitle: '연습 다시 시작',
  restartLost: '지워지는 것',
  restartLostList: {
    book: '연습 장부의 거래와 환불, 현금영수증 기록',
    changes: '연습에서 가져온 파일의 기록과 바꾼 상점 설정',
    gateways: '연습 결제사(NHN KCP, 페이플)의 장부',
  },
  restartKept: '업무 장부와 내보낸 파일은 그대로 있습니다. 되돌릴 수 없습니다.',
  restartConfirm: '연습 장부를 지우고 다시 시작',
  restarting: '다시 시작하는 중',
  restarted: '연습을 처음부터 다시 시작했습니다.',
} as const

/** Words of the app's own facts. */
export const about = {
  app: '앱',
  version: '버전',
  book: '열린 장부',
  books: { practice: '연습', work: '업무' },
  operator: '담당자',
  today: '오늘',
  keychain: '키체인',
  keychainReady: (backend: string) => `쓸 수 있음 (${backend})`,
  keychainNotReady: (backend: string) => `쓸 수 없음 (${backend})`,
  notices: '이번 시작에서 알아 둘 것',
  noNotices: '없음',
} as const
