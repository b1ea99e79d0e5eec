import { toDay } from '../day.ts'
import type { ObligationRule } from './obligation-rule.ts'

const always = { from: toDay('2021-01-01'), until: null } as const

/** Whose a receipt is, and by which number. */
export const identityRules: readonly ObligationRule[] = [
  {
    id: 'R13',
    ...always,
    certainty: 'M',
    title: '용도와 신분확인 번호',
    text: '소득공제용은 휴대전화(10~11자리), 현금영수증카드(13~19자리)나 010-000-1234로, 지출증빙용은 사업자번호(10자리), 휴대전화나 현금영수증카드로 발급합니다. 여기서는 카드를 14~19자리만 받습니다.',
    source: '팝빌 현금영수증 연동 문서 (2026-11-22 확인)',
  },
  {
    id: 'R14',
    ...always,
    certainty: 'M',
    title: '번호와 용도는 보내기 전에 확인',
    text: '결제사가 성공이라고 해도 국세청이 받지 않는 번호와 용도가 있어, 숫자만 남기고 자릿수와 사업자번호의 확인 숫자를 보내기 전에 봅니다. 있는 번호인지는 홈택스에서만 알 수 있습니다.',
    source: '포트원 토스페이먼츠·KSNET 유의사항 (2026-11-22 확인)',
  },
  {
    id: 'R15',
    ...always,
    certainty: 'L',
    title: '주민등록번호를 받지 않음',
    text: '주민등록번호로 발급하지 않습니다. 13자리 번호는 구별할 수 없어 받지 않고, 쓴 번호는 뒷4자리만 남깁니다.',
    source: '영수데스크 결정 R15 (2026-11-22)',
  },
]
