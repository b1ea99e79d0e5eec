import type { NotOffered } from '../gateway.ts'

/** What Payple's documents describe and this desk leaves alone, each for a reason an operator can tell a colleague. */
export const notOffered: readonly NotOffered[] = [
  {
    name: '빌링키 재결제(정기결제)',
    because:
      '구매자의 카드나 계좌를 다시 청구할 수 있는 빌링키를 이 프로그램은 재결제에 쓰지 않습니다. 정기결제는 쇼핑몰 서버에서 하세요.',
  },
  {
    name: '월 중복 방지 결제',
    because:
      '빌링키 재결제의 한 방식이어서 같은 까닭으로 하지 않습니다. 결과 파일과 조회로 들어온 결제는 보고 환불할 수 있습니다.',
  },
  {
    name: '비밀번호·앱카드 결제',
    because: '구매자가 쇼핑몰의 결제창에서 하는 결제입니다. 백오피스에서는 결제창을 띄우지 않습니다.',
  },
  {
    name: '정산내역 조회',
    because:
      '페이플의 공개 문서에 없는 기능이어서 확인되지 않은 방식으로 묻지 않습니다. 정산은 파트너 관리자에서 확인하세요.',
  },
  {
    name: '결제내역 목록 조회',
    because: '페이플에는 기간으로 결제를 찾는 API가 없습니다. 주문번호로 한 건씩 조회하거나 결과 파일을 가져오세요.',
  },
]
