import type { LedgerFormat } from '../../../../domain/receipt/ledger-file.ts'
import { ledgerEventNames } from '../../../../domain/receipt/ledger-filter.ts'

/** Words of 현금영수증. */
export const receipts = {
  title: '현금영수증',
  tabs: { due: '발급할 것', tasks: '할 일', check: '확인 필요', ledger: '대장', wallets: '간편결제 안내' },
  shop: '상점',
  noShop: '상점이 없습니다. 설정에서 상점을 넣습니다.',
  toSettings: '설정으로 가기',
  none: '—',
  openPayment: '거래 열기',
  detail: '현금영수증 상세',
  closeDetail: '상세 닫기',
  order: '주문번호',
  verdict: '판정',
  payment: '거래',
  shares: '발급할 금액의 내역',
  supply: '공급가액',
  vat: '부가세',
  taxFree: '면세',
  service: '봉사료',
  paidAt: '결제일시',
  paidWith: '결제수단',
  paid: '결제금액',
  buyer: '구매자',
  phone: '전화',
  goods: '상품',
} as const

/** Words of the deadline board. */
export const receiptsDue = {
  list: '발급할 현금영수증',
  columns: {
    left: '남은 날',
    deadline: '발급 기한',
    order: '주문번호',
    buyer: '구매자',
    method: '수단',
    amount: '발급할 금액',
    stake: '가산세 (오늘 → 내일)',
    stakeThen: '가산세 (그날 → 다음 날)',
  },
  onRequest: '요청 시',
  stake: '가산세',
  stakeToday: '오늘 모두 발급하면 가산세',
  stakeTomorrow: '내일로 미루면 가산세',
  stakeThatDay: '그날 모두 발급하면 가산세',
  stakeDayAfter: '다음 날로 미루면 가산세',
  stakeNext: '다음 단계까지 미루면 가산세',
  stakeMore: (won: string) => `+${won}`,
  stakeSame: '더 늘지 않음',
  stakeNone: '기한 안에 발급하면 가산세가 없습니다.',
  due: '발급할 것',
  overduePart: '기한 지난 것',
  counted: (count: string, won: string) => `${count}건 · ${won}`,
  stakeOf: (today: string, tomorrow: string) => `오늘 ${today}, 내일 ${tomorrow}`,
  stakeThenOf: (then: string, after: string) => `그날 ${then}, 다음 날 ${after}`,
  arrow: (won: string) => `→ ${won}`,
  empty: '지금 가맹점이 발급할 현금영수증이 없습니다.',
  toLedger: '대장 보기',
  counting: '세는 중',
} as const

/** Words of 할 일: work on receipts that waits for a person. */
export const receiptTasks = {
  list: '현금영수증 할 일',
  kinds: { 'retry-cancel': '취소 재시도', reissue: '다시 발급', 'unknown-act': '결과 불명', excess: '초과분 취소' },
  retryOpen: '지금 재시도할 수 있음',
  notice: (shop: string, count: string, won: string) =>
    `${shop}: 환불 때 취소되지 않은 현금영수증 ${count}건 ${won}을 지금 취소할 수 있습니다.`,
  noticeOpen: '할 일 열기',
  from: '부터',
  empty:
    '지금 할 일이 없습니다. 환불은 끝났는데 현금영수증 취소가 실패했거나 남은 금액이 다시 발급되지 않은 거래, 환불 뒤 현금영수증이 남은 현금보다 많은 거래, 발급이나 취소의 결과를 모르는 거래가 여기에 나옵니다.',
  note: '누르면 거래가 열립니다. 취소와 재시도, 다시 발급, 결과 조회는 거래 상세의 현금영수증에서 하고, 취소는 네모로 골라 한꺼번에도 합니다.',
} as const

/** Words of the receipts a person must look at. */
export const receiptsToCheck = {
  list: '확인이 필요한 현금영수증',
  columns: {
    paidAt: '결제일시',
    order: '주문번호',
    buyer: '구매자',
    method: '수단',
    amount: '금액',
    why: '확인할 것',
  },
  empty: '확인이 필요한 현금영수증이 없습니다.',
  note: '코드를 모르거나, 응답이 서로 맞지 않거나, 간편결제사가 발급하지 않았다고 한 거래입니다.',
} as const

/** Words of the receipt ledger. */
export const receiptLedger = {
  list: (month: string) => `${month} 현금영수증 대장`,
  month: '달',
  earlier: '이전 달',
  later: '다음 달',
  allColumns: (count: number) => `모든 열 ${count}개`,
  export: '내보내기',
  events: ledgerEventNames,
  filter: {
    name: '대장 조건',
    event: '구분',
    issuer: '발급주체',
    duty: '발급의무',
    means: '결제수단',
    all: '전체',
    clear: '조건 지우기',
  },
  emptyFiltered: (month: string) => `${month}에 이 조건에 맞는 현금영수증 기록이 없습니다.`,
  counted: (count: string, won: string) => `${count}건 ${won}`,
  counting: '세는 중',
  empty: (month: string) => `${month}에 현금영수증 기록이 없습니다.`,
  changeMonth: '이전 달 보기',
} as const

/** Words of the export dialog. */
export const receiptExport = {
  title: '현금영수증 대장 내보내기',
  sentence: '화면의 대장과 같은 행을 파일로 씁니다. 열은 30개입니다. 구매자의 이름과 전화는 대장에 없습니다.',
  filtered: (conditions: string) => `화면의 조건에 맞는 행만 나갑니다. ${conditions}`,
  condition: (name: string, value: string) => `${name} ${value}`,
  month: '달',
  format: '형식',
  formats: {
    'csv-utf-8': 'CSV · UTF-8',
    'csv-cp949': 'CSV · CP949',
    xlsx: '엑셀 통합 문서 (.xlsx)',
  } satisfies Record<LedgerFormat, string>,
  formatHints: {
    'csv-utf-8': 'BOM이 붙습니다. 요즘 엑셀과 구글 시트에서 그대로 열립니다.',
    'csv-cp949':
      '오래된 엑셀과 세무 프로그램용입니다. 적을 수 없는 글자가 있으면 파일을 만들지 않고 목록으로 보입니다.',
    xlsx: '번호는 글자, 금액은 숫자로 들어갑니다. 조건과 합계가 시트 하나에 따로 있습니다.',
  } satisfies Record<LedgerFormat, string>,
  unmask: '가리지 않고 내보내기',
  masked: '신분확인 번호는 뒤 두 자리만 나갑니다.',
  unmasked: '신분확인 번호의 뒷4자리가 그대로 나갑니다. 누가, 언제, 무엇을, 몇 행, 왜 내보냈는지 기록에 남습니다.',
  reason: '가리지 않는 이유',
  reasonHint: '누구에게 무엇에 쓰려고 보내는지 적습니다.',
  reasonMissing: '가리지 않는 이유를 적으면 내보낼 수 있습니다.',
  go: (month: string) => `${month} 대장 내보내기`,
  goUnmasked: (month: string) => `${month} 대장을 가리지 않고 내보내기`,
  choosing: '저장할 곳을 고르는 중',
  writing: '파일에 쓰는 중',
  rows: (rows: string, all: string | null) => (all === null ? `${rows}행` : `${rows}행 / ${all}행`),
  stop: '내보내기 취소',
  stopping: '취소하는 중',
  doneTitle: '내보냈습니다.',
  fileName: '파일',
  folder: '폴더',
  rowCount: '행',
  sheets: '시트',
  sheetsText: (sheets: string) => `${sheets}개로 나뉘었습니다. 엑셀의 시트 하나에는 1,048,576행까지 들어갑니다.`,
  size: '크기',
  masking: '가림',
  maskedDone: '가렸음',
  unmaskedDone: '가리지 않음',
  event: '구분',
  onScreen: '화면',
  inFile: '파일',
  same: '파일의 합계가 화면과 원 단위까지 같습니다.',
  differs: '화면을 읽은 뒤 장부가 바뀌어 합계가 다릅니다. 파일의 합계가 지금 장부의 합계입니다.',
  cancelled: '내보내기를 취소했습니다. 파일은 만들어지지 않았습니다.',
  misfits: 'CP949로 적을 수 없는 글자',
  misfitsMore: (count: string) => `이 밖에 ${count}개가 더 있습니다.`,
  line: '행',
  column: '열',
  character: '글자',
  inUtf8: 'UTF-8로 내보내기',
  again: '다시 내보내기',
} as const

/** Words of the table of easy-pay services. */
export const walletGuide = {
  title: '간편결제별 현금영수증',
  sentence:
    '머니와 포인트로 받은 금액의 현금영수증을 누가 발급하는지의 표입니다. 카드로 결제된 금액은 카드 매출전표로 끝납니다. 수단 아래의 코드는 NHN KCP의 응답에 적히는 구분값입니다.',
  columns: {
    wallet: '간편결제',
    card: '카드',
    money: '머니·포인트',
    issuer: '현금영수증 발급',
    excluded: '빠지는 금액',
    onIssue: '발급할 때 가맹점이 할 일',
    onCancel: '취소할 때 가맹점이 할 일',
    seenAt: '구매자가 보는 곳',
    source: '출처',
  },
  card: '있음',
  none: '—',
  issuer: {
    none: '대상 아님',
    merchant: '가맹점',
    kcp: 'NHN KCP',
    wallet: '간편결제사',
    'wallet-batch': 'L.POINT (다음 해 1월 일괄)',
    check: '확인 필요',
  },
  direct: {
    always: '반드시 직접 발급',
    'after-telling-kcp': 'KCP에 알린 뒤 직접 발급 가능',
    'when-needed': '필요하면 직접 발급 가능',
  },
} as const
