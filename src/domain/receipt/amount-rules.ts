import { toDay } from '../day.ts'
import type { ObligationRule } from './obligation-rule.ts'

const always = { from: toDay('2021-01-01'), until: null } as const

/** How amounts divide for tax. */
export const amountRules: readonly ObligationRule[] = [
  {
    id: 'R23',
    ...always,
    certainty: 'H',
    title: '금액의 구성',
    text: '총금액은 공급가액, 부가세, 봉사료와 면세 금액의 합입니다. 1원도 남거나 모자라지 않습니다.',
    source: '팝빌 현금영수증 연동 문서 (2026-11-22 확인)',
  },
  {
    id: 'R24',
    ...always,
    certainty: 'H',
    title: '부가세의 계산',
    text: '부가세는 과세 금액의 11분의 1을 반올림합니다. 1,000원이면 91원입니다.',
    source: '페이플 매뉴얼 예시, 포트원 정산 문서 (2026-11-22 확인)',
  },
  {
    id: 'R25',
    ...always,
    certainty: 'L',
    title: '부분환불의 부가세',
    text: '부분환불의 부가세는 지금까지 환불한 금액의 부가세에서 이미 환불한 부가세를 뺍니다. 마지막 환불은 남은 금액을 그대로 씁니다.',
    source: '영수데스크 결정 R25, NHN KCP 부분취소 오류 8098·8099 (2026-11-22 확인)',
  },
  {
    id: 'R26',
    ...always,
    certainty: 'H',
    title: '복합과세 환불',
    text: '과세와 면세가 섞인 결제는 환불 금액 중 면세 금액을 정해야 합니다. 정하지 않으면 과세 금액부터 환불합니다.',
    source: '페이플 연동 가이드 승인취소 요청 (2026-11-22 확인)',
  },
  {
    id: 'R27',
    ...always,
    certainty: 'M',
    title: 'KCP 복합과세 계약',
    text: 'NHN KCP에 면세 금액과 부가세를 따로 보내려면 복합과세를 계약해야 합니다.',
    source: '포트원 NHN KCP 안내 (2026-11-22 확인)',
  },
  {
    id: 'R55',
    ...always,
    certainty: 'L',
    title: '결제사가 알린 세액',
    text: '결제사 응답에 공급가액과 부가세가 있으면 그 값을 따르고, 없을 때만 계산합니다. 현금영수증의 세액은 결제의 세액을 따릅니다.',
    source: '영수데스크 결정 R55 (2026-11-22)',
  },
  {
    id: 'R56',
    ...always,
    certainty: 'L',
    title: '면세 금액의 배분',
    text: '복합과세 결제의 면세 금액은 구성 금액의 비율로 나누고 원 미만을 버린 나머지는 가장 큰 구성에 더합니다. 상점 설정에서 현금 먼저나 카드 먼저로 바꿀 수 있습니다.',
    source: '영수데스크 결정 R56 (2026-11-22)',
  },
  {
    id: 'R66',
    ...always,
    certainty: 'L',
    title: '읽을 수 있는 금액',
    text: '금액은 12자리까지 읽습니다. 결제금액이 서로 다르거나 부가세가 11분의 1을 넘으면 확인이 필요합니다.',
    source: '영수데스크 결정 R66 (2026-11-22)',
  },
]
