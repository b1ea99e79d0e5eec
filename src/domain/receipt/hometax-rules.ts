import { toDay } from '../day.ts'
import type { ObligationRule } from './obligation-rule.ts'

const always = { from: toDay('2021-01-01'), until: null } as const

/** How receipts are compared with Hometax's list. */
export const hometaxRules: readonly ObligationRule[] = [
  {
    id: 'R38',
    ...always,
    certainty: 'M',
    title: '이중발급 의심',
    text: '금액과 신분확인 뒷4자리가 같고 날짜가 3일 안인 승인번호 둘이 살아 있으면 이중발급을 의심합니다. 가맹점이 발급한 것을 취소합니다.',
    source: '영수데스크 규칙 R38 (2026-11-22)',
  },
  {
    id: 'R41',
    ...always,
    certainty: 'M',
    title: '홈택스 매출내역의 열한 열',
    text: '홈택스 현금영수증 매출내역은 발행구분, 매출일시, 공급가액, 부가세, 봉사료, 총금액, 승인번호, 신분확인뒷4자리, 거래구분, 용도구분, 비고로 되어 있습니다.',
    source: '홈택스 매출내역을 읽는 공개 프로그램 둘 (2026-11-22 확인)',
  },
  {
    id: 'R42',
    ...always,
    certainty: 'M',
    title: '홈택스 매출내역의 다른 모양',
    text: '제목 줄이 있거나 취소 금액이 양수인 내역도 있어 열은 이름으로 찾습니다. 거래구분에 취소가 있거나 금액이 음수이면 취소로 읽고 음수로 셉니다.',
    source: '홈택스 매출내역을 읽는 공개 프로그램 (2026-11-22 확인)',
  },
  {
    id: 'R43',
    ...always,
    certainty: 'M',
    title: '홈택스 내역의 조회 서비스',
    text: '홈택스 내역을 파일 대신 조회 서비스로 받는 방법도 있으며 한 번에 3개월까지입니다. 이 데스크는 파일로 받습니다.',
    source: '팝빌 홈택스 현금영수증 연동 문서 (2026-11-22 확인)',
  },
  {
    id: 'R44',
    ...always,
    certainty: 'H',
    title: '홈택스 한 줄의 기준',
    text: '사업자번호, 승인번호, 매출일시, 거래구분이 같으면 같은 줄입니다. 발급과 취소는 승인번호가 같을 수 있습니다.',
    source: '홈택스 매출내역을 읽는 공개 프로그램 (2026-11-22 확인)',
  },
  {
    id: 'R45',
    ...always,
    certainty: 'L',
    title: '승인번호는 글자',
    text: '승인번호에는 영문자와 앞자리 0이 있을 수 있어 앞뒤 공백만 빼고 그대로 비교합니다.',
    source: '영수데스크 결정 R45 (2026-11-22)',
  },
  {
    id: 'R63',
    ...always,
    certainty: 'L',
    title: '뒷4자리가 없는 내역',
    text: '신분확인 뒷4자리가 없으면 금액과 날짜로만 비교하고 약한 판단임을 밝힙니다.',
    source: '영수데스크 결정 R63 (2026-11-22)',
  },
  {
    id: 'R64',
    ...always,
    certainty: 'L',
    title: '승인번호 없이 짝짓기',
    text: '취소는 승인번호로, 없으면 금액과 신분확인 뒷4자리가 같고 먼저 발급된 것 중 가장 가까운 것과 짝짓고 추정임을 밝힙니다.',
    source: '영수데스크 결정 R64 (2026-11-22)',
  },
  {
    id: 'R65',
    ...always,
    certainty: 'L',
    title: '대사의 결과',
    text: '발급할 것, 발급한 것, 홈택스 내역은 모두 정해진 결과 중 정확히 하나에 들어갑니다.',
    source: '영수데스크 결정 R65 (2026-11-22)',
  },
]
