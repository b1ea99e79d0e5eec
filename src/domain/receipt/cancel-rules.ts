import { toDay } from '../day.ts'
import type { ObligationRule } from './obligation-rule.ts'

const always = { from: toDay('2021-01-01'), until: null } as const

/** What becomes of a receipt when money goes back. */
export const cancelRules: readonly ObligationRule[] = [
  {
    id: 'N11',
    ...always,
    certainty: 'H',
    title: '환불과 영수증은 별개',
    text: '환불이 되었어도 현금영수증 취소는 실패할 수 있습니다. 두 결과를 따로 확인합니다.',
    source: '페이플 연동 가이드 승인취소 결과 (2026-11-22 확인)',
  },
  {
    id: 'R28',
    ...always,
    certainty: 'H',
    title: '취소의 조건',
    text: '취소 현금영수증에는 원래 승인번호와 거래일이 필요하고, 취소 금액의 합은 원래 금액을 넘을 수 없습니다.',
    source: '팝빌 현금영수증 연동 문서 (2026-11-22 확인)',
  },
  {
    id: 'R29',
    ...always,
    certainty: 'H',
    title: '취소 사유',
    text: '취소 사유는 거래취소, 오류발급취소, 기타 중 하나입니다.',
    source: '팝빌 현금영수증 연동 문서 (2026-11-22 확인)',
  },
  {
    id: 'R30',
    ...always,
    certainty: 'H',
    title: '발급 거래일의 범위',
    text: '발급 대행사에 따라 거래일을 오늘이나 어제로만 보낼 수 있어, 결제일과 발급 거래일이 다를 수 있습니다.',
    source: '팝빌 현금영수증 연동 문서 (2026-11-22 확인)',
  },
  {
    id: 'R31',
    ...always,
    certainty: 'M',
    title: '부분취소의 방식',
    text: '부분환불의 현금영수증은 발급주체에 따라 일부만 취소되거나, 전액 취소한 뒤 남은 금액을 다시 발급해야 합니다.',
    source: '페이플 매뉴얼, 포트원 KSNET 유의사항 (2026-11-22 확인)',
  },
  {
    id: 'R32',
    ...always,
    certainty: 'M',
    title: '자동 취소를 가정하지 않음',
    text: '환불한다고 현금영수증이 늘 취소되지는 않습니다. 취소 여부는 환불 응답으로 확인합니다.',
    source: '포트원 KSNET·스마트로 안내 (2026-11-22 확인)',
  },
  {
    id: 'R33',
    ...always,
    certainty: 'H',
    title: '다음 날 취소 재시도',
    text: '페이플 환불은 되었는데 현금영수증이 취소되지 않았으면 다음 날 취소를 다시 시도합니다.',
    source: '페이플 매뉴얼 환불 결과 (2026-11-22 확인)',
  },
  {
    id: 'R34',
    ...always,
    certainty: 'H',
    title: '직접 관리하는 가맹점의 취소 금액',
    text: '직접 발급한 현금영수증은 취소 응답의 현금영수증 취소 대상 금액만큼 취소합니다.',
    source: 'NHN KCP 제휴간편결제 가이드 머니/포인트 취소 응답 파라미터 (2026-11-22 확인)',
  },
  {
    id: 'R35',
    ...always,
    certainty: 'L',
    title: '취소할 수 있는 기간',
    text: '현금영수증을 취소할 수 있는 기간은 발급주체마다 다릅니다. 발급한 해가 지나면 취소되지 않을 수 있습니다.',
    source: '나이스페이 취소 안내, KOCES FAQ 26 (2026-11-22 확인, 서로 다름)',
  },
  {
    id: 'R36',
    ...always,
    certainty: 'M',
    title: '홈택스 반영까지의 시간',
    text: '발급과 취소가 홈택스에 보이기까지 하루에서 3영업일이 걸립니다.',
    source: '토스페이먼츠·나이스페이·토스페이 안내 (2026-11-22 확인)',
  },
  {
    id: 'R54',
    ...always,
    certainty: 'L',
    title: '부분환불 뒤 취소 실패',
    text: '부분환불 뒤 현금영수증 취소가 실패하면 전액 취소와 남은 금액의 재발급을 차례로 합니다. 남은 현금과 살아 있는 영수증이 같아지면 끝납니다.',
    source: '영수데스크 결정 R54 (2026-11-22)',
  },
  {
    id: 'R62',
    ...always,
    certainty: 'L',
    title: '반영을 기다리는 날',
    text: '홈택스 반영을 기다리는 3영업일에는 마지막 영업일까지 들어갑니다. 공휴일은 설정에서 바꿀 수 있습니다.',
    source: '영수데스크 결정 R62 (2026-11-22)',
  },
]
