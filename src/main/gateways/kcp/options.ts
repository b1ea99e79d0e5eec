import type { GatewayChoices } from '../../../domain/shop.ts'
import type { GatewayOption } from '../gateway.ts'
import { checkChoice, chooserOf } from '../options.ts'
import { relayProblem } from '../relay.ts'

/** What KCP's documents leave open (KCP guide §13). The first choice of each is what the documents say most plainly. */
export const kcpOptions = [
  {
    name: 'inquiry-signature',
    label: '거래조회의 서명',
    sentence:
      '예제 코드는 결제수단에 서명하고, 새 문서는 변경유형이라 적고 있습니다. 조회가 서명 오류로 거절될 때만 바꾸세요.',
    choices: [
      { value: 'pay-type', label: '결제수단(pay_type)', hint: '예제 코드와 공개된 연동이 쓰는 방식입니다.' },
      { value: 'mod-type', label: '변경유형(mod_type)', hint: '조회의 변경유형 STSQ에 서명합니다.' },
    ],
  },
  {
    name: 'wallet-inquiry',
    label: '머니·포인트 결제의 조회',
    sentence: '머니와 포인트 결제를 어느 결제수단으로 조회하는지 문서에 없습니다.',
    choices: [
      { value: 'own-then-card', label: '자기 코드로, 없으면 카드로', hint: '조회가 두 번까지 나갑니다.' },
      { value: 'own', label: '자기 코드로만', hint: 'PAKM, PANP, PASG, PATO로 조회합니다.' },
      { value: 'card', label: '카드로만', hint: 'PACA로 조회합니다.' },
    ],
  },
  {
    name: 'receipt-target',
    label: '취소 응답의 현금영수증 취소 대상 금액',
    sentence: '두 번째 부분취소부터 이번 취소의 금액인지, 지금까지의 합계인지 문서에 없습니다. KCP에 확인하세요.',
    choices: [
      { value: 'per-cancel', label: '이번 취소의 금액', hint: '응답의 금액만큼 현금영수증을 취소합니다.' },
      { value: 'cumulative', label: '지금까지의 합계', hint: '응답의 금액에서 앞선 취소의 금액을 뺍니다.' },
    ],
  },
  {
    name: 'receipt-partial',
    label: '현금영수증의 부분취소',
    sentence: 'KCP가 REST로 부분취소를 받는지 문서에 없습니다.',
    choices: [
      {
        value: 'partial',
        label: '부분취소, 안 되면 취소 후 재발급',
        hint: '부분취소를 먼저 권하고, 전액 취소도 고를 수 있습니다.',
      },
      {
        value: 'cancel-and-reissue',
        label: '전액 취소 후 재발급',
        hint: '전액을 취소하고 남은 금액을 다시 발급합니다.',
      },
    ],
  },
  {
    name: 'receipt-time',
    label: '현금영수증의 원거래시각',
    sentence:
      '원거래가 이틀을 넘기면 현재 시각을 보내라는 예제와 원거래시각을 보내는 연동이 있습니다. KCP에 확인하세요.',
    choices: [
      { value: 'paid', label: '결제 시각', hint: '돈을 받은 시각을 그대로 보냅니다.' },
      {
        value: 'now-after-two-days',
        label: '이틀이 지나면 현재 시각',
        hint: '결제 뒤 48시간이 지나면 지금 시각을 보냅니다.',
      },
    ],
  },
  {
    name: 'receipt-look-up',
    label: '현금영수증 조회',
    sentence: 'REST 조회는 문서에 없고, 짐작되는 주소가 취소와 같습니다. 켜도 운영 상점에서는 보내지 않습니다.',
    choices: [
      { value: 'off', label: '쓰지 않음', hint: '이 장부와 전표로 확인합니다.' },
      { value: 'on', label: '연습·테스트 상점에서만 사용', hint: '결과를 모르는 요청을 조회할 때 함께 묻습니다.' },
    ],
  },
] as const satisfies readonly GatewayOption[]

/** The HTTPS proxy whose address is registered with KCP, as text; empty goes straight out (KCP guide §1.10). */
export const relayOption = {
  name: 'relay',
  label: '중계 서버',
  sentence:
    'KCP는 등록된 IP에서 온 취소만 받습니다. IP가 바뀌는 곳에서는 고정 IP의 HTTPS 프록시를 적고, 그 IP를 KCP 파트너관리자 › 기술관리센터 › 보안관리 › 서버 IP설정(결제)에 등록하세요. 비워 두면 이 PC에서 바로 보냅니다.',
  choices: [],
} as const satisfies GatewayOption

/** A shop's choice of one of KCP's options. */
export const chosen = chooserOf(kcpOptions)

/** The relay a shop's calls go through; null when they go straight out. */
export const relayOf = (choices: GatewayChoices): string | null => choices[relayOption.name]?.trim() || null

/** What is wrong with a value of one of KCP's options. */
export function checkKcpOption(name: string, value: string): string | null {
  if (name === relayOption.name) return value.trim() === '' ? null : relayProblem(value.trim())
  const option = kcpOptions.find((one) => one.name === name)
  return option === undefined ? '이 결제사에 없는 설정입니다.' : checkChoice(option, value)
}
