import type { Refusal } from '../gateway.ts'
import { readMessage } from './answer-text.ts'

/**
 * What a result code proves about a request to move money.
 * `declined`: nothing moved. `already`: it had moved before this request. `balance`: nothing moved, and the balance is not what
 * was believed. `unclear`: it may have moved.
 */
type CodeMeaning = 'ok' | 'declined' | 'already' | 'balance' | 'unclear'

/** One of KCP's result codes. `remedy` null means there is nothing for the operator to do. */
export interface KcpCode {
  readonly code: string
  readonly text: string
  readonly meaning: CodeMeaning
  readonly remedy: string | null
  /** Section of the KCP guide that lists it. */
  readonly section: string
}

type Row = readonly [code: string, text: string, meaning: CodeMeaning, remedy: string | null, section: string]

/** Codes that say the same, parted by spaces. */
const each = (
  codes: string,
  ...[text, meaning, remedy, section]: readonly [string, CodeMeaning, string | null, string]
): readonly Row[] => codes.split(' ').map((code) => [code, text, meaning, remedy, section])

const askKcp = 'NHN KCP 고객센터(1544-8660)에 거래번호와 코드로 문의'
const lookFirst = '거래조회로 남은 금액을 확인한 뒤 다시 진행'
const checkTax = '과세·부가세·면세 금액을 원거래와 맞춘 뒤 다시 진행'
const checkContract = '사이트 코드와 환경(테스트·운영)이 맞는지 설정 › 상점에서 확인'
const refundElsewhere = '파트너관리자에서 환불하거나 다른 방법으로 환급'
const wholeOnly = '전체 금액으로 환불하거나 파트너관리자에서 처리'

/**
 * `[code, text, meaning, remedy, section]`. The guide's classes become meanings: FIX, CONF and FINAL are `declined`, ALREADY is
 * `already`, FINAL with "inquire" and every mismatch of amounts is `balance`, UNKNOWN is `unclear`.
 *
 * Taken on the safe side, against the guide's class: codes that say a cancel of this payment is *in progress* (8387, 8388, 8379)
 * or *duplicate* (8094, 8128) do not say whose it is, so they are `unclear` and an inquiry decides; so are breakdowns the guide
 * calls BUSY/UNKNOWN (CC98, CC99, CCC0, 8045, 8171, 8172) and codes that want a person (8147, 9047, 9048, 9502, 9562, 8999, 9999).
 */
const rows: readonly Row[] = [
  ['0000', '정상처리', 'ok', null, '§8.2'],
  ['8133', '이미 취소된 신용카드 거래', 'already', lookFirst, '§4'],
  ['8023', '이미 취소된 거래', 'already', lookFirst, '§4'],
  ['8337', '이미 환불이 끝난 거래', 'already', lookFirst, '§8.2'],
  ['8340', '이미 환불이 요청된 거래', 'already', lookFirst, '§8.2'],
  ['8496', '이미 취소된 쿠폰 거래', 'already', lookFirst, '§8.2'],
  ...each('8691 8373', '이미 취소된 포인트 거래', 'already', lookFirst, '§8.2'),
  ['8150', '이미 처리된 부분매입취소 요청', 'already', lookFirst, '§5'],
  ...each('8134 5002', '취소할 수 없는 상태의 거래', 'balance', lookFirst, '§8.2'),
  ...each('8061 8132 5530 CCA1', '원거래 없음', 'declined', checkContract, '§3'),
  ...each('8040 CCA9', '부분취소가 있는 거래라 전체취소할 수 없음', 'balance', lookFirst, '§4'),
  ['8734', '부분취소가 끝난 거래라 전체취소할 수 없음', 'balance', lookFirst, '§4'],
  ['8036', '부분취소 가능 금액을 넘음', 'balance', lookFirst, '§5'],
  ...each('8039 8382', '취소 가능 금액을 넘음', 'balance', lookFirst, '§5'),
  ['8037', '남은 금액이 KCP와 다름', 'balance', lookFirst, '§5'],
  ['8038', '변경요청 가능 금액이 KCP와 다름', 'balance', lookFirst, '§5'],
  ['8381', '부분취소 금액이 KCP와 다름', 'balance', lookFirst, '§5'],
  ['CCA8', '남은 금액이 카드사와 다름', 'balance', lookFirst, '§5'],
  ['8344', '취소 금액이 원거래와 다름', 'balance', lookFirst, '§8.2'],
  ['8029', '원거래와 결제수단이 다름', 'declined', lookFirst, '§5'],
  ['8030', '원거래를 찾는 중 오류', 'declined', lookFirst, '§5'],
  ['8383', '부분취소 키를 얻지 못함', 'declined', askKcp, '§5'],
  ['8035', '부분취소 최소금액보다 적음', 'declined', '금액을 늘리거나 전체 금액으로 환불', '§5'],
  ['8011', '복합과세 금액이 맞지 않음', 'declined', checkTax, '§5'],
  ['8074', '복합과세 승인정보를 찾을 수 없음', 'declined', checkTax, '§5'],
  ['8078', '과세금액 형식 오류', 'declined', checkTax, '§5'],
  ['8079', '비과세금액 형식 오류', 'declined', checkTax, '§5'],
  ['8080', '부가세금액 형식 오류', 'declined', checkTax, '§5'],
  ['8098', '과세·부가세 금액이 원거래보다 큼', 'declined', checkTax, '§5'],
  ['8099', '비과세 금액이 원거래보다 큼', 'declined', checkTax, '§5'],
  ['8564', '공급가액과 부가세액의 합이 다름', 'declined', checkTax, '§8.2'],
  ...each('8009 8073 8076 8081 8083', '변경정보 형식 오류', 'declined', askKcp, '§8.2'),
  ['8072', '거래번호 형식 오류', 'declined', '거래번호 14자리를 확인', '§3'],
  ['8082', '변경금액 형식 오류', 'declined', askKcp, '§5'],
  ['8084', '변경 전 남은 금액 형식 오류', 'declined', askKcp, '§5'],
  ['8015', '요청 형식 오류', 'declined', askKcp, '§8.2'],
  ['8308', '가상계좌 영수증 정보가 한쪽만 있음', 'declined', askKcp, '§8.2'],
  ['8384', '부분취소할 수 없는 거래유형', 'declined', wholeOnly, '§5'],
  ['8385', '부분취소할 수 없는 결제기관', 'declined', wholeOnly, '§5'],
  ['8386', '부분취소 가능 횟수를 넘음', 'declined', refundElsewhere, '§5'],
  ['8141', '부분매입취소할 수 없는 거래', 'declined', wholeOnly, '§5'],
  ['8142', '부분매입취소할 수 없는 카드', 'declined', wholeOnly, '§5'],
  ['8149', '부분매입취소할 수 없는 상태', 'declined', '매입이 끝난 뒤(보통 다음 영업일) 다시 진행', '§5'],
  ['8170', '매입사가 원거래와 다름', 'declined', askKcp, '§5'],
  ['8746', '뱅크월렛카카오 거래는 부분취소할 수 없음', 'declined', wholeOnly, '§5'],
  [
    '8392',
    '부분취소가 계약되지 않은 상점',
    'declined',
    'NHN KCP에 부분취소 사용을 신청(1544-8660). 그때까지는 전체 금액으로만 환불',
    '§1.10',
  ],
  ['8328', '부분환불이 계약되지 않은 상점', 'declined', 'NHN KCP에 부분환불 사용을 신청(1544-8660)', '§8.2'],
  [
    '8012',
    '이 PC의 IP가 KCP에 등록되지 않아 환불되지 않음',
    'declined',
    '파트너관리자 › 기술관리센터 › 보안관리 › 서버 IP설정(결제)에 이 PC의 고정 IP를 등록한 뒤 다시 진행',
    '§1.10',
  ],
  ['8642', '취소를 요청할 권한이 부족함', 'declined', '파트너관리자에서 취소 권한을 확인하거나 NHN KCP에 문의', '§8.2'],
  [
    '8178',
    '정산예정금액이 부족해 취소할 수 없음',
    'declined',
    'NHN KCP에 정산금을 입금하거나 매출이 쌓인 뒤 다시 진행',
    '§8.2',
  ],
  ['8001', '상점 설정을 찾을 수 없음', 'declined', checkContract, '§8.2'],
  [
    '8002',
    '상점 키가 확인되지 않음',
    'declined',
    '설정 › 상점에서 인증서와 개인키가 이 사이트 코드의 것인지 확인',
    '§8.2',
  ],
  ['8004', '거래구분 코드 오류', 'declined', askKcp, '§8.2'],
  ['8005', '쓸 수 있는 서비스가 없음', 'declined', askKcp, '§8.2'],
  ['8327', '환불을 쓸 수 없는 상점', 'declined', refundElsewhere, '§8.2'],
  ['8329', '환불할 수 없는 상태', 'declined', refundElsewhere, '§8.2'],
  ['8330', '결제한 달이 지나 환불할 수 없음', 'declined', refundElsewhere, '§8.2'],
  ['8345', '선불·기프트 카드 거래라 환불할 수 없음', 'declined', refundElsewhere, '§8.2'],
  ['8379', '환불이 진행 중인 거래', 'unclear', lookFirst, '§8.2'],
  ...each('8E01 8E02', '구매가 확정되어 환불할 수 없음', 'declined', refundElsewhere, '§8.2'),
  ...each('8138 8139 8140', '매입 상태 때문에 취소할 수 없음', 'balance', lookFirst, '§8.2'),
  ...each(
    'CCA2 CCA3 CCA4 CCA5 CCA6 CCA7 CCAA CCAB CCAC CCAD CCAE',
    '매입 상태 때문에 취소할 수 없음',
    'balance',
    lookFirst,
    '§8.2',
  ),
  ['8136', '매입요청을 받지 않는 시간(01:50~02:30)', 'declined', '02:30이 지난 뒤 다시 진행', '§8.2'],
  ...each('8338 9167', '주문번호 중복', 'declined', askKcp, '§8.2'),
  ['8059', '결제금액이 다름', 'declined', askKcp, '§8.2'],
  ['8095', '원 승인정보와 달라 변경요청이 거절됨', 'declined', lookFirst, '§8.2'],
  ['8310', '거래 유효 시간이 지남', 'declined', refundElsewhere, '§8.2'],
  ['8129', '테스트거래에 쓸 수 없는 금액', 'declined', null, '§1.9'],
  ['3001', '사용자가 취소함', 'declined', null, '§8.2'],
  ...each('8186 8188 8122 8123 8124 CC61', '한도초과', 'declined', null, '§8.2'),
  ['8387', '부분취소가 진행 중인 거래', 'unclear', lookFirst, '§5'],
  ['8388', '취소가 진행 중인 거래', 'unclear', lookFirst, '§5'],
  ['8094', '중복된 거래요청', 'unclear', lookFirst, '§8.2'],
  ['8128', '중복거래', 'unclear', lookFirst, '§8.2'],
  ['8147', '재승인 뒤 원거래 취소 실패', 'unclear', askKcp, '§8.2'],
  ...each(
    '7512 8041 8042 8043 8044 8046 8996 8997 CC72 3008',
    '결제기관의 응답 시간 초과',
    'unclear',
    lookFirst,
    '§8.2',
  ),
  ...each('8045 8047 8048 8171 8172 8173 8174 8175', '결제기관과의 통신 오류', 'unclear', lookFirst, '§8.2'),
  ...each('8321 8322 8323 8324 8325 8326', '결제기관과의 통신 오류', 'unclear', lookFirst, '§8.2'),
  ...each('8721 8722 8723 8724 8725 8726 8727 8995', '결제기관과의 통신 오류', 'unclear', lookFirst, '§8.2'),
  ...each('CC98 CC99', '카드사 시스템 장애', 'unclear', lookFirst, '§8.2'),
  ['CCC0', '시스템 점검', 'unclear', lookFirst, '§8.2'],
  ['9047', '결과 전송 실패로 취소됨', 'unclear', askKcp, '§8.2'],
  ['9048', '결과 전송 실패 뒤 취소도 오류', 'unclear', askKcp, '§8.2'],
  ['9502', '모듈 오류', 'unclear', askKcp, '§8.2'],
  ['9562', '연동 오류', 'unclear', askKcp, '§8.2'],
  ['8999', 'NHN KCP에 문의할 오류', 'unclear', askKcp, '§8.2'],
  ['9999', '기타 오류', 'unclear', askKcp, '§8.2'],
]

/** Every code the product knows, once each. */
export const kcpCodes: readonly KcpCode[] = rows.map(([code, text, meaning, remedy, section]) => ({
  code,
  text,
  meaning,
  remedy,
  section,
}))

const byCode = new Map(kcpCodes.map((row) => [row.code, row]))

/** What a code says; null for one that is not in the table, which proves nothing. */
export const codeOf = (code: string): KcpCode | null => byCode.get(code) ?? null

/** Codes by which an inquiry says that there is no such payment. */
export const isNoSuchPayment = (code: string): boolean => ['8061', '8132', '5530', 'CCA1'].includes(code)

/** A code's refusal in our words; `heard` is the gateway's own message, used where the table has none. */
export function refusalOf(code: string, heard: string | null): Refusal {
  const known = codeOf(code)
  return {
    code,
    message: known?.text ?? (heard === null || heard === '' ? 'NHN KCP가 거절함' : readMessage(heard)),
    remedy: known === null ? askKcp : known.remedy,
    balanceDiffers: known?.meaning === 'already' || known?.meaning === 'balance',
  }
}
