import type { Offer } from '../desks.ts'
import type { NotOffered } from '../gateway.ts'

/** Fits every desk: it has no functions. */
type Absent = Extract<Offer<unknown>, { readonly offered: false }>

/** Keys of KCP's automatic payments belong to the shop's own server. */
export const methodsNotOffered: Absent = {
  offered: false,
  because: '이 버전은 KCP에 등록된 자동결제 수단의 조회와 해지를 하지 않습니다.',
  remedy: 'KCP 파트너관리자에서 처리하거나 KCP에 문의하세요.',
}

/** KCP's payment links are a service with a contract of its own. */
export const linksNotOffered: Absent = {
  offered: false,
  because: '이 버전은 KCP 결제 링크를 만들지 않습니다.',
  remedy: 'KCP 파트너관리자에서 만들거나 KCP에 문의하세요.',
}

/** At KCP the shop's own server asks for the approval right after the window; nothing waits for a desk. */
export const confirmationsNotOffered: Absent = {
  offered: false,
  because: 'KCP 결제는 결제창에 이어 상점 서버가 바로 승인하므로 데스크가 승인할 것이 남지 않습니다.',
  remedy: null,
}

/** What KCP's documents describe and this desk leaves alone, as the operator reads it. */
export const notOffered: readonly NotOffered[] = [
  {
    name: '가상계좌 입금 후 환불',
    because: '구매자의 계좌로 보내는 별도 서비스이고 REST 규격이 공개되어 있지 않습니다. KCP 파트너관리자에서 하세요.',
  },
  {
    name: '에스크로 결제의 취소와 배송 처리',
    because: '일반 취소와 다른 요청이고 REST 규격이 공개되어 있지 않습니다. KCP 파트너관리자에서 하세요.',
  },
]
