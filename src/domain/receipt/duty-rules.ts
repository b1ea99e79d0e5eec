import { toDay } from '../day.ts'
import type { ObligationRule } from './obligation-rule.ts'

/** First day the table judges: R04 began then, and R11's five years reach no further back. */
const opening = toDay('2021-01-01')
const always = { from: opening, until: null } as const
const decree = '소득세법 시행령 제210조의3'

/** Whether a receipt must be issued, by when, and what failing costs. */
export const dutyRules: readonly ObligationRule[] = [
  {
    id: 'R01',
    ...always,
    certainty: 'H',
    title: '1원부터 발급',
    text: '현금영수증은 거래 건당 1원부터 발급할 수 있습니다.',
    source: `${decree} 제6항 (2026-11-22 확인)`,
  },
  {
    id: 'R02',
    ...always,
    certainty: 'H',
    title: '10만원 이상 의무발급',
    text: '의무발행업종은 부가세를 포함한 건당 거래금액이 100,000원 이상이고 현금을 받으면 요청이 없어도 현금 부분을 발급해야 합니다.',
    source: '소득세법 제162조의3 제4항 (2026-11-22 확인)',
  },
  {
    id: 'R03',
    ...always,
    certainty: 'M',
    title: '카드와 현금을 함께 쓴 결제',
    text: '카드와 현금을 함께 쓴 결제는 거래 전체 금액으로 100,000원 기준을 보고 현금 부분만 발급합니다. 현금 부분으로 보도록 상점 설정에서 바꿀 수 있습니다.',
    source: '소득세법 제162조의3 제4항의 문언 (2026-11-22 확인, 세무사 확인 권장)',
  },
  {
    id: 'R04',
    from: opening,
    until: toDay('2026-12-31'),
    certainty: 'M',
    title: '의무발행업종',
    text: '전자상거래 소매업은 2021-01-01부터 의무발행업종입니다. 취급 품목의 업종이 의무발행업종일 때 해당합니다.',
    source: '소득세법 시행령 별표 3의3, 국세청 안내 (2026-11-22 확인)',
  },
  {
    id: 'R04',
    from: toDay('2027-01-01'),
    until: null,
    certainty: 'M',
    title: '의무발행업종 (2027년 목록)',
    text: '2027-01-01 이후 공급분부터 바뀐 의무발행업종 목록이 적용됩니다. 전자상거래 소매업은 취급 품목의 업종이 의무발행업종일 때 해당합니다.',
    source: '소득세법 시행령 별표 3의3, 2026년 개정 부칙 제16조 (2026-11-22 확인)',
  },
  {
    id: 'R05',
    ...always,
    certainty: 'H',
    title: '세금계산서를 준 거래',
    text: '사업자인 구매자에게 세금계산서나 계산서를 발급했으면 현금영수증을 발급하지 않아도 됩니다.',
    source: '소득세법 제162조의3 제4항 단서 (2026-11-22 확인)',
  },
  {
    id: 'R06',
    ...always,
    certainty: 'H',
    title: '받은 날부터 5일',
    text: '현금을 받은 날부터 5일 안에 발급합니다. 받은 날은 세지 않으며, 휴일에도 기한이 늘어나지 않는 것으로 봅니다. 구매자를 몰라도 발급할 수 있습니다.',
    source: `${decree} 제13항 (2026-11-22 확인)`,
  },
  {
    id: 'R07',
    from: toDay('2026-02-27'),
    until: null,
    certainty: 'H',
    title: '여행업의 기한',
    text: '여행업은 결제일에 공급이 끝나지 않았으면 공급이 끝난 날부터 5일입니다. 상점이 여행업이고 공급완료일을 적었으면 그날부터, 적지 않았으면 결제일부터 계산합니다.',
    source: `${decree} 제13항 단서 (2026-11-22 확인)`,
  },
  {
    id: 'R08',
    ...always,
    certainty: 'M',
    title: '자진발급 번호',
    text: '구매자를 모르면 국세청 지정번호 010-000-1234로 소득공제용을 발급합니다.',
    source: '국세청 안내, 팝빌 현금영수증 연동 문서 (2026-11-22 확인)',
  },
  {
    id: 'R09',
    ...always,
    certainty: 'H',
    title: '미발급 가산세',
    text: '의무발급을 하지 않으면 미발급 금액의 20%가 가산세입니다. 현금을 받은 날부터 10일 안에 스스로 발급하면 10%입니다.',
    source: '소득세법 제81조의9 제2항 제3호 (2026-11-22 확인)',
  },
  {
    id: 'R10',
    ...always,
    certainty: 'H',
    title: '발급 거부 가산세',
    text: '구매자가 요청했는데 발급하지 않거나 사실과 다르게 발급하면 금액의 5%(건당 최소 5,000원)가 가산세입니다.',
    source: '소득세법 제81조의9 제2항 제2호 (2026-11-22 확인)',
  },
  {
    id: 'R11',
    ...always,
    certainty: 'H',
    title: '신고 기한 5년',
    text: '구매자는 미발급을 5년 동안 신고할 수 있습니다. 증빙을 5년 이상 보관합니다.',
    source: `${decree} 제8항 (2026-11-22 확인)`,
  },
  {
    id: 'R12',
    ...always,
    certainty: 'H',
    title: '요청이 없어도 발급 가능',
    text: '의무가 아닌 금액도 가맹점이 스스로 발급할 수 있습니다.',
    source: '소득세법 제162조의3 제7항 (2026-11-22 확인)',
  },
  {
    id: 'R59',
    ...always,
    certainty: 'L',
    title: '10만원 기준의 금액',
    text: '100,000원 기준은 결제한 총액으로 봅니다. 쿠폰과 무상포인트는 총액에는 들어가고 현금 부분에는 들어가지 않습니다.',
    source: '영수데스크 결정 R59, 상점 설정에서 변경 (2026-11-22)',
  },
  {
    id: 'R60',
    ...always,
    certainty: 'L',
    title: '가산세의 계산',
    text: '가산세는 원 미만을 버립니다. 지갑사가 발급하지 않은 금액은 위험으로만 보이고 합계에 넣지 않습니다.',
    source: '영수데스크 결정 R60 (2026-11-22)',
  },
]
