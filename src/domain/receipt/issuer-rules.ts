import { toDay } from '../day.ts'
import type { ObligationRule } from './obligation-rule.ts'

const always = { from: toDay('2021-01-01'), until: null } as const
const guide = 'NHN KCP 제휴간편결제 가이드'

/** Who issues, and when the answer cannot be trusted to say. */
export const issuerRules: readonly ObligationRule[] = [
  {
    id: 'N5',
    ...always,
    certainty: 'H',
    title: '누가 발급하는가',
    text: 'SSG머니는 가맹점, 카카오머니는 카카오페이, 토스머니는 토스페이, 네이버페이 포인트는 NHN KCP가 발급하고 L.POINT는 다음 해 1월 일괄 전송됩니다. 카드는 매출전표로 끝납니다.',
    source: `${guide} 머니/포인트 응답 파라미터 (2026-11-22 확인)`,
  },
  {
    id: 'R16',
    ...always,
    certainty: 'M',
    title: '용도는 지갑사가 정함',
    text: '카카오페이와 토스페이는 앱에 저장된 신분확인 번호와 용도로 발급합니다.',
    source: `${guide}, 포트원 토스페이 안내 (2026-11-22 확인)`,
  },
  {
    id: 'R17',
    ...always,
    certainty: 'M',
    title: '미발행 선택의 뜻',
    text: '구매자가 미발행을 골라도 자진발급될 수 있습니다. 미발행 선택은 발급되지 않았다는 증거가 아닙니다.',
    source: '포트원 토스 브랜드페이 유의사항 (2026-11-22 확인)',
  },
  {
    id: 'R18',
    ...always,
    certainty: 'H',
    title: '대상 금액의 범위',
    text: '현금영수증 대상 금액은 포인트/머니 금액을 넘을 수 없고, 포인트/머니 금액은 총 결제금액을 넘을 수 없습니다. 어긋나면 확인 전에는 발급하지 않습니다.',
    source: `${guide} 머니/포인트 응답 파라미터 (2026-11-22 확인)`,
  },
  {
    id: 'R19',
    ...always,
    certainty: 'H',
    title: '무상포인트 제외',
    text: '무상포인트는 포인트/머니 금액에서 현금영수증 대상 금액을 뺀 나머지이며 현금영수증에 들어가지 않습니다.',
    source: `${guide} 머니/포인트 응답 파라미터 (2026-11-22 확인)`,
  },
  {
    id: 'R20',
    ...always,
    certainty: 'L',
    title: '지갑사 미발급',
    text: '지갑사가 발급하는 결제인데 응답이 발급됨을 말하지 않으면 확인이 필요합니다. 가맹점이 대신 자동 발급하지 않습니다.',
    source: '영수데스크 결정 R20 (2026-11-22, 세무사 확인 권장)',
  },
  {
    id: 'R21',
    ...always,
    certainty: 'H',
    title: 'L.POINT 일괄 전송',
    text: 'L.POINT 충전포인트 사용 금액은 다음 해 1월 국세청으로 일괄 전송됩니다.',
    source: `${guide} 머니/포인트 응답 파라미터, L.POINT (2026-11-22 확인)`,
  },
  {
    id: 'R22',
    ...always,
    certainty: 'H',
    title: '가맹점 직접발급',
    text: '가맹점이 직접 발급하려면 먼저 NHN KCP에 알려야 합니다. 설정한 날짜 이후의 결제부터 가맹점이 발급하고, 그 전 결제는 원래 발급주체를 따릅니다.',
    source: `${guide} 카카오머니·토스머니·네이버페이 포인트 (2026-11-22 확인)`,
  },
  {
    id: 'R37',
    ...always,
    certainty: 'H',
    title: '이중발급 방지',
    text: '현금 부분 하나에는 살아 있는 현금영수증이 하나만 있어야 합니다.',
    source: `${guide} 이중 발급 방지 (2026-11-22 확인)`,
  },
  {
    id: 'R52',
    ...always,
    certainty: 'L',
    title: '페이플 계좌이체의 발급 여부',
    text: '페이플 계좌이체는 응답이 발급됨이라고 하거나 현금영수증 번호가 있으면 발급된 것으로 보고, 아니면 가맹점이 발급합니다.',
    source: '페이플 연동 가이드 결제결과, 영수데스크 결정 R52 (2026-11-22)',
  },
  {
    id: 'R57',
    ...always,
    certainty: 'L',
    title: 'KCP 계좌이체·가상계좌와 그 밖의 수단',
    text: '계좌이체와 가상계좌는 현금입니다. 결제창에서 발급되고 번호가 있으면 발급된 것으로, 번호가 없으면 확인 필요로, 아니면 가맹점 의무로 봅니다. 휴대폰·상품권·포인트·페이코 포인트는 확인 필요입니다.',
    source: 'NHN KCP 결제 응답 파라미터, 영수데스크 결정 R57 (2026-11-22)',
  },
  {
    id: 'R58',
    ...always,
    certainty: 'L',
    title: '구성은 금액으로 읽음',
    text: '카드와 머니가 섞인 결제는 결제수단 이름이 아니라 금액으로 나눕니다.',
    source: '영수데스크 결정 R58 (2026-11-22)',
  },
  {
    id: 'R61',
    ...always,
    certainty: 'L',
    title: '일괄 전송을 기다리는 날',
    text: 'L.POINT는 다음 해 1월 31일까지 기다리고 2월 1일부터 누락으로 봅니다.',
    source: '영수데스크 결정 R61 (2026-11-22)',
  },
]
