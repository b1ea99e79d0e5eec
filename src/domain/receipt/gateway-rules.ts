import { toDay } from '../day.ts'
import type { ObligationRule } from './obligation-rule.ts'

const always = { from: toDay('2021-01-01'), until: null } as const
const kcpErrors = 'NHN KCP 취소 오류 코드 안내'

/** What a gateway takes, refuses and answers when money or a receipt goes back. */
export const gatewayRules: readonly ObligationRule[] = [
  {
    id: 'R46',
    ...always,
    certainty: 'M',
    title: 'KCP 부분취소 뒤의 나머지',
    text: 'NHN KCP에서 한 번 부분취소한 결제는 나머지도 부분취소로 보내며, 취소 금액과 취소 전 남은 금액을 같게 적습니다.',
    source: `${kcpErrors}를 옮긴 연동 기록 (2026-11-22 확인)`,
  },
  {
    id: 'R47',
    ...always,
    certainty: 'M',
    title: 'KCP 취소는 등록된 IP에서만',
    text: 'NHN KCP는 파트너관리자의 서버 IP 설정(결제)에 등록된 주소에서 온 취소만 받고, 아니면 8012로 거절합니다. 승인에는 걸리지 않아 첫 환불에서 드러납니다.',
    source: `${kcpErrors} 8012를 옮긴 연동 기록 (2026-11-22 확인)`,
  },
  {
    id: 'R48',
    ...always,
    certainty: 'M',
    title: 'KCP 부분취소 계약',
    text: 'NHN KCP의 부분취소는 계약한 상점만 할 수 있고, 계약이 없으면 8392로 거절됩니다.',
    source: `${kcpErrors} 8392를 옮긴 연동 기록 (2026-11-22 확인)`,
  },
  {
    id: 'R49',
    ...always,
    certainty: 'H',
    title: '페이플 인증은 한 번 쓰고 버림',
    text: '페이플은 요청마다 새 파트너 인증이 필요합니다. 인증은 30분 안에 한 번만 쓰고, 보낼 주소는 인증의 답에서 받습니다.',
    source: '페이플 연동 가이드 파트너 인증 (2026-11-22 확인)',
  },
  {
    id: 'R50',
    ...always,
    certainty: 'M',
    title: '페이플 계좌이체 환불의 비용',
    text: '페이플 계좌이체 환불은 별도 신청이 필요한 유료 서비스입니다. 결제 수수료는 돌려받지 못하고 다음 정산에서 차감됩니다.',
    source: '페이플 취소정책 (2026-11-22 확인)',
  },
  {
    id: 'R51',
    ...always,
    certainty: 'M',
    title: '정산 잔액이 모자란 환불',
    text: '정산받을 금액이 모자라 거절된 환불은 결과 불명이 아니라 거절입니다. 돈은 움직이지 않았습니다.',
    source: '나이스페이 취소 안내 (2026-11-22 확인)',
  },
  {
    id: 'R53',
    ...always,
    certainty: 'L',
    title: '페이플 오류 가운데 결과 불명',
    text: '페이플의 오류는 실패로 보되 CPAY0018, SPAY0011, SPCD1001은 돈이 움직였을 수 있어 결과 불명으로 봅니다. PCHK000은 조회에서만 성공입니다.',
    source: '페이플 응답코드, 영수데스크 결정 R53 (2026-11-22)',
  },
]
