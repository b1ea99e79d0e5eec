import type { CodeRow } from './code-table.ts'

const later = '은행 점검 시간(23:30–00:30 무렵)이 지난 뒤 다시 시도하세요.'
const lookFirst = '다시 요청하지 말고 먼저 조회하거나 파트너 관리자에서 확인하세요.'

const no = (type: string, numbers: string, message: string, remedy: string | null = null): readonly CodeRow[] =>
  numbers.split(' ').map((number) => [`${type}${number}`, 'no', message, remedy] as const)

/** CPCA: card payment window. */
const cardWindow: readonly CodeRow[] = [
  ...no('CPCA', '0001', '인증 시간(3분)이 지났습니다.'),
  ...no('CPCA', '0002', '진행 중 오류: 카드등록이 끝나지 않았거나 해지되었습니다.'),
  ...no('CPCA', '0003', '카드 인증 회원이 아닙니다.'),
  ...no('CPCA', '0004', '카드정보가 맞지 않습니다.'),
  ...no('CPCA', '0005', '카드결제용 인증키가 맞지 않습니다.'),
  ...no('CPCA', '0006', '상점 한도를 넘었습니다.'),
  ...no('CPCA', '0007', '가맹점 카드 월 한도를 넘었습니다.'),
  ...no('CPCA', '0008 0009 0016', '통계 처리 오류입니다.'),
  ...no('CPCA', '0010', '카드 승인 요청에 실패했습니다.'),
  ...no('CPCA', '0011', '요청값과 결과값이 달라 승인이 취소되었습니다.'),
  ...no('CPCA', '0012 0026', '알림톡 발송에 실패했습니다.'),
  ...no('CPCA', '0013 0014 0202', '내역 등록에 실패했습니다.'),
  ...no('CPCA', '0015 0021', '인증 세션 갱신에 실패했습니다.'),
  ...no('CPCA', '0017', '링크결제 횟수 갱신에 실패했습니다.'),
  ...no('CPCA', '0018', '카드사 전문 처리에 실패했습니다.'),
  ...no('CPCA', '0019 0020 E001 E002 E003 E004', '이벤트 처리 오류입니다.'),
  ...no('CPCA', '0022', '건당 한도를 넘었습니다.'),
  ...no('CPCA', '0023', '하루 한도를 넘었습니다.'),
  ...no('CPCA', '0024', '하루 건수 한도를 넘었습니다.'),
  ...no('CPCA', '0025', '월 한도를 넘었습니다.'),
  ...no('CPCA', '0201', '이미 존재하는 거래입니다(주문번호 중복).'),
  ...no('CPCA', '9997', '결제방식 오류입니다.'),
  ...no('CPCA', '9998', '서비스를 이용할 수 없습니다.'),
  ...no('CPCA', '9999', '카드 결제에 실패했습니다.'),
  ...no('CPCA', 'D001 D002', '카드가 자동 해지되었습니다.'),
]

/** SPCD: card payment by billing key. RPCD: the same under the monthly guard; only its own numbers are published. */
const cardByKey: readonly CodeRow[] = [
  ...no('SPCD', '0001', '빌링키가 없거나 다릅니다.'),
  ...no('SPCD', '0002', '최저 금액(100원)보다 적습니다.'),
  ...no('SPCD', '0003', '상품명이 없습니다.'),
  ...no('SPCD', '0004', '인증 세션이 만료되었습니다.'),
  ...no('SPCD', '0007', '서비스를 이용할 수 없습니다.'),
  ...no('SPCD', '0008', '기록 오류입니다.'),
  ...no('SPCD', '0009', '상점 한도를 넘었습니다.'),
  ...no('SPCD', '0010', '월 한도를 넘었습니다.'),
  ...no('SPCD', '0011 0012', '빌링키가 등록되지 않았거나 해지되었습니다.'),
  ...no('SPCD', '0013', '인증되지 않은 카드입니다.'),
  ...no('SPCD', '0014', '이미 처리된 거래입니다(주문번호 중복).'),
  ...no('SPCD', '0015 0016 0017 0020 0021 0022 0023 0024 0025 0026', '페이플 내부 기록 오류입니다.'),
  ...no('SPCD', '0018', '카드 결제에 실패했습니다.'),
  ...no('SPCD', '0019', '알림톡 발송에 실패했습니다.'),
  ['SPCD1001', 'unknown', '카드사의 응답이 없습니다.', lookFirst],
  ...no('SPCD', '1002 1004', '카드가 자동 해지되었습니다.'),
  ...no('SPCD', '1003', '비정상 승인이어서 자동 취소되었습니다.'),
  ...no('SPCD', '9991', '파트너 인증키(custKey)가 다릅니다.'),
  ...no(
    'SPCD',
    '9997',
    '카드 승인취소에 실패했습니다.',
    '카드사 코드가 함께 있으면 그 뜻을 따르고, 없으면 페이플에 문의하세요.',
  ),
  ...no('SPCD', '9998', '잘못된 접근입니다.'),
  ...no('SPCD', '9999', '카드 처리 오류입니다.'),
  ...no('RPCD', '0004', '결제 년도 오류입니다.'),
  ...no('RPCD', '0005', '결제 월 오류입니다.'),
  ...no('RPCD', '0006', '인증 세션이 만료되었습니다.'),
  ...no('RPCD', '0015', '이미 처리된 거래입니다.'),
]

/** CPAY, SPAY, ARSA: account transfer. CPAY0018 and SPAY0011 say that the bank's result was not received (R53). */
const transfer: readonly CodeRow[] = [
  ...no('CPAY', '0001', '회원 정보 오류입니다.'),
  ...no('CPAY', '0002', '결제 대상자가 없습니다.'),
  ...no('CPAY', '0003', '결제자가 맞지 않습니다.'),
  ...no('CPAY', '0005', '건당 한도를 넘었습니다.'),
  ...no('CPAY', '0006', '월 한도를 넘었습니다.'),
  ...no('CPAY', '0007 0008', '내역 등록에 실패했습니다.'),
  ...no('CPAY', '0012 0013', '계좌정보 오류입니다.'),
  ['CPAY0018', 'unknown', '출금이체 결과를 받지 못했습니다.', lookFirst],
  ...no('CPAY', '0022', '출금이체에 실패했습니다.'),
  ...no('CPAY', '0202', '주문번호가 중복되었거나 같은 달에 이미 결제되었습니다.'),
  ...no('CPAY', '9998', '은행 점검 시간입니다.', later),
  ...no('SPAY', '0001', '인증 정보가 맞지 않거나 인증 세션이 만료되었습니다.', '다시 요청하면 새 인증으로 진행됩니다.'),
  ...no('SPAY', '0002', '평생계좌는 쓸 수 없습니다.'),
  ...no('SPAY', '0003 0004', '한도를 넘었습니다.'),
  ...no('SPAY', '0005', '등록된 계좌가 없습니다.'),
  ['SPAY0011', 'unknown', '출금이체 결과를 받지 못했습니다.', lookFirst],
  ...no('SPAY', '0012', '출금이체에 실패했습니다.'),
  ...no('SPAY', '0019', '요청 구분값 오류입니다.'),
  ...no('SPAY', '9998', '은행 점검 시간입니다.', later),
  ...no('ARSA', '0001 0002 0003 0004 0005 0006 0007 0008 0009 0010', 'ARS 또는 계좌 인증에 실패했습니다.'),
  ...no('ARSA', '9998', '은행 점검 시간입니다.', later),
]

/** BILL, CBIL: history and result pages. CDAU: card registration by REST. */
const others: readonly CodeRow[] = [
  ...['BILL', 'CBIL'].flatMap((type) => [
    ...no(type, '0001', '잘못된 접근입니다.'),
    ...no(type, '0002', '인증 세션이 만료되었거나 회원 정보 오류입니다.', '다시 요청하면 새 인증으로 진행됩니다.'),
    ...no(type, '0003', '결제내역이 존재하지 않습니다.', '주문번호, 결제일자, 결제수단을 확인하세요.'),
  ]),
  ...no('CBIL', '0004 0005 0006', '이벤트 또는 세션 처리 오류입니다.'),
  ...no('CDAU', '0001 0002 0003 0004 0005 0006 0007 0008 0009', '카드 등록에 실패했습니다.'),
  ...no('CDAU', '9991 9998 9999', '카드 등록 요청 오류입니다.'),
  ...no('CDAU', 'CK01 CK02 CK03 CK04 CK05 CK06', '카드 등록 입력값 오류입니다.'),
]

/** Success codes of payments: card window, transfer window, card by billing key. */
const successes: readonly CodeRow[] = [
  ['BILL0000', 'yes', '출금이체가 완료되었습니다.', null],
  ['SPCD0000', 'yes', '카드 결제가 완료되었습니다.', null],
]

/** Codes of payments and registrations. They reach the desk in files of answers, and SPCD, CPAY and SPAY also in a cancel's answer. */
export const paymentRows: readonly CodeRow[] = [...cardWindow, ...cardByKey, ...transfer, ...others, ...successes]
