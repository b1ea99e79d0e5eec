import type { Permission } from '../../../../domain/operator.ts'

/** Words of 설정 › 담당자. */
export const operators = {
  title: '담당자',
  people: '담당자 목록',
  peopleSentence: '누가 무엇을 했는지는 이 이름으로 남습니다. 담당자는 지우지 않고 사용만 멈춥니다.',
  peoplePractice: '연습에는 역할마다 한 사람이 있고 PIN이 없습니다. 위쪽의 담당자에서 누구든 고를 수 있습니다.',
  readOnly: '볼 수만 있습니다.',
  columns: { name: '이름', role: '역할', active: '로그인', pin: 'PIN', acts: '바꾸기' },
  me: '지금 로그인함',
  active: '할 수 있음',
  inactive: '사용 안 함',
  hasPin: '있음',
  noPin: '없음',
  add: '담당자 넣기',
  change: '바꾸기',
  changeOf: (name: string) => `${name} 바꾸기`,
  newPin: '새 PIN',
  newPinOf: (name: string) => `${name} 새 PIN`,
} as const

/** Words of adding a person, or changing one. */
export const operatorForm = {
  addTitle: '담당자 넣기',
  changeTitle: (name: string) => `${name} 바꾸기`,
  name: '이름',
  nameHint: '기록과 승인에 이 이름으로 남습니다. 다른 담당자와 구별되어야 합니다.',
  needName: '이름을 적으세요.',
  role: '역할',
  roleHints: {
    viewer: '장부와 결제사 조회만 합니다.',
    cs: '한도까지 환불하고, 넘으면 승인을 요청합니다. 파일을 가져오고 결제 링크를 만듭니다.',
    finance: '환불과 승인, 현금영수증, 대량 환불, 직접 확정, 내보내기를 합니다.',
    approver: '다른 사람이 요청한 환불을 승인하거나 반려합니다. 스스로 환불하지 않습니다.',
    admin: '모든 일을 하고 상점과 담당자, 복구 키를 다룹니다.',
  },
  mayEnter: '로그인할 수 있음',
  mayNotEnter: '끄면 바로 로그아웃되고 다시 들어올 수 없습니다. 그동안 한 일은 기록에 남습니다.',
  firstPin: '첫 PIN',
  firstPinHint: '담당자에게 알려 주고, 로그인한 뒤 위쪽 이름에서 바꾸게 하세요.',
  add: '담당자 넣기',
  save: '저장',
  saving: '저장하는 중',
  nothing: '바뀐 것이 없습니다.',
  added: (name: string) => `${name} 담당자를 넣었습니다.`,
  changed: (name: string) => `${name} 담당자를 바꾸었습니다.`,
} as const

/** Words of giving a person another PIN. */
export const resetPin = {
  title: (name: string) => `${name} 새 PIN`,
  sentence: (name: string) =>
    `${name} 담당자의 PIN을 새로 정합니다. 전의 PIN은 바로 쓸 수 없게 됩니다. 잠깐 잠긴 것은 그 시간이 지나야 풀립니다.`,
  confirm: '새 PIN 정하기',
  done: (name: string) => `${name} 담당자의 PIN을 새로 정했습니다.`,
} as const

/** Words of up to how many won a role refunds alone. */
export const limits = {
  title: '혼자 환불하는 한도',
  sentence: '한 결제에서 승인 없이 환불한 금액을 모두 더해 셉니다. 나누어 환불해도 한도는 그대로입니다.',
  over: '넘는 환불은 다른 담당자가 승인해야 나갑니다. 승인하는 사람도 자기 역할의 한도까지 승인합니다.',
  columns: { role: '역할', limit: '한도', acts: '바꾸기' },
  none: '한도 없음',
  change: '바꾸기',
  changeOf: (role: string) => `${role} 한도 바꾸기`,
  dialogTitle: (role: string) => `${role} 한도`,
  choice: '한도',
  choices: { none: '한도 없음', won: '금액까지' },
  choiceHints: { none: '금액에 관계없이 혼자 환불하거나 승인합니다.', won: '한 결제에서 이 금액까지 혼자 합니다.' },
  won: '한 결제에서',
  needWon: '금액을 적으세요.',
  zero: '0원이면 모든 환불에 승인이 필요합니다.',
  saved: (role: string, limit: string) => `${role} 한도를 ${limit}으로 바꾸었습니다.`,
} as const

/** Words of who may do what. */
export const roleTable = {
  title: '역할마다 할 수 있는 일',
  what: '하는 일',
  may: '할 수 있음',
  mayNot: '할 수 없음',
  permissions: {
    see: '장부 보기, 결제사 조회',
    import: '가져오기, 번호로 조회',
    refund: '환불, 환불 승인 요청',
    approve: '다른 사람의 환불 승인·반려',
    collect: '결제 링크, 결제 승인, 등록된 결제수단 해지',
    receipts: '현금영수증 발급·취소',
    settle: '결과 불명의 직접 확정',
    bulk: '대량 환불',
    export: '대장 내보내기',
    unmask: '가리지 않고 내보내기',
    manage: '상점, 담당자, 한도, 복구 키',
  } satisfies Record<Permission, string>,
} as const
