import type { ShopRule } from '../../../domain/shop-rule.ts'
import type { Refusal } from '../call.ts'
import { everyPart, everyRefund } from '../truth.ts'
import { readMessage } from './answer-text.ts'

/**
 * What a result code proves about a request to move money.
 * `declined`: nothing moved. `already`: it had moved before this request. `balance`: nothing moved, and the balance is not what
 * was believed. `unclear`: it may have moved.
 */
type CodeMeaning = 'ok' | 'declined' | 'already' | 'balance' | 'unclear'

/** One of KCP's result codes. `text` and `remedy` are whole sentences; `remedy` null means there is nothing for the operator to do. */
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

const askKcp = 'NHN KCP 고객센터(1544-8660)에 거래번호와 코드를 알리고 문의하세요.'
const lookFirst = '거래를 조회하여 남은 금액을 확인한 뒤 다시 진행하세요.'
const checkTax = '과세·부가세·면세 금액을 원거래와 맞춘 뒤 다시 진행하세요.'
const checkContract = '설정 › 상점에서 사이트 코드와 환경(테스트·운영)이 맞는지 확인하세요.'
const refundElsewhere = 'KCP 파트너관리자에서 환불하거나 다른 방법으로 환급하세요.'
const wholeOnly = '전체 금액으로 환불하거나 KCP 파트너관리자에서 처리하세요.'

/**
 * `[code, text, meaning, remedy, section]`. The guide's classes become meanings: FIX, CONF and FINAL are `declined`, ALREADY is
 * `already`, FINAL with "inquire" and every mismatch of amounts is `balance`, UNKNOWN is `unclear`.
 *
 * Taken on the safe side, against the guide's class: codes that say a cancel of this payment is *in progress* (8387, 8388, 8379)
 * or *duplicate* (8094, 8128) do not say whose it is, so they are `unclear` and an inquiry decides; so are breakdowns the guide
 * calls BUSY/UNKNOWN (CC98, CC99, CCC0, 8045, 8171, 8172) and codes that want a person (8147, 9047, 9048, 9502, 9562, 8999, 9999).
 */
const rows: readonly Row[] = [
  ['0000', '정상 처리되었습니다.', 'ok', null, '§8.2'],
  ['8133', '이미 취소된 신용카드 거래입니다.', 'already', lookFirst, '§4'],
  ['8023', '이미 취소된 거래입니다.', 'already', lookFirst, '§4'],
  ['8337', '이미 환불이 끝난 거래입니다.', 'already', lookFirst, '§8.2'],
  ['8340', '이미 환불이 요청된 거래입니다.', 'already', lookFirst, '§8.2'],
  ['8496', '이미 취소된 쿠폰 거래입니다.', 'already', lookFirst, '§8.2'],
  ...each('8691 8373', '이미 취소된 포인트 거래입니다.', 'already', lookFirst, '§8.2'),
  ['8150', '이미 처리된 부분매입취소 요청입니다.', 'already', lookFirst, '§5'],
  ...each('8134 5002', '취소할 수 없는 상태의 거래입니다.', 'balance', lookFirst, '§8.2'),
  ...each('8061 8132 5530 CCA1', 'KCP에 이 거래가 없습니다.', 'declined', checkContract, '§3'),
  ...each('8040 CCA9', '부분취소된 적이 있어 전체취소할 수 없는 거래입니다.', 'balance', lookFirst, '§4'),
  ['8734', '부분취소가 끝나 전체취소할 수 없는 거래입니다.', 'balance', lookFirst, '§4'],
  ['8036', '부분취소할 수 있는 금액을 넘습니다.', 'balance', lookFirst, '§5'],
  ...each('8039 8382', '취소할 수 있는 금액을 넘습니다.', 'balance', lookFirst, '§5'),
  ['8037', '원장의 남은 금액이 KCP와 다릅니다.', 'balance', lookFirst, '§5'],
  ['8038', '원장의 취소 가능 금액이 KCP와 다릅니다.', 'balance', lookFirst, '§5'],
  ['8381', '부분취소 금액이 KCP와 다릅니다.', 'balance', lookFirst, '§5'],
  ['CCA8', '원장의 남은 금액이 카드사와 다릅니다.', 'balance', lookFirst, '§5'],
  ['8344', '취소 금액이 원거래와 다릅니다.', 'balance', lookFirst, '§8.2'],
  ['8029', '결제수단이 원거래와 다릅니다.', 'declined', lookFirst, '§5'],
  ['8030', 'KCP가 원거래를 찾는 중에 오류가 났습니다.', 'declined', lookFirst, '§5'],
  ['8383', 'KCP가 부분취소에 쓸 키를 얻지 못했습니다.', 'declined', askKcp, '§5'],
  ['8035', '부분취소할 수 있는 최소 금액보다 적습니다.', 'declined', '금액을 늘리거나 전체 금액으로 환불하세요.', '§5'],
  ['8011', '복합과세 금액이 맞지 않습니다.', 'declined', checkTax, '§5'],
  ['8074', '복합과세로 승인된 기록이 없습니다.', 'declined', checkTax, '§5'],
  ['8078', '과세금액의 형식이 맞지 않습니다.', 'declined', checkTax, '§5'],
  ['8079', '비과세금액의 형식이 맞지 않습니다.', 'declined', checkTax, '§5'],
  ['8080', '부가세금액의 형식이 맞지 않습니다.', 'declined', checkTax, '§5'],
  ['8098', '과세·부가세 금액이 원거래에 남은 금액보다 많습니다.', 'declined', checkTax, '§5'],
  ['8099', '비과세 금액이 원거래에 남은 금액보다 많습니다.', 'declined', checkTax, '§5'],
  ['8564', '공급가액과 부가세의 합이 금액과 다릅니다.', 'declined', checkTax, '§8.2'],
  ...each('8009 8073 8076 8081 8083', '취소 요청의 형식이 맞지 않습니다.', 'declined', askKcp, '§8.2'),
  ['8072', '거래번호의 형식이 맞지 않습니다.', 'declined', '거래번호 14자리를 확인하세요.', '§3'],
  ['8082', '취소 금액의 형식이 맞지 않습니다.', 'declined', askKcp, '§5'],
  ['8084', '취소 전 남은 금액의 형식이 맞지 않습니다.', 'declined', askKcp, '§5'],
  ['8015', '요청의 형식이 맞지 않습니다.', 'declined', askKcp, '§8.2'],
  ['8308', '가상계좌 영수증 정보가 한쪽만 있습니다.', 'declined', askKcp, '§8.2'],
  ['8384', '부분취소할 수 없는 거래유형입니다.', 'declined', wholeOnly, '§5'],
  ['8385', '부분취소할 수 없는 결제기관입니다.', 'declined', wholeOnly, '§5'],
  ['8386', '부분취소할 수 있는 횟수를 넘습니다.', 'declined', refundElsewhere, '§5'],
  ['8141', '부분매입취소할 수 없는 거래입니다.', 'declined', wholeOnly, '§5'],
  ['8142', '부분매입취소할 수 없는 카드입니다.', 'declined', wholeOnly, '§5'],
  [
    '8149',
    '부분매입취소할 수 없는 상태의 거래입니다.',
    'declined',
    '매입이 끝난 뒤(보통 다음 영업일) 다시 진행하세요.',
    '§5',
  ],
  ['8170', '매입사가 원거래와 다릅니다.', 'declined', askKcp, '§5'],
  ['8746', '뱅크월렛카카오 거래는 부분취소할 수 없습니다.', 'declined', wholeOnly, '§5'],
  [
    '8392',
    '부분취소가 계약되지 않은 상점입니다.',
    'declined',
    'NHN KCP(1544-8660)에 부분취소 사용을 신청하세요. 그때까지는 전체 금액으로만 환불됩니다.',
    '§1.10',
  ],
  [
    '8328',
    '부분환불이 계약되지 않은 상점입니다.',
    'declined',
    'NHN KCP(1544-8660)에 부분환불 사용을 신청하세요.',
    '§8.2',
  ],
  [
    '8012',
    '이 PC의 IP가 KCP에 등록되지 않았습니다.',
    'declined',
    'KCP 파트너관리자 › 기술관리센터 › 보안관리 › 서버 IP설정(결제)에 이 PC의 고정 IP를 등록한 뒤 다시 진행하세요.',
    '§1.10',
  ],
  [
    '8642',
    '취소를 요청할 권한이 부족합니다.',
    'declined',
    'KCP 파트너관리자에서 취소 권한을 확인하거나 NHN KCP(1544-8660)에 문의하세요.',
    '§8.2',
  ],
  [
    '8178',
    '정산예정금액이 모자라 취소할 수 없습니다.',
    'declined',
    'NHN KCP에 정산금을 입금하거나 매출이 쌓인 뒤 다시 진행하세요.',
    '§8.2',
  ],
  ['8001', 'KCP에 이 사이트 코드의 상점 설정이 없습니다.', 'declined', checkContract, '§8.2'],
  [
    '8002',
    'KCP가 상점의 인증서나 서명을 확인하지 못했습니다.',
    'declined',
    '설정 › 상점에서 인증서와 개인키가 이 사이트 코드의 것인지 확인하세요.',
    '§8.2',
  ],
  ['8004', '거래구분 코드가 맞지 않습니다.', 'declined', askKcp, '§8.2'],
  ['8005', '이 상점이 쓸 수 있는 서비스가 없습니다.', 'declined', askKcp, '§8.2'],
  ['8327', '환불이 계약되지 않은 상점입니다.', 'declined', refundElsewhere, '§8.2'],
  ['8329', '환불할 수 없는 상태의 거래입니다.', 'declined', refundElsewhere, '§8.2'],
  ['8330', '결제한 달이 지나 환불할 수 없습니다.', 'declined', refundElsewhere, '§8.2'],
  ['8345', '선불·기프트 카드 거래는 환불할 수 없습니다.', 'declined', refundElsewhere, '§8.2'],
  ['8379', '환불이 진행 중인 거래입니다.', 'unclear', lookFirst, '§8.2'],
  ...each('8E01 8E02', '구매가 확정되어 환불할 수 없습니다.', 'declined', refundElsewhere, '§8.2'),
  ...each('8138 8139 8140', '매입 상태 때문에 취소할 수 없습니다.', 'balance', lookFirst, '§8.2'),
  ...each(
    'CCA2 CCA3 CCA4 CCA5 CCA6 CCA7 CCAA CCAB CCAC CCAD CCAE',
    '매입 상태 때문에 취소할 수 없습니다.',
    'balance',
    lookFirst,
    '§8.2',
  ),
  ['8136', '매입요청을 받지 않는 시간(01:50~02:30)입니다.', 'declined', '02:30이 지난 뒤 다시 진행하세요.', '§8.2'],
  ...each('8338 9167', '주문번호가 중복되었습니다.', 'declined', askKcp, '§8.2'),
  ['8059', '결제금액이 다릅니다.', 'declined', askKcp, '§8.2'],
  ['8095', '취소 요청이 원 승인정보와 다릅니다.', 'declined', lookFirst, '§8.2'],
  ['8310', '거래의 유효 시간이 지났습니다.', 'declined', refundElsewhere, '§8.2'],
  ['8129', '테스트 거래에 쓸 수 없는 금액입니다.', 'declined', null, '§1.9'],
  ['3001', '구매자가 결제를 취소했습니다.', 'declined', null, '§8.2'],
  ...each('8186 8188 8122 8123 8124 CC61', '한도를 넘었습니다.', 'declined', null, '§8.2'),
  ['8387', '부분취소가 진행 중인 거래입니다.', 'unclear', lookFirst, '§5'],
  ['8388', '취소가 진행 중인 거래입니다.', 'unclear', lookFirst, '§5'],
  ['8094', '중복된 거래 요청입니다.', 'unclear', lookFirst, '§8.2'],
  ['8128', '중복된 거래입니다.', 'unclear', lookFirst, '§8.2'],
  ['8147', '재승인 뒤 원거래 취소에 실패했습니다.', 'unclear', askKcp, '§8.2'],
  ...each(
    '7512 8041 8042 8043 8044 8046 8996 8997 CC72 3008',
    '결제기관의 응답이 제시간에 오지 않았습니다.',
    'unclear',
    lookFirst,
    '§8.2',
  ),
  ...each(
    '8045 8047 8048 8171 8172 8173 8174 8175',
    'KCP와 결제기관 사이의 통신에 문제가 있습니다.',
    'unclear',
    lookFirst,
    '§8.2',
  ),
  ...each(
    '8321 8322 8323 8324 8325 8326',
    'KCP와 결제기관 사이의 통신에 문제가 있습니다.',
    'unclear',
    lookFirst,
    '§8.2',
  ),
  ...each(
    '8721 8722 8723 8724 8725 8726 8727 8995',
    'KCP와 결제기관 사이의 통신에 문제가 있습니다.',
    'unclear',
    lookFirst,
    '§8.2',
  ),
  ...each('CC98 CC99', '카드사 시스템에 장애가 있습니다.', 'unclear', lookFirst, '§8.2'),
  ['CCC0', '결제기관이 시스템을 점검하고 있습니다.', 'unclear', lookFirst, '§8.2'],
  ['9047', '결과를 전송하지 못해 취소되었다는 응답입니다.', 'unclear', askKcp, '§8.2'],
  ['9048', '결과를 전송하지 못한 뒤 취소에서도 오류가 났습니다.', 'unclear', askKcp, '§8.2'],
  ['9502', 'KCP 모듈에 오류가 났습니다.', 'unclear', askKcp, '§8.2'],
  ['9562', 'KCP 연동에 오류가 났습니다.', 'unclear', askKcp, '§8.2'],
  ['8999', 'NHN KCP에 문의해야 하는 오류입니다.', 'unclear', askKcp, '§8.2'],
  ['9999', '기타 오류입니다.', 'unclear', askKcp, '§8.2'],
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
    message:
      known?.text ??
      (heard === null || heard === ''
        ? 'KCP가 이유 없이 거절했습니다.'
        : `KCP의 답: ${readMessage(heard).slice(0, 200)}`),
    remedy: known === null ? askKcp : known.remedy,
    balanceDiffers: known?.meaning === 'already' || known?.meaning === 'balance',
  }
}

/** Codes that speak of the shop and not of the payment: address, site code, signature, rights, contract, settlement money. */
const shopRules: ReadonlyMap<string, ShopRule> = new Map([
  ['8012', everyRefund('address', 'address-check')],
  ['8001', everyRefund('account', 'connection-check', 'credentials')],
  ['8002', everyRefund('account', 'connection-check', 'credentials')],
  ['8005', everyRefund('account')],
  ['8642', everyRefund('account')],
  ['8178', everyRefund('settlement')],
  ['8392', everyPart],
])

/** What a refusal with this code says of the whole shop; null when it speaks of one payment. */
export const shopRule = (code: string): ShopRule | null => shopRules.get(code) ?? null
