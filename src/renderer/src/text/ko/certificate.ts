import { formatCount } from '../format.ts'

/** Words of a shop's certificate, in 설정 and above every screen. `when` is how far its last day is, with that day. */
export const certificate = {
  subject: '인증서 주체',
  term: '인증서 유효기간',
  ending: (shop: string, gateway: string, when: string) => `${shop} 상점의 ${gateway} 인증서가 ${when} 끝납니다.`,
  ended: (shop: string, gateway: string, day: string) =>
    `${shop} 상점의 ${gateway} 인증서가 ${day}에 끝나, 이 상점은 보기만 할 수 있습니다.`,
  open: '인증서 보기',
  left: (days: number) => (days === 0 ? '오늘 끝남' : `${formatCount(days)}일 남음`),
  marks: { early: '아직 시작되지 않음', ended: '끝남' },
  inList: {
    ending: (days: number) => (days === 0 ? '인증서 오늘 끝남' : `인증서 ${days}일 남음`),
    ended: '인증서 끝남',
  },
  renew: '인증서가 끝나면 이 상점의 결제사 조회와 환불을 보내지 않습니다. 끝나기 30일 전부터 갱신할 수 있습니다.',
  readOnly: '인증서가 끝나 이 상점의 결제사 조회와 환불을 보내지 않습니다. 장부는 그대로 볼 수 있습니다.',
  early: '시작하는 날까지 결제사가 요청을 거절할 수 있습니다. 이 컴퓨터의 날짜도 확인하세요.',
} as const
