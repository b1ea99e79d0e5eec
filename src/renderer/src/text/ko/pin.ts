import { pinLength } from '../../../../domain/pin.ts'

/** Words of entering, choosing and changing a PIN. */
export const pin = {
  label: 'PIN',
  again: (label: string) => `${label} 한 번 더`,
  hint: `숫자 ${pinLength.least}~${pinLength.most}자리. 같은 숫자나 이어지는 숫자로만 된 것은 쓸 수 없습니다.`,
  need: 'PIN을 적으세요.',
  needAgain: 'PIN을 한 번 더 적으세요.',
  differs: '두 번 적은 PIN이 다릅니다.',
  locked: 'PIN이 여러 번 틀려 잠시 받지 않습니다.',
  lockedRemedy: '기다린 뒤에 적으세요. 앱을 다시 시작해도 짧아지지 않습니다.',
  wait: (clock: string) => `${clock} 뒤에 다시`,
} as const

/** Words of asking for the PIN once more (step-up). */
export const proof = {
  title: 'PIN 한 번 더',
  sentence: (name: string) => `${name} 담당자의 PIN을 적으면 이어서 합니다.`,
  why: '돈과 설정에 손대는 일은 PIN을 적은 뒤 5분 동안만 그대로 받습니다. 아직 보내거나 바꾼 것은 없습니다.',
  confirm: 'PIN 확인',
  confirming: '확인하는 중',
} as const

/** Words of changing one's own PIN. */
export const changePin = {
  title: 'PIN 바꾸기',
  sentence: (name: string) => `${name} 담당자의 PIN을 바꿉니다. 다음 로그인부터 새 PIN을 씁니다.`,
  old: '지금 PIN',
  fresh: '새 PIN',
  confirm: 'PIN 바꾸기',
  changing: '바꾸는 중',
  changed: 'PIN을 바꾸었습니다.',
} as const
