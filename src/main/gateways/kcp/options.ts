import type { GatewayChoices } from '../../../domain/shop.ts'
import type { GatewayOption } from '../gateway.ts'
import { chooserOf } from '../options.ts'
import { relayProblem } from '../relay.ts'

/** What KCP's documents leave open (KCP guide §13). The first choice of each is what the documents say most plainly. */
export const kcpOptions = [
  {
    name: 'inquiry-signature',
    label: '거래조회의 서명',
    sentence:
      'KCP의 예제 코드는 결제수단에 서명하고, 새 문서는 변경유형에 서명한다고 적습니다. 조회가 서명 오류로 거절될 때만 바꾸세요.',
    choices: [
      {
        value: 'pay-type',
        label: '결제수단 (pay_type)',
        hint: 'KCP의 예제 코드와 공개된 연동이 쓰는 방식으로 서명합니다.',
      },
      { value: 'mod-type', label: '변경유형 (mod_type)', hint: '변경유형에 조회를 뜻하는 STSQ를 넣어 서명합니다.' },
    ],
  },
  {
    name: 'wallet-inquiry',
    label: '머니·포인트 결제의 조회',
    sentence:
      '머니와 포인트로 한 결제를 어느 결제수단 코드로 조회하는지 문서에 없습니다. 조회로 돈은 움직이지 않습니다.',
    choices: [
      {
        value: 'own-then-card',
        label: '머니 코드로, 없으면 카드로',
        hint: '머니 코드로 묻고, KCP가 모르는 거래라고 하면 카드로 한 번 더 묻습니다.',
      },
      { value: 'own', label: '머니 코드로만', hint: 'PAKM, PANP, PASG, PATO로 한 번 묻습니다.' },
      { value: 'card', label: '카드 코드로만', hint: 'PACA로 한 번 묻습니다.' },
    ],
  },
  {
    name: 'receipt-target',
    label: '취소 응답의 현금영수증 취소 대상 금액',
    sentence:
      '두 번째 부분환불부터 이 금액이 이번 환불의 것인지, 지금까지의 합계인지 문서에 없습니다. 잘못 고르면 현금영수증을 더 또는 덜 취소하게 됩니다.',
    choices: [
      { value: 'per-cancel', label: '이번 환불의 금액', hint: '응답의 금액만큼 현금영수증을 취소합니다.' },
      {
        value: 'cumulative',
        label: '지금까지의 합계',
        hint: '응답의 금액에서 앞선 환불의 금액을 뺀 만큼 취소합니다.',
      },
    ],
  },
  {
    name: 'receipt-partial',
    label: '현금영수증의 부분취소',
    sentence: '현금영수증을 일부만 취소하는 요청을 KCP가 받는지 REST 문서에 없습니다.',
    choices: [
      {
        value: 'partial',
        label: '부분취소, 안 되면 취소 후 재발급',
        hint: '부분취소를 먼저 권하고, 전액 취소도 고를 수 있습니다.',
      },
      {
        value: 'cancel-and-reissue',
        label: '전액 취소 후 재발급',
        hint: '전액을 취소하고 남은 금액을 다시 발급하게 합니다.',
      },
    ],
  },
  {
    name: 'receipt-time',
    label: '현금영수증의 원거래시각',
    sentence:
      '결제하고 이틀이 지나 현금영수증을 발급할 때 결제 시각을 보내는 연동과 현재 시각을 보내라는 예제가 있습니다. 국세청에 적히는 거래 시각이 달라집니다.',
    choices: [
      { value: 'paid', label: '결제 시각', hint: '언제 발급하든 돈을 받은 시각을 보냅니다.' },
      {
        value: 'now-after-two-days',
        label: '이틀이 지나면 현재 시각',
        hint: '결제 뒤 48시간까지는 결제 시각, 그 뒤에는 보내는 시각을 보냅니다.',
      },
    ],
  },
  {
    name: 'receipt-look-up',
    label: '현금영수증 조회',
    sentence:
      'KCP에 현금영수증을 묻는 REST 요청은 문서에 없고, 짐작되는 주소가 취소와 같습니다. 그래서 켜도 실제 상점에서는 보내지 않습니다.',
    choices: [
      { value: 'off', label: '쓰지 않음', hint: '이 장부와 KCP의 현금영수증 전표로 확인합니다.' },
      {
        value: 'on',
        label: '연습·테스트 상점에서만 사용',
        hint: '결과를 모르는 발급과 취소를 조회할 때 현금영수증도 묻습니다.',
      },
    ],
  },
] as const satisfies readonly GatewayOption[]

/** The HTTPS proxy whose address is registered with KCP, as text; empty goes straight out (KCP guide §1.10). */
export const relayOption = {
  name: 'relay',
  label: '중계 서버',
  sentence:
    'KCP는 등록된 IP에서 온 취소만 받습니다(8012). 이 PC의 IP가 바뀐다면 고정 IP의 HTTPS 프록시를 적고, 그 IP를 KCP 파트너관리자 › 기술관리센터 › 보안관리 › 서버 IP설정(결제)에 등록하세요.',
  example: {
    text: '예: https://relay.example.com:8443',
    empty: '비워 두면 이 PC에서 KCP로 바로 보냅니다.',
    filled: '이 상점의 모든 요청을 이 서버를 거쳐 보냅니다. 내용은 KCP까지 암호화되어 서버가 볼 수 없습니다.',
  },
  choices: [],
  textProblem: (value) => (value.trim() === '' ? null : relayProblem(value.trim())),
} as const satisfies GatewayOption

/** A shop's choice of one of KCP's options. */
export const chosen = chooserOf(kcpOptions)

/** The relay a shop's calls go through; null when they go straight out. */
export const relayOf = (choices: GatewayChoices): string | null => choices[relayOption.name]?.trim() || null
