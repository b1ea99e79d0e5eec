/**
 * What a code means for a request to move money. `gone`: a no whose reason is that less remains at the gateway than we believe.
 * `unknown`: the answer says error, yet money may have moved or may still be moving (rules R53).
 */
export type CodeKind = 'yes' | 'no' | 'gone' | 'unknown'

/** One code: its kind, a Korean sentence, and what can be done (null when nothing beyond reading it). */
export type CodeRow = readonly [code: string, kind: CodeKind, message: string, remedy: string | null]

const settings = '설정 › 상점에서 파트너 ID와 인증키를 확인하세요. 테스트와 운영의 값은 서로 다릅니다.'
const partnerDomain =
  '설정 › 상점의 Referer 도메인이 페이플에 등록된 파트너 도메인(파트너 관리자 › 상점정보 › 기본정보)과 같은지 확인하세요. 같다면 이 PC의 인터넷 주소(IP) 등록이 필요한지 페이플에 문의하세요.'
const windowDomain =
  '설정 › 상점의 Referer 도메인을 결제창을 띄우는 쇼핑몰의 도메인과 똑같이, www 같은 앞부분까지 적으세요. 그 도메인도 페이플에 등록되어 있어야 합니다.'
const lookFirst = '다시 요청하지 말고 먼저 조회하거나 파트너 관리자에서 확인하세요.'
const askPayple = '페이플(help@payple.kr)에 문의하세요.'
const orderAndDate = '주문번호와 원거래 일자를 확인하세요.'
const lookElsewhere = '조회하여 다른 곳에서 이미 취소되었는지 확인하세요.'
const again = '잠시 후 다시 시도하세요.'

/** Partner auth (guide §3-2, §4-2) and cancel codes, 2020 lists and later pages; README.md says which are second-hand. */
export const serviceRows: readonly CodeRow[] = [
  ['AUTH0001', 'no', '파트너 ID(cst_id)가 없거나 다릅니다.', settings],
  ['AUTH0002', 'no', '파트너 인증키(custKey)가 없거나 다릅니다.', settings],
  ['AUTH0003', 'no', '이 파트너 ID의 계정이 페이플에 없습니다.', settings],
  ['AUTH0004', 'no', '등록되지 않은 도메인 또는 IP에서 온 요청입니다.', partnerDomain],
  ['AUTH0005', 'no', '페이플이 인증 토큰을 만들지 못했습니다.', again],
  ['AUTH0006', 'no', 'HTTPS 요청이 아닙니다.', askPayple],
  ['AUTH0007', 'no', '결제창을 띄운 도메인과 Referer 도메인이 다릅니다.', windowDomain],
  ['AUTH0008', 'no', '인증 때 받은 요청 주소가 아닌 곳으로 요청되었습니다.', again],
  ['PAYC0000', 'yes', '취소되었습니다.', null],
  ['PAYC0001', 'no', '취소 요청의 인증에 실패했습니다.', settings],
  [
    'PAYC0002',
    'no',
    '환불서비스 Key가 다릅니다.',
    '파트너 관리자 › 상점정보 › 기본정보에서 환불서비스 Key를 복사해 설정 › 상점에 다시 입력하세요. 테스트와 운영의 Key는 서로 다릅니다.',
  ],
  ['PAYC0007', 'gone', '결제정보를 찾을 수 없거나 이미 취소된 거래입니다.', `${lookElsewhere} ${orderAndDate}`],
  ['PAYC0011', 'gone', '환불 가능한 금액을 넘습니다.', lookElsewhere],
  ['PCHK0000', 'yes', '조회되었습니다.', null],
  ['PCHK000', 'yes', '조회되었습니다.', null],
  ['PCCF0000', 'yes', '카드 결제가 확인되었습니다.', null],
  ['TSRG0000', 'yes', '현금영수증이 발행되었습니다.', null],
  ['TSDL0000', 'yes', '처리되었습니다.', null],
  ['PUSER0000', 'yes', '처리되었습니다.', null],
  ['CDAU0000', 'yes', '카드가 등록되었습니다.', null],
]

/** Institution codes (Danal's, §5.4 of the cancel pages) that can follow inside PCD_PAY_MSG. */
export const institutionRows: readonly CodeRow[] = [
  ['0000', 'yes', '정상 처리되었습니다.', null],
  ['9999', 'no', '기타 오류입니다.', askPayple],
  ['1104', 'no', '존재하지 않는 거래입니다.', orderAndDate],
  ['1117', 'no', '원거래가 존재하지 않습니다.', orderAndDate],
  ['3120', 'no', '존재하지 않는 거래입니다.', orderAndDate],
  ['3250', 'no', '원거래가 없습니다.', orderAndDate],
  ['1115', 'gone', '이미 취소된 거래입니다.', lookElsewhere],
  ['3121', 'gone', '이미 취소된 거래입니다.', lookElsewhere],
  ['3251', 'gone', '이미 취소된 카드 거래입니다.', lookElsewhere],
  ['1116', 'no', '취소할 수 없는 상태입니다.', askPayple],
  ['1120', 'no', '지금은 취소할 수 없는 상태입니다.', again],
  ['3118', 'no', '취소할 수 없는 거래입니다.', askPayple],
  ['3158', 'no', '즉시취소를 할 수 없는 거래입니다.', askPayple],
  ['3224', 'no', '취소할 수 없는 거래입니다.', askPayple],
  ['3248', 'no', '취소할 수 없는 카드입니다.', askPayple],
  ['1123', 'no', '취소 가능 기간이 지났습니다.', askPayple],
  ['1140', 'no', '당일 거래만 취소할 수 있는 가맹점입니다.', askPayple],
  ['3247', 'no', '당일 이전 거래는 취소할 수 없습니다.', askPayple],
  ['3252', 'no', '이미 매입된 거래입니다.', askPayple],
  ['1105', 'gone', '결제금액이 다릅니다.', lookElsewhere],
  ['1126', 'gone', '취소 금액이 맞지 않습니다.', lookElsewhere],
  ['3212', 'gone', '원거래 금액이 다릅니다.', lookElsewhere],
  ['3249', 'no', '승인내역과 맞지 않습니다.', orderAndDate],
  ['1127', 'no', '취소 한도를 넘습니다.', askPayple],
  ['1128', 'gone', '부분취소 가능 금액을 넘습니다.', lookElsewhere],
  ['1129', 'no', '하루 취소 한도를 넘습니다.', '내일 다시 시도하거나 페이플에 문의하세요.'],
  ['1130', 'no', '취소할 수 없는 가맹점입니다.', askPayple],
  ['1144', 'no', '부분취소를 할 수 없는 가맹점입니다.', '전액 취소만 되는 계약입니다. 부분취소는 페이플에 신청하세요.'],
  ['1145', 'no', '해지된 가맹점이어서 전체 취소만 됩니다.', '전액으로 취소하거나 페이플에 문의하세요.'],
  ['1125', 'unknown', '요청이 처리되고 있습니다.', lookFirst],
  ['1103', 'unknown', '중복된 거래 요청입니다.', lookFirst],
  ['1156', 'unknown', '주문번호가 중복되었습니다.', lookFirst],
  ['3199', 'unknown', '이중 거래입니다.', lookFirst],
  ['1113', 'unknown', '결제기관 시스템 오류입니다.', lookFirst],
  ['3006', 'unknown', '결제기관과의 통신에 문제가 있습니다.', lookFirst],
  ['3106', 'unknown', '결제기관의 응답이 늦습니다.', lookFirst],
  ['3134', 'unknown', '결제기관 시스템 오류입니다.', lookFirst],
  ['3168', 'unknown', '결제기관의 응답이 늦습니다.', lookFirst],
  ['3201', 'unknown', '결제기관 시스템 오류입니다.', lookFirst],
  ['3267', 'unknown', '결제기관이 점검 중입니다.', lookFirst],
  ['3268', 'unknown', '결제기관이 점검 중입니다.', lookFirst],
  ['-10002122', 'no', '현금영수증 발행취소에 실패했습니다.', '다음 날 현금영수증 취소를 다시 시도하세요.'],
]

/**
 * Remedies of refusals whose code no list has, by the words of their message, first match first: too little settlement money left, and
 * a transfer refund service that was never applied for (cancel policy, R50). Payple prints neither text, so the words are a guess.
 */
export const wordRemedies: readonly (readonly [words: RegExp, remedy: string])[] = [
  [
    /정산.{0,12}(?:부족|모자|없)|(?:부족|모자란).{0,8}정산|환불\s*(?:재원|잔액|한도).{0,6}부족/,
    '취소 금액은 남은 정산 금액에서 빠집니다. 새 결제로 정산 금액이 쌓인 뒤 다시 시도하거나, 부족한 금액을 어떻게 넣을지 페이플(help@payple.kr)에 문의하세요.',
  ],
  [
    /(?:환불|이체).{0,12}(?:미\s*신청|미\s*가입|미\s*사용|신청\s*(?:후|하지|되지|필요)|이용할\s*수\s*없|사용할\s*수\s*없|권한\s*이?\s*없)/,
    '계좌이체 환불은 따로 신청해야 하는 유료 서비스(환불대행)입니다. help@payple.kr로 신청하세요.',
  ],
]
