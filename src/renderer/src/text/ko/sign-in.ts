/** Words of signing in to the work book. */
export const signIn = {
  book: '업무 장부',
  title: '로그인',
  sentence: '담당자를 고르고 PIN을 적습니다.',
  people: '담당자',
  choose: '담당자를 고르세요.',
  enter: '로그인',
  entering: '확인하는 중',
  forgotten: 'PIN을 잊었으면 관리자가 설정 › 담당자에서 새 PIN을 정합니다.',
  forgottenAlone: 'PIN은 앱이 알려 줄 수 없습니다. 다른 관리자가 있으면 설정 › 담당자에서 새 PIN을 정합니다.',
  practice: '연습 장부로 가기',
  practiceHint: '연습에는 로그인이 없습니다.',
} as const

/** Words of the first start of the work book. */
export const firstStart = {
  title: '관리자 정하기',
  why: '누가 무엇을 했는지 남기기 위해, 업무 장부는 로그인한 담당자만 씁니다. 처음 쓰는 사람이 관리자가 되고, 다른 담당자는 설정 › 담당자에서 넣습니다.',
  name: '이름',
  nameHint: '기록과 승인에 이 이름으로 남습니다.',
  needName: '이름을 적으세요.',
  forgottenTitle: 'PIN을 잊으면',
  forgotten:
    'PIN은 앱도 알려 줄 수 없습니다. 다른 관리자가 새 PIN을 정할 수 있지만, 관리자가 한 사람뿐이면 업무 장부에 다시 들어갈 수 없습니다. 시작한 뒤 관리자를 한 사람 더 두세요.',
  confirm: '관리자로 시작',
  making: '만드는 중',
} as const
