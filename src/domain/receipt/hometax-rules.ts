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
