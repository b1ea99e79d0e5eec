/** Words of the frame: rail, header, notices, keys. */
export const app = {
  name: '영수데스크',
  rail: '화면',
  screens: {
    transactions: '거래',
    refunds: '환불',
    receipts: '현금영수증',
    links: '결제 링크',
    confirmations: '승인 대기',
    imports: '가져오기·내보내기',
    settings: '설정',
  },
  shop: '상점',
  allShops: '모든 상점',
  search: '거래 검색',
  searchPlaceholder: '주문번호, 승인번호, 전화 뒷자리, 이름·초성, 금액, 날짜',
  book: '장부',
  practice: '연습',
  work: '업무',
  opening: '장부를 여는 중',
  preparing: '연습 장부를 채우고 있습니다. 잠시 뒤 거래가 보입니다.',
  keys: '단축키',
  keychain: (remedy: string | null) => remedy ?? '설정에서 상태를 확인하세요.',
  keychainTitle: '운영체제의 키체인을 쓸 수 없어 실제 상점을 다루지 않습니다.',
  retry: '다시 시도',
  openPractice: '연습 장부 열기',
  recover: '복구 키로 열기',
  crashed: '화면을 그리지 못했습니다.',
  crashedRemedy: '저장된 내용은 그대로입니다. 화면을 다시 여세요.',
  reopen: '다시 열기',
} as const

/** The sheet of keys: what each does. */
export const keySheet = {
  title: '단축키',
  everywhere: '어디서나',
  list: '목록',
  payment: '거래 상세',
  search: '검색으로 가기',
  screen: (name: string) => `${name} 화면`,
  lock: '잠그기 (업무)',
  sheet: '이 표 열기',
  walk: '위아래로 이동 (상세가 따라옴)',
  ends: '처음 · 끝으로',
  pages: '한 쪽씩 이동',
  open: '상세로 들어가기',
  pick: '고르기 (발급할 현금영수증)',
  space: '스페이스',
  refund: '환불',
  lookUp: '결제사 조회',
  table: '결제 구성을 표로',
  close: '닫기 · 목록으로',
  confirm: '환불 확정 (환불 창)',
} as const

/** Words of opening the work book with its recovery key. */
export const recovery = {
  title: '복구 키로 열기',
  sentence: '적어 둔 복구 키로 장부를 열고, 이 컴퓨터의 키체인으로 다시 잠급니다. 장부의 내용은 그대로입니다.',
  key: '복구 키',
  open: '장부 열기',
} as const
